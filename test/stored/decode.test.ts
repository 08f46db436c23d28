import { Context } from '../../src/findings/context';
import { decode } from '../../src/stored/decode';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';
import { daemonSetOf, errorsOf, testDaemonSets } from '../validation/daemon-set-table';

const GONE = 'UnknownField spec.template.spec.resourceClaims[0].source: was removed in Kubernetes 1.31';
const CONTAINER = 'spec.template.spec.containers[0]';

testDaemonSets({
  'a field that no version knows': {
    spec: { replicas: 3 },
    errors: ['UnknownField spec.replicas: is not a field of Kubernetes'],
  },
  'the case of a name matters': {
    podSpec: { HostNetwork: true },
    errors: ['UnknownField spec.template.spec.HostNetwork: is not a field of Kubernetes; did you mean hostNetwork?'],
  },
  'what is in an unknown field is not looked at': {
    podSpec: { extra: { containers: 5 } },
    errors: ['UnknownField spec.template.spec.extra: is not a field of Kubernetes'],
  },
  'a field that is too new': {
    podSpec: {
      containers: [
        { name: 'a', image: 'a', lifecycle: { preStop: { exec: { command: ['a'] } } }, restartPolicyRules: null },
      ],
    },
    errors: {
      ...untilMinor(34, () => [
        `UnknownField ${CONTAINER}.restartPolicyRules: needs Kubernetes 1.34; set kubernetesVersion to '1.34+'`,
      ]),
      34: [],
    },
  },
  'a field that is gone': {
    podSpec: { resourceClaims: [{ name: 'a', source: { resourceClaimName: 'b' } }] },
    errors: {
      28: [],
      ...Object.fromEntries([31, 32, 33].map((minor) => [minor, [GONE]])),
      // from here on the claim is kept, and lacks what it claims
      ...Object.fromEntries(
        [34, 35, 36, 37].map((minor) => [
          minor,
          [
            GONE,
            'Invalid spec.template.spec.resourceClaims[0]: has neither of resourceClaimName, resourceClaimTemplateName',
          ],
        ]),
      ),
    },
  },
  'nulls are what is left out': {
    metadata: { labels: null, annotations: null },
    spec: { minReadySeconds: null, updateStrategy: null },
    podSpec: { volumes: null, dnsPolicy: null, securityContext: null, hostPID: null, nodeSelector: null },
    errors: [],
  },
  'a null in a map is an empty text, and one in a list an empty object': {
    metadata: { labels: { a: null } },
    podSpec: { tolerations: [null], imagePullSecrets: [null] },
    errors: ['Invalid spec.template.spec.tolerations[0].operator: without a key the operator must be Exists, not ""'],
  },
});

function untilMinor(end: number, errors: (minor: number) => string[]): { [minor: number]: string[] } {
  return Object.fromEntries(Array.from({ length: end - 28 }, (_, i) => [28 + i, errors(28 + i)]));
}

/** A value at a field, and what it is said to be; the server stops at each of them. */
const WRONG: readonly (readonly [string, object, string])[] = [
  ['a number for a text', { containers: [{ name: 5, image: 'a' }] }, `${CONTAINER}.name: a number is not a string`],
  [
    'a boolean for a text',
    { containers: [{ name: 'a', image: 'a', env: [{ name: 'A', value: true }] }] },
    `${CONTAINER}.env[0].value: a boolean is not a string`,
  ],
  ['a text for a boolean', { hostNetwork: 'true' }, 'spec.template.spec.hostNetwork: a string is not a boolean'],
  ['a text for a number', { priority: '5' }, 'spec.template.spec.priority: a string is not a number'],
  ['a fraction', { priority: 1.5 }, 'spec.template.spec.priority: 1.5 is not a 32-bit integer in plain digits'],
  [
    'more than 32 bits',
    { priority: 2147483648 },
    'spec.template.spec.priority: 2147483648 is not a 32-bit integer in plain digits',
  ],
  [
    'more than 64 bits',
    { terminationGracePeriodSeconds: 2 ** 63 },
    'spec.template.spec.terminationGracePeriodSeconds: 9223372036854776000 is not a 64-bit integer in plain digits',
  ],
  ['an object for a list', { tolerations: {} }, 'spec.template.spec.tolerations: an object is not a list'],
  ['a list for an object', { securityContext: [] }, 'spec.template.spec.securityContext: a list is not an object'],
  ['a text for an object', { tolerations: ['x'] }, 'spec.template.spec.tolerations[0]: a string is not an object'],
  ['a list for a map', { nodeSelector: [] }, 'spec.template.spec.nodeSelector: a list is not a map'],
  [
    'a number in a map of texts',
    { nodeSelector: { a: 5 } },
    'spec.template.spec.nodeSelector.a: a number is not a string',
  ],
  [
    'a fraction for a number or text',
    { containers: [{ name: 'a', image: 'a', livenessProbe: { httpGet: { port: 80.5 } } }] },
    `${CONTAINER}.livenessProbe.httpGet.port: 80.5 is not a 32-bit integer in plain digits`,
  ],
  [
    'a text that is not a quantity',
    { containers: [{ name: 'a', image: 'a', resources: { limits: { cpu: '1 core' } } }] },
    `${CONTAINER}.resources.limits.cpu: "1 core" is not a quantity`,
  ],
  ['an empty quantity', { overhead: { cpu: '' } }, 'spec.template.spec.overhead.cpu: "" is not a quantity'],
];

