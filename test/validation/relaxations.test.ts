import { Context, Relaxation } from '../../src/findings/context';
import { Path } from '../../src/findings/path';
import { read } from '../../src/stored/read';
import { validatePodSpec } from '../../src/validation/pod-spec';
import { relaxationsOf } from '../../src/validation/relaxations';

/** What the server says to a pod spec as an update of itself; the real update strategy of each minor gives the same reasons and fields. */
function judgeTwice(spec: object, minor: number): { relaxed: Relaxation[]; created: string[]; updated: string[] } {
  const podSpec = read(
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'a' },
      spec: { selector: {}, template: { spec: { containers: [{ name: 'a', image: 'a' }], ...spec } } },
    },
    new Context(minor),
  ).daemonSet!.spec.template.spec;
  const relaxed = relaxationsOf(podSpec, minor, podSpec);
  const errors = (ctx: Context) => {
    validatePodSpec(podSpec, Path.of('P'), ctx);
    return ctx.findings.map(({ rule, field }) => `${rule.reason.replace('FieldValue', '')} ${field.replace('P.', '')}`);
  };
  return {
    relaxed: [...relaxed],
    created: errors(new Context(minor)),
    updated: errors(new Context(minor, { relaxed })),
  };
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const affinity = (term: object) => ({ affinity: { podAntiAffinity: { [REQUIRED]: [{ topologyKey: 'a', ...term }] } } });
const spread = (constraint: object) => ({
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule', ...constraint }],
});
const BAD_VALUE = { matchExpressions: [{ key: 'a', operator: 'In', values: ['-'] }] };

interface Row {
  readonly relaxation: Relaxation;
  readonly since: number;
  readonly spec: object;
  readonly created: readonly string[];
  readonly updated?: readonly string[];
}

const rows: { readonly [sentence: string]: Row } = {
  'values in selectors of pod affinity may stay': {
    relaxation: 'affinitySelectors',
    since: 28,
    spec: affinity({ namespaceSelector: BAD_VALUE }),
    created: [`Invalid affinity.podAntiAffinity.${REQUIRED}[0].namespaceSelector.matchExpressions[0].values[0]`],
  },
  'selectors of topology spread may stay as they are': {
    relaxation: 'spreadSelectors',
    since: 28,
    spec: spread({ labelSelector: { matchExpressions: [{ key: 'a', operator: 'Is' }] } }),
    created: ['Invalid topologySpreadConstraints[0].labelSelector.matchExpressions[0].operator'],
  },
  'sysctls of the host may stay': {
    relaxation: 'hostSysctls',
    since: 29,
    spec: { hostNetwork: true, securityContext: { sysctls: [{ name: 'net.a', value: '1' }] } },
    created: ['Invalid securityContext.sysctls[0].name'],
  },
  'values of required node affinity may stay': {
    relaxation: 'nodeAffinityValues',
    since: 33,
    spec: { affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [BAD_VALUE] } } } },
    created: [`Invalid affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms[0].matchExpressions[0].values[0]`],
  },
  'keys that were refused by the newer check get the older one': {
    relaxation: 'spreadLabelKeys',
    since: 34,
    spec: spread({
      matchLabelKeys: ['a'],
      labelSelector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'Exists' }] },
    }),
    created: ['Invalid topologySpreadConstraints[0][0]'],
    updated: ['Invalid topologySpreadConstraints[0].matchLabelKeys[0]'],
  },
  'hugepages may stay parts of pages': {
    relaxation: 'hugePages',
    since: 28,
    spec: { overhead: { cpu: 1, 'hugepages-2Mi': 1 } },
    created: ['Invalid overhead.limits[hugepages-2Mi]'],
  },
  'init containers may still restart to be resized': {
    relaxation: 'restartToResize',
    since: 36,
    spec: {
      initContainers: [
        { name: 'b', image: 'b', resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }] },
      ],
    },
    created: ['Invalid initContainers[0].resizePolicy[0].restartPolicy'],
  },
  'volume devices may stay with hostUsers false': {
    relaxation: 'volumeDevices',
    since: 34,
    spec: {
      hostUsers: false,
      volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'a' } }],
      containers: [{ name: 'a', image: 'a', volumeDevices: [{ name: 'a', devicePath: '/a' }] }],
    },
    created: ['Forbidden containers[0].volumeDevices'],
  },
  'the network of the host may stay with hostUsers false': {
    relaxation: 'hostUsersNetwork',
    since: 35,
    spec: { hostUsers: false, hostNetwork: true },
    created: ['Forbidden hostNetwork'],
  },
  'comparing tolerations may stay, and have whole numbers then': {
    relaxation: 'comparisons',
    since: 35,
    spec: {
      tolerations: ['5', '-9223372036854775808', '05', '9223372036854775808', 'a'].map((value, i) => ({
        key: 'a',
        operator: i % 2 === 0 ? 'Gt' : 'Lt',
        value,
      })),
    },
    created: [0, 1, 2, 3, 4].map((i) => `NotSupported tolerations[${i}].operator`),
    updated: [
      'Invalid tolerations[2].value',
      'Invalid tolerations[3].value',
      'Invalid tolerations[4].value',
      'Invalid tolerations[4].value',
    ],
  },
  'CAP_SYS_ADMIN may stay without escalation': {
    relaxation: 'sysAdmin',
    since: 37,
    spec: {
      initContainers: [
        {
          name: 'b',
          image: 'b',
          securityContext: { allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } },
        },
      ],
    },
    created: ['Invalid initContainers[0].securityContext'],
  },
};

