import { testWarnings } from './warning-table';

testWarnings({
  'node labels that are deprecated have others in their place': {
    spec: { nodeSelector: { 'beta.kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' } },
    warnings: ['spec.nodeSelector[beta.kubernetes.io/os]: "beta.kubernetes.io/os" is deprecated, use kubernetes.io/os'],
  },
  'three more labels are deprecated from 1.31 on': {
    spec: {
      nodeSelector: {
        'node-role.kubernetes.io/master': '',
        'app.kubernetes.io/created-by': 'a',
        'scheduler.alpha.kubernetes.io/preferAvoidPods': 'b',
      },
    },
    warnings: {
      31: [
        'spec.nodeSelector[node-role.kubernetes.io/master]: "node-role.kubernetes.io/master" is deprecated, use node-role.kubernetes.io/control-plane',
        'spec.nodeSelector[app.kubernetes.io/created-by]: "app.kubernetes.io/created-by" is deprecated, use a label of your own',
        'spec.nodeSelector[scheduler.alpha.kubernetes.io/preferAvoidPods]: "scheduler.alpha.kubernetes.io/preferAvoidPods" is deprecated, use a taint',
      ],
    },
  },
  'labels are looked at in every term of node affinity': {
    spec: {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{}, { matchExpressions: [{ key: 'beta.kubernetes.io/arch', operator: 'Exists' }] }],
          },
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 1,
              preference: {
                matchExpressions: [
                  { key: 'a', operator: 'Exists' },
                  { key: 'beta.kubernetes.io/instance-type', operator: 'Exists' },
                ],
              },
            },
          ],
        },
      },
    },
    warnings: [
      'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[1].matchExpressions[0].key: "beta.kubernetes.io/arch" is deprecated, use kubernetes.io/arch',
      'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[1].key: "beta.kubernetes.io/instance-type" is deprecated, use node.kubernetes.io/instance-type',
    ],
  },
  'values that no label can have are warned of in preferred terms, from 1.33 on': {
    spec: {
      affinity: {
        nodeAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 1, preference: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b', '-5'] }] } },
          ],
        },
      },
    },
    warnings: {
      33: [
        "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].values[1]: \"-5\" may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit",
      ],
    },
  },
  'pods are spread over a label that is deprecated': {
    spec: {
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'failure-domain.beta.kubernetes.io/zone',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: {},
        },
        {
          maxSkew: 1,
          topologyKey: 'failure-domain.beta.kubernetes.io/region',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: {},
        },
      ],
    },
    warnings: [
      'spec.topologySpreadConstraints[0].topologyKey: "failure-domain.beta.kubernetes.io/zone" is deprecated, use topology.kubernetes.io/zone',
      'spec.topologySpreadConstraints[1].topologyKey: "failure-domain.beta.kubernetes.io/region" is deprecated, use topology.kubernetes.io/region',
    ],
  },
});
