import { testPodSpecs } from './pod-spec-table';

const RULE = { action: 'Restart', exitCodes: { operator: 'In', values: [42] } };
const regular = (...list: object[]) => ({
  containers: list.map((container, i) => ({ name: 'abc'[i], image: 'a', ...container })),
});
const init = (...list: object[]) => ({
  initContainers: list.map((container, i) => ({ name: 'xyz'[i], image: 'a', ...container })),
});
testPodSpecs({
  'a sidecar restarts always': { spec: init({ restartPolicy: 'Always' }), errors: [] },
  'from 1.35 on every container has a policy of its own': {
    spec: regular({ restartPolicy: 'Always' }, { restartPolicy: 'OnFailure' }, { restartPolicy: 'Never' }),
    errors: {
      28: [
        'Forbidden containers[0].restartPolicy: is only for init containers',
        'Forbidden containers[1].restartPolicy: is only for init containers',
        'Forbidden containers[2].restartPolicy: is only for init containers',
      ],
      34: [],
    },
  },
  'from 1.35 on init containers have all policies': {
    spec: init({ restartPolicy: 'OnFailure' }, { restartPolicy: 'Never' }),
    errors: {
      29: [
        'NotSupported initContainers[0].restartPolicy: "OnFailure" is not Always',
        'NotSupported initContainers[1].restartPolicy: "Never" is not Always',
      ],
      34: [],
    },
  },
  'there are no other policies': {
    spec: { ...regular({ restartPolicy: 'Sometimes' }), ...init({ restartPolicy: '' }) },
    errors: {
      28: ['Forbidden containers[0].restartPolicy: is only for init containers'],
      29: [
        'Forbidden containers[0].restartPolicy: is only for init containers',
        'NotSupported initContainers[0].restartPolicy: "" is not Always',
      ],
      34: [],
      35: [
        'NotSupported containers[0].restartPolicy: "Sometimes" is not one of Always, Never, OnFailure',
        'NotSupported initContainers[0].restartPolicy: "" is not one of Always, Never, OnFailure',
      ],
    },
  },
  'a container is resized without a restart, or with one': {
    spec: regular({
      resizePolicy: [
        { resourceName: 'cpu', restartPolicy: 'NotRequired' },
        { resourceName: 'memory', restartPolicy: 'RestartContainer' },
      ],
    }),
    errors: [],
  },
  'each resource has one way to be resized': {
    spec: regular({
      resizePolicy: [
        { resourceName: 'cpu', restartPolicy: 'NotRequired' },
        { resourceName: 'cpu', restartPolicy: 'NotRequired' },
      ],
    }),
    errors: { 33: ['Duplicate containers[0].resizePolicy[1]: "cpu" is named before'] },
  },
  'resizing is of cpu and memory, in two ways, reported without the index': {
    spec: regular({ resizePolicy: [{ resourceName: 'storage', restartPolicy: 'Restart' }] }),
    errors: {
      33: [
        'NotSupported containers[0].resizePolicy: "storage" is not one of cpu, memory',
        'NotSupported containers[0].resizePolicy: "Restart" is not one of NotRequired, RestartContainer',
      ],
    },
  },
  'a way to resize is complete, and from 1.37 on all that is missing is one error': {
    spec: regular({ resizePolicy: [{}, { resourceName: 'cpu' }] }),
    errors: {
      33: [
        'Required containers[0].resizePolicy: an entry has no resourceName, or no restartPolicy',
        'Required containers[0].resizePolicy: an entry has no resourceName, or no restartPolicy',
        'Required containers[0].resizePolicy: an entry has no resourceName, or no restartPolicy',
      ],
      37: ['Required containers[0].resizePolicy: an entry has no resourceName, or no restartPolicy'],
    },
  },
  'from 1.36 on only sidecars and regular containers restart to be resized': {
    spec: init(
      { restartPolicy: 'Always', resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }] },
      {
        resizePolicy: [
          { resourceName: 'cpu', restartPolicy: 'NotRequired' },
          { resourceName: 'memory', restartPolicy: 'RestartContainer' },
        ],
      },
    ),
    errors: {
      36: [
        'Invalid initContainers[1].resizePolicy[1].restartPolicy: RestartContainer is for sidecars and regular containers',
      ],
    },
  },
  'a pod that never restarts is resized without a restart': {
    spec: {
      restartPolicy: 'Never',
      ...regular({
        resizePolicy: [
          { resourceName: 'cpu', restartPolicy: 'NotRequired' },
          { resourceName: 'memory', restartPolicy: 'RestartContainer' },
        ],
      }),
    },
    errors: {
      28: ['NotSupported restartPolicy: "Never" is not Always'],
      33: [
        'Invalid containers[0].resizePolicy: "RestartContainer" needs a restart, and the restartPolicy of the pod is Never',
        'NotSupported restartPolicy: "Never" is not Always',
      ],
    },
  },
});
testPodSpecs(
  {
    'rules are exceptions from a policy': {
      spec: {
        ...regular({ restartPolicy: 'Never', restartPolicyRules: [RULE] }),
        ...init({ restartPolicy: 'Never', restartPolicyRules: [RULE] }),
      },
      errors: [],
    },
    'rules need a policy': {
      spec: { ...regular({ restartPolicyRules: [RULE] }), ...init({ restartPolicyRules: [RULE] }) },
      errors: {
        35: [
          'Required containers[0].restartPolicy: is missing, the rules need it',
          'Required initContainers[0].restartPolicy: is missing, the rules need it',
        ],
      },
    },
    'from 1.36 on sidecars have rules': {
      spec: init({ restartPolicy: 'Always', restartPolicyRules: [RULE] }),
      errors: { 35: ['Forbidden initContainers[0].restartPolicyRules: are not for restartPolicy Always'], 36: [] },
    },
    'a container has up to 20 rules': {
      spec: regular(
        { restartPolicy: 'Never', restartPolicyRules: Array(20).fill(RULE) },
        { restartPolicy: 'Never', restartPolicyRules: Array(21).fill(RULE) },
      ),
      errors: {
        35: ['TooLong containers[1].restartPolicyRules: 21 rules are more than 20'],
        36: ['TooMany containers[1].restartPolicyRules: 21 rules are more than 20'],
      },
    },
    'a rule restarts the container, or from 1.36 on all of them': {
      spec: regular({
        restartPolicy: 'Never',
        restartPolicyRules: [
          { ...RULE, action: 'RestartAllContainers' },
          { ...RULE, action: 'Stop' },
          { ...RULE, action: '' },
        ],
      }),
      errors: {
        35: [
          'NotSupported containers[0].restartPolicyRules[0].action: RestartAllContainers needs Kubernetes 1.36',
          'NotSupported containers[0].restartPolicyRules[1].action: "Stop" is not one of Restart, RestartAllContainers',
          'NotSupported containers[0].restartPolicyRules[2].action: "" is not one of Restart, RestartAllContainers',
        ],
        36: [
          'NotSupported containers[0].restartPolicyRules[1].action: "Stop" is not one of Restart, RestartAllContainers',
          'NotSupported containers[0].restartPolicyRules[2].action: "" is not one of Restart, RestartAllContainers',
        ],
      },
    },
    'a rule is for exit codes': {
      spec: regular({
        restartPolicy: 'Never',
        restartPolicyRules: [
          { action: 'Restart' },
          { action: 'Restart', exitCodes: { operator: 'NotIn' } },
          { action: 'Restart', exitCodes: {} },
        ],
      }),
      errors: {
        35: [
          'Required containers[0].restartPolicyRules[0].exitCodes: are missing',
          'NotSupported containers[0].restartPolicyRules[2].exitCodes.operator: "" is not one of In, NotIn',
        ],
      },
    },
    'a rule lists up to 255 exit codes': {
      spec: regular({
        restartPolicy: 'Never',
        restartPolicyRules: [
          { action: 'Restart', exitCodes: { operator: 'In', values: Array(255).fill(1) } },
          { action: 'Restart', exitCodes: { operator: 'In', values: Array(256).fill(1) } },
        ],
      }),
      errors: {
        35: ['TooLong containers[0].restartPolicyRules[1].exitCodes.values: 256 exit codes are more than 255'],
        36: ['TooMany containers[0].restartPolicyRules[1].exitCodes.values: 256 exit codes are more than 255'],
      },
    },
  },
  34,
);
