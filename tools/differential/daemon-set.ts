/**
 * Cases for what is around the pod spec: metadata, selector, update strategy, annotations of the template.
 * A good DaemonSet with one to four values put in. Same random numbers, same cases.
 */
export function cases(random: () => number, count: number): object[] {
  const pick = <T>(pool: readonly T[]): T => pool[Math.floor(random() * pool.length)];
  return Array.from({ length: count }, () => {
    const daemonSet = JSON.parse(pick(BASES));
    for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
      const [path, pool] = pick(AIMS);
      put(daemonSet, path, structuredClone(pick(pool)));
    }
    return daemonSet;
  });
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const long = (length: number, end = 'x') => 'x'.repeat(length - end.length) + end;

const NAMES: Json[] = [
  'a',
  '',
  'A',
  'a.b',
  'a..b',
  '.a',
  'a.',
  'a-',
  '-a',
  'a-.b',
  'a_b',
  'a b',
  '9',
  'a\n',
  'ä',
  '😀',
  long(63),
  long(64),
  long(242),
  long(243),
  long(253),
  long(254),
  long(253, 'ä'),
  `${long(64)}.a`,
  'a/b',
  'a%b',
  '..',
  '.',
  null,
];
const KEYS = [
  'a',
  'A',
  '',
  'a/b',
  'a/b/c',
  '/a',
  'a/',
  'A/b',
  'a.b/c',
  'a..b/c',
  'a_b',
  '_a',
  'a_',
  '-a',
  'a b',
  'ä',
  '\u0130',
  '\u212a',
  long(63),
  long(64),
  `${long(253)}/a`,
  `${long(254)}/a`,
  `a/${long(64)}`,
  `A/${long(64)}!`,
  '__proto__',
  'constructor',
  'a\n',
];
const VALUES = ['', 'a', 'A', 'a_b', 'a-', '.a', 'a b', 'ä', long(63), long(64), 'a\n', '9'];
const MAPS: Json[] = [
  null,
  {},
  ...KEYS.map((key) => ({ app: 'a', [key]: 'a' })),
  ...VALUES.map((value) => ({ app: 'a', x: value })),
  { app: 'b' },
  { app: 'a', 'a b': 'c d', '': '-' },
];
const OPERATORS: Json[] = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'in', 'Gt', '', null];
const LISTS: Json[] = [[], ['a'], ['a', 'b'], ['a b'], ['', long(64)], null, [null]];
const COUNTS: Json[] = [
  0,
  1,
  -1,
  2,
  100,
  2147483647,
  '0%',
  '1%',
  '100%',
  '101%',
  '00%',
  '010%',
  '%',
  '1',
  '0',
  'a',
  '',
  '-1%',
  '1.5%',
  ' 1%',
  '1%\n',
  '+1',
  '99999999999999999999%',
  '99999999999999999999',
  null,
];
const GROUPS: Json[] = ['v1', 'apps/v1', '', '/', 'a/', '/v1', 'a/b/c', null];
const FINALIZERS: Json[] = [
  'orphan',
  'foregroundDeletion',
  'kubernetes',
  'a',
  'a/b',
  'A/b',
  'a b',
  '',
  'a/b/c',
  '/',
  null,
];
const OWNER = { apiVersion: 'v1', kind: 'Node', name: 'a', uid: '1' };
const MANAGER = {
  operation: 'Update',
  apiVersion: 'apps/v1',
  fieldsType: 'FieldsV1',
  fieldsV1: { 'f:spec': { 'f:minReadySeconds': {} } },
};
const PROFILES = [
  'runtime/default',
  'docker/default',
  'unconfined',
  'localhost/a',
  'localhost/a/b',
  'localhost/',
  'localhost//a',
  'localhost/../a',
  'localhost/a/..',
  'localhost/..a',
  'Unconfined',
  '',
  'a',
];
const FIELDS: Json[] = [
  null,
  { type: 'RuntimeDefault' },
  { type: 'Unconfined' },
  { type: 'Localhost', localhostProfile: 'a' },
  { type: 'Localhost', localhostProfile: 'a/b' },
  { type: 'Localhost' },
  { type: 'x' },
];
const TOLERATIONS = [
  '',
  ' ',
  'null',
  '[]',
  '{}',
  '[null]',
  '[{}]',
  'x',
  '5',
  '"x"',
  '[5]',
  '[{"key":"a","operator":"Exists"}]',
  '[{"Key":"a","OPERATOR":"Equal","Value":"b c","Effect":"NoSchedule"}]',
  '[{"key":5}]',
  '[{"key":null,"operator":"Exists","unknown":[]}]',
  '[{"operator":"Exists","tolerationSeconds":5}]',
  '[{"operator":"Exists","effect":"NoExecute","tolerationSeconds":5.5}]',
  '[{"operator":"Exists","effect":"NoExecute","tolerationSeconds":"5"}]',
  '[{"key":"a b","operator":"In"},{"effect":"x"}]',
  '[{"operator":"Exists"}',
  '[[]]',
  '[{"effect":true}]',
];
const COSTS = [
  '0',
  '1',
  '-1',
  '+1',
  '01',
  '-01',
  '-0',
  '00',
  '',
  '-',
  '2147483647',
  '2147483648',
  '-2147483648',
  '-2147483649',
  '1.0',
  ' 1',
  '1e3',
  'a',
  '99999999999999999999',
];
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** Where a value is put, and the values to choose from. A path that is not there in the manifest is made; `|` stands between its parts. */
const AIMS: [string, Json[]][] = [
  ['metadata|name', NAMES],
  ['metadata|generateName', [...NAMES, '-', 'x-', 'X-', 'x--', `${long(252)}-`, long(60)]],
  ['metadata|namespace', NAMES],
  ['metadata|labels', MAPS],
  [
    'metadata|annotations',
    [
      ...MAPS,
      { a: 'x'.repeat(262143) },
      { a: 'x'.repeat(262144) },
      { a: 'ä'.repeat(131072) },
      { a: 'ä'.repeat(131071), b: '' },
    ],
  ],
  ['metadata', [null, {}]],
  ['metadata|resourceVersion', ['', '0', '1', 'a', '01', '-1', '00', '18446744073709551616', null]],
  [
    'metadata|annotations|deprecated.daemonset.template.generation',
    ['1', '-1', 'a', '', '1.0', '+5', '9223372036854775807', '9223372036854775808', '01', ' 1'],
  ],
  [
    'metadata|ownerReferences',
    [
      [],
      null,
      [{}],
      [OWNER, OWNER],
      [
        { ...OWNER, controller: true },
        { ...OWNER, name: 'b', controller: true },
        { ...OWNER, name: 'c', controller: true },
      ],
    ],
  ],
  ['metadata|ownerReferences|0|apiVersion', GROUPS],
  ['metadata|ownerReferences|0|kind', ['', 'Event', 'Pod', null]],
  ['metadata|ownerReferences|0|name', ['', 'a b']],
  ['metadata|ownerReferences|0|uid', ['', 'x']],
  [
    'metadata|ownerReferences|1',
    [{ ...OWNER, kind: 'Event' }, { ...OWNER, apiVersion: 'events.k8s.io/v1', kind: 'Event' }, OWNER],
  ],
  ['metadata|finalizers', [[], null, ['orphan', 'foregroundDeletion'], ['a/b', 'a/b']]],
  ['metadata|finalizers|0', FINALIZERS],
  ['metadata|finalizers|1', FINALIZERS],
  ['metadata|generation', [-1, 5]],
  ['metadata|deletionTimestamp', ['2024-01-02T03:04:05Z']],
  ['metadata|uid', ['x']],
  ['metadata|selfLink', ['x']],
  ['metadata|managedFields', [[], [MANAGER], [{ ...MANAGER, operation: 'x' }], [{ ...MANAGER, fieldsType: '' }], [{}]]],
  ['spec', [null, {}]],
  ['spec|selector', [null, {}, { matchLabels: {} }, { matchExpressions: [] }]],
  ['spec|selector|matchLabels', MAPS],
  ['spec|selector|matchExpressions|0|operator', OPERATORS],
  ['spec|selector|matchExpressions|0|values', LISTS],
  ['spec|selector|matchExpressions|0|key', [...KEYS, null, 'app', 'tier']],
  ['spec|minReadySeconds', [0, -1, 5]],
  ['spec|revisionHistoryLimit', [0, -1, 5, null]],
  ['spec|updateStrategy', [null, {}, { type: 'OnDelete' }]],
  ['spec|updateStrategy|type', ['RollingUpdate', 'OnDelete', 'Recreate', 'onDelete', '', null]],
  ['spec|updateStrategy|rollingUpdate', [null, {}]],
  ['spec|updateStrategy|rollingUpdate|maxUnavailable', COUNTS],
  ['spec|updateStrategy|rollingUpdate|maxSurge', COUNTS],
  ['spec|template', [null, {}]],
  ['spec|template|metadata', [null, {}, { name: 'A B', namespace: 'A', finalizers: ['x'] }]],
  ['spec|template|metadata|labels', MAPS],
  ['spec|template|spec', [null, {}]],
  [
    'spec|template|metadata|annotations',
    [...MAPS, { a: 'x'.repeat(262144) }, { 'pod.beta.kubernetes.io/init-containers': 'x'.repeat(262144) }],
  ],
  ['spec|template|spec|restartPolicy', ['Always', 'Never', 'OnFailure', 'x', '', null]],
  ['spec|template|spec|activeDeadlineSeconds', [0, 1, 2147483648]],
  ['spec|template|spec|nodeName', ['', 'a']],
  ['spec|template|spec|os', [{ name: 'windows' }, { name: 'linux' }, null]],
  [
    'spec|template|spec|volumes',
    [
      [
        { name: 'disk', gcePersistentDisk: { pdName: 'a' } },
        { name: 'd', gcePersistentDisk: { pdName: 'a', readOnly: true } },
      ],
    ],
  ],
  ['spec|template|spec|ephemeralContainers', [[], [{ name: 'debug', image: 'a' }]]],
  ['spec|template|metadata|annotations|kubernetes.io/config.mirror', ['', 'x']],
  ['spec|template|metadata|annotations|scheduler.alpha.kubernetes.io/tolerations', TOLERATIONS],
  ['spec|template|metadata|annotations|controller.kubernetes.io/pod-deletion-cost', COSTS],
  [`spec|template|metadata|annotations|${SECCOMP_POD}`, PROFILES],
  ...['a', 'init', 'debug', 'other', ''].flatMap((name): [string, Json[]][] => [
    [`spec|template|metadata|annotations|${SECCOMP}${name}`, PROFILES],
    [`spec|template|metadata|annotations|${APP_ARMOR}${name}`, PROFILES],
  ]),
  ...['', 'containers|0|', 'initContainers|0|'].flatMap((place): [string, Json[]][] => [
    [`spec|template|spec|${place}securityContext|seccompProfile`, FIELDS],
    [`spec|template|spec|${place}securityContext|appArmorProfile`, FIELDS],
  ]),
];