test.each(Object.entries(rows))('%s', (_sentence, { relaxation, since, spec, created, updated = [] }) => {
  expect(judgeTwice(spec, since)).toEqual({ relaxed: [relaxation], created, updated });
  expect(judgeTwice(spec, 37)).toEqual({ relaxed: [relaxation], created, updated });
  if (since > 28) expect(judgeTwice(spec, since - 1).relaxed).not.toContain(relaxation);
});

test('search domains with underscores may stay in 1.32, before all may have them', () => {
  const spec = { dnsConfig: { searches: ['a_b', '.'] } };
  expect(judgeTwice(spec, 31)).toMatchObject({
    relaxed: [],
    updated: ['Invalid dnsConfig.searches[0]', 'Invalid dnsConfig.searches[1]'],
  });
  expect(judgeTwice(spec, 32)).toEqual({
    relaxed: ['searches'],
    created: ['Invalid dnsConfig.searches[0]', 'Invalid dnsConfig.searches[1]'],
    updated: [],
  });
});

test('an SELinux change policy that is there may stay or become another one, until all are allowed in 1.37', () => {
  const spec = { securityContext: { seLinuxChangePolicy: 'MountOption' } };
  expect(judgeTwice(spec, 36)).toEqual({
    relaxed: ['seLinuxChangePolicy'],
    created: ['NotSupported securityContext.seLinuxChangePolicy'],
    updated: [],
  });
  expect(judgeTwice(spec, 37)).toMatchObject({ created: [] });
});

test('variables may keep the name that they have in 1.30 and 1.31, and others have such names then', () => {
  const container = (...names: string[]) => ({ name: 'a', image: 'a', env: names.map((name) => ({ name })) });
  const spec = { containers: [container('1A', 'B C', 'D=E')] };
  const env = [0, 1, 2].map((i) => `Invalid containers[0].env[${i}].name`);
  expect(judgeTwice(spec, 29)).toEqual({ relaxed: [], created: env, updated: env });
  expect(judgeTwice(spec, 30)).toEqual({
    relaxed: ['envNames'],
    created: env,
    updated: ['Invalid containers[0].env[2].name'],
  });
  expect(relaxationsOf({ containers: [container('1A')] }, 31, { containers: [container('1B')] })).toEqual(new Set());
  expect(relaxationsOf({ containers: [container('A=B')] }, 31, { containers: [container('A=B')] })).toEqual(new Set());
});

test('status.hostIPs may stay in 1.28, wherever it is', () => {
  const fieldRef = { fieldPath: 'status.hostIPs' };
  const spec = { containers: [{ name: 'a', image: 'a', env: [{ name: 'A', valueFrom: { fieldRef } }] }] };
  expect(judgeTwice(spec, 28)).toEqual({
    relaxed: ['hostIPs'],
    created: ['Forbidden containers[0].env[0].valueFrom.fieldRef'],
    updated: [],
  });
  const volumes = [{ name: 'v', downwardAPI: { items: [{ path: 'a', fieldRef }] } }];
  expect(relaxationsOf({ containers: [], volumes }, 28, { containers: [] })).toEqual(new Set(['hostIPs']));
});

test('a sleep of no time may stay in 1.32', () => {
  const spec = { containers: [{ name: 'a', image: 'a', lifecycle: { preStop: { sleep: { seconds: 0 } } } }] };
  const created = ['Invalid containers[0].lifecycle.preStop.sleep'];
  expect(judgeTwice(spec, 31)).toEqual({ relaxed: [], created, updated: created });
  expect(judgeTwice(spec, 32)).toEqual({ relaxed: ['zeroSleep'], created, updated: [] });
});

test('rules of sidecars, and those that restart all containers, may stay in 1.35', () => {
  const restartPolicyRules = [{ action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [1] } }];
  const containers = [{ name: 'a', image: 'a', restartPolicy: 'Never', restartPolicyRules }];
  expect(judgeTwice({ containers }, 35)).toEqual({
    relaxed: ['restartAll'],
    created: ['NotSupported containers[0].restartPolicyRules[0].action'],
    updated: [],
  });
  const initContainers = [
    {
      name: 'b',
      image: 'b',
      restartPolicy: 'Always',
      restartPolicyRules: [{ ...restartPolicyRules[0], action: 'Restart' }],
    },
  ];
  expect(judgeTwice({ initContainers }, 35)).toEqual({
    relaxed: ['restartAll'],
    created: ['Forbidden initContainers[0].restartPolicyRules'],
    updated: [],
  });
});

test('a good pod spec relaxes nothing', () => {
  expect(
    judgeTwice({ ...affinity({ labelSelector: {} }), hostUsers: false, tolerations: [{ operator: 'Exists' }] }, 37),
  ).toEqual({ relaxed: [], created: [], updated: [] });
});