test.each(WRONG)('%s is a wrong type', (_what, podSpec, expected) => {
  for (const minor of [28, 37]) {
    expect(errorsOf(daemonSetOf({ podSpec }), minor)).toEqual([`FieldTypeMismatch ${expected}`]);
  }
});

test('a time is one of RFC 3339', () => {
  const [error] = errorsOf(daemonSetOf({ metadata: { creationTimestamp: '2024-13-01T00:00:00Z' } }), 30);
  expect(error).toBe('FieldTypeMismatch metadata.creationTimestamp: a string is not a time in RFC 3339 format');
});

test('the generation of old clients is a number', () => {
  expect(
    errorsOf(daemonSetOf({ metadata: { annotations: { 'deprecated.daemonset.template.generation': 'one' } } }), 30),
  ).toEqual([
    'FieldTypeMismatch metadata.annotations.deprecated.daemonset.template.generation: "one" is not an integer',
  ]);
});

test('all wrong types are found at once, and the rules are not asked then', () => {
  expect(errorsOf(daemonSetOf({ podSpec: { hostPID: 1, priority: 'x', dnsPolicy: 'None' } }), 30)).toEqual([
    'FieldTypeMismatch spec.template.spec.hostPID: a number is not a boolean',
    'FieldTypeMismatch spec.template.spec.priority: a string is not a number',
  ]);
});

test.each([
  [null, 'null'],
  ['x', 'a string'],
  [[], 'a list'],
  [5, 'a number'],
  [undefined, 'null'],
])('%j is not a DaemonSet', (manifest, words) => {
  expect(errorsOf(manifest, 30)).toEqual([`FieldTypeMismatch : ${words} is not a DaemonSet`]);
});

test('only a DaemonSet of apps/v1 is judged', () => {
  expect(errorsOf({ apiVersion: 'apps/v1beta2', kind: 'Deployment', spec: 5 }, 30)).toEqual([
    'FieldTypeMismatch apiVersion: "apps/v1beta2" is not apps/v1',
    'FieldTypeMismatch kind: "Deployment" is not DaemonSet',
  ]);
});

test('without kind and apiVersion the rest is judged all the same', () => {
  expect(errorsOf({ metadata: { name: 'A' }, spec: 5 }, 30)).toEqual([
    'FieldTypeMismatch spec: a number is not an object',
    'Required kind: is missing',
    'Required apiVersion: is missing',
  ]);
});

test('a value that may be secret is not shown', () => {
  const env = [{ name: 'TOKEN', value: 271828 }];
  expect(errorsOf(daemonSetOf({ podSpec: { containers: [{ name: 'a', image: 'a', env }] } }), 30)).toEqual([
    `FieldTypeMismatch ${CONTAINER}.env[0].value: a number is not a string`,
  ]);
});

test('keys that are written twice, but not in what is skipped', () => {
  const manifest = daemonSetOf({ metadata: { labels: { 'a/b': 'c' } }, podSpec: { extra: { a: { b: 1 } } } });
  const extra = ['spec', 'template', 'spec', 'extra'];
  const duplicates = [['spec'], ['metadata', 'labels', 'a/b'], ['spec'], extra, [...extra, 'a', 'b']].map((path) => ({
    path,
  }));
  const ctx = new Context(30);
  decode(manifest, ctx, { duplicates });
  expect(ctx.findings.map(({ rule, field }) => `${rule.reason} ${field}`)).toEqual([
    'UnknownField spec.template.spec.extra',
    'DuplicateField spec',
    'DuplicateField metadata.labels.a/b',
  ]);
});

test('a number with a fraction or an exponent is no integer, whatever its value', () => {
  const podSpec = { priority: 5, securityContext: { supplementalGroups: [1, 2] }, overhead: { cpu: 1 } };
  const manifest = daemonSetOf({ podSpec }) as { spec: { template: { spec: object } } };
  const fractions = new Map<object, Set<string | number>>([
    [manifest.spec.template.spec, new Set(['priority'])],
    [podSpec.securityContext.supplementalGroups, new Set([1])],
    [podSpec.overhead, new Set(['cpu'])],
  ]);
  const ctx = new Context(30);
  decode(manifest, ctx, { fractions });
  expect(ctx.findings.map(({ field }) => field)).toEqual([
    'spec.template.spec.priority',
    'spec.template.spec.securityContext.supplementalGroups[1]',
  ]);
});

test('a bigint is an integer of 64 bits, or too large', () => {
  const manifest = daemonSetOf({
    podSpec: { terminationGracePeriodSeconds: 2n ** 63n - 1n, priority: 2n ** 63n, activeDeadlineSeconds: 2n ** 63n },
  });
  const ctx = new Context(30);
  decode(manifest, ctx);
  expect(ctx.findings.map(({ field }) => field)).toEqual([
    'spec.template.spec.priority',
    'spec.template.spec.activeDeadlineSeconds',
  ]);
});

liveTest('real Kubernetes stops at each wrong type', () => {
  for (const version of builtMinors) {
    const cases = WRONG.map(([what, podSpec]) => ({ id: what, manifest: JSON.stringify(daemonSetOf({ podSpec })) }));
    const answers = askKubernetes<{ id: string; stage: string }>(version, 'judge', cases);
    expect(answers.map(({ id, stage }) => `${id}: ${stage}`)).toEqual(cases.map(({ id }) => `${id}: decode`));
  }
});