const SPEC = {
  selector: { matchLabels: { app: 'a' } },
  template: {
    metadata: { labels: { app: 'a', tier: 'b' } },
    spec: { containers: [{ name: 'a', image: 'a' }], initContainers: [{ name: 'init', image: 'a' }] },
  },
};
const FULL = {
  metadata: {
    name: 'agent',
    namespace: 'kube-system',
    labels: { app: 'a' },
    annotations: { 'example.com/a': 'b c' },
    finalizers: ['example.com/a', 'orphan'],
    ownerReferences: [{ ...OWNER, controller: true, blockOwnerDeletion: true }],
  },
  spec: {
    ...SPEC,
    selector: { matchLabels: { app: 'a' }, matchExpressions: [{ key: 'tier', operator: 'In', values: ['b', 'c'] }] },
    minReadySeconds: 5,
    revisionHistoryLimit: 3,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
  },
};
const PROFILED = {
  metadata: { name: 'agent' },
  spec: {
    ...SPEC,
    template: {
      metadata: {
        labels: { app: 'a' },
        annotations: {
          [SECCOMP_POD]: 'runtime/default',
          [`${SECCOMP}a`]: 'localhost/a',
          [`${APP_ARMOR}a`]: 'localhost/a',
          [`${APP_ARMOR}init`]: 'unconfined',
        },
      },
      spec: {
        securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          { name: 'a', image: 'a', securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'a' } } },
        ],
        initContainers: [{ name: 'init', image: 'a' }],
        ephemeralContainers: [{ name: 'debug', image: 'a' }],
      },
    },
  },
};
const BASES = [{ metadata: { name: 'agent' }, spec: SPEC }, FULL, PROFILED].map((base) =>
  JSON.stringify({ apiVersion: 'apps/v1', kind: 'DaemonSet', ...base }),
);

function put(daemonSet: Json, path: string, value: Json): void {
  const keys = path.split('|');
  let at: any = daemonSet;
  keys.slice(0, -1).forEach((key, i) => {
    if (typeof at[key] !== 'object' || at[key] === null) at[key] = /^\d+$/.test(keys[i + 1]) ? [] : {};
    at = at[key];
  });
  const last = keys[keys.length - 1];
  // an index beyond the end would leave a hole
  if (Array.isArray(at)) at.splice(Math.min(Number(last), at.length), 1, value);
  else at[last] = value;
}
