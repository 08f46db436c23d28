/**
 * Cases for the rules of the pod spec: a DaemonSet that uses every field of the part, with a few of its values replaced, removed or repeated.
 * Same random numbers, same cases.
 */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const long = (length: number, end = 'x') => 'x'.repeat(length - end.length) + end;
const NAMES: Json[] = [
  'a',
  'A',
  '',
  'a.b',
  'a..b',
  '.a',
  'a.',
  '-a',
  'a-',
  '9',
  'a_b',
  'a b',
  'a\n',
  'ä',
  '😀',
  'a/b',
  long(63),
  long(64),
  long(253),
  long(254),
  long(64, 'ä'),
  'metadata.name',
  `${long(63)}.${long(63)}`,
  long(64, '.x'),
  'x.-y',
  'x-.y',
  null,
];
const KEYS: Json[] = [
  ...NAMES,
  'example.com/a',
  'a/b/c',
  '/a',
  'a/',
  'Example.com/a',
  `${long(253)}/a`,
  `${long(254)}/a`,
  `a/${long(64)}`,
  '_a/b',
  'a/_b',
];
const VALUES: Json[] = [...NAMES, '-5', '5', 'a:b', 'A_b.c-9'];
const LABELS: Json[] = [
  {},
  null,
  { a: 'b' },
  { 'a/b/c': 'd' },
  { a: '-' },
  { a: 'b c', '': '' },
  { '-': '-', 'example.com/zone': 'x' },
];
const BOOLEANS: Json[] = [true, false];
const IDS: Json[] = [0, 1, -1, 2147483647, 2147483648, 9007199254740993, null];
const INTS: Json[] = [0, 1, -1, 2, 100, 101, 2147483647, -2147483648, null];
const IPS: Json[] = [
  '10.0.0.1',
  '10.0.0.01',
  '010.0.0.1',
  '::1',
  '::ffff:10.0.0.1',
  '1::2::3',
  '10.0.0',
  '10.0.0.256',
  'fe80::1%eth0',
  '',
  'a',
  '00001::',
  '0001::',
  ' ::1',
];
const OPERATORS: Json[] = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt', 'Equal', 'in', '', null];
const LISTS: Json[] = [[], ['a'], ['a', 'b'], ['-5'], ['5'], ['a b', ''], [long(64)], null];
const SYSCTLS: Json[] = [
  'net.core.somaxconn',
  'net/core/somaxconn',
  'net.a/b',
  'net/a.b',
  'net',
  'net.',
  'net.ipv4.*',
  'kernel.shmmax',
  'kernel/shmmax',
  'kernel.shm*',
  'kernel.msg_x',
  'fs.mqueue.a',
  'fs/mqueue/a',
  'fs.mqueue',
  'kernel.sem',
  'a',
  'a-.b',
  'a._b',
  'a..b',
  'A.b',
  '',
  long(253),
  long(254),
  'a.b',
  'kernel.msg',
  'kernel.domainname',
  'user.max',
  null,
];
const PROFILES: Json[] = [
  { type: 'RuntimeDefault' },
  { type: 'Unconfined', localhostProfile: 'a' },
  { type: 'Localhost' },
  { type: 'Localhost', localhostProfile: 'a/b' },
  { type: 'Localhost', localhostProfile: '' },
  { type: 'Localhost', localhostProfile: '/a/../b' },
  { type: 'Localhost', localhostProfile: '..' },
  { type: 'Localhost', localhostProfile: 'a..b/c..' },
  { type: 'Localhost', localhostProfile: ' a' },
  { type: 'Localhost', localhostProfile: 'a\u0085' },
  { type: 'Localhost', localhostProfile: '\ufeffa' },
  { type: 'Localhost', localhostProfile: '\u3000' },
  { type: 'Localhost', localhostProfile: long(4095) },
  { type: 'Localhost', localhostProfile: long(4096) },
  { type: 'Localhost', localhostProfile: ` ${long(4095)}` },
  { type: 'localhost', localhostProfile: 'a' },
  { type: '' },
  {},
  null,
  { localhostProfile: 'a' },
  { type: 'RuntimeDefault', localhostProfile: '' },
];
const DOMAIN = 'a'.repeat(63);
const WINDOWS: Json[] = [
  {},
  { hostProcess: true },
  { hostProcess: false },
  { gmsaCredentialSpec: '' },
  { gmsaCredentialSpec: long(65536) },
  { gmsaCredentialSpec: long(65537) },
  { gmsaCredentialSpecName: '' },
  { gmsaCredentialSpecName: 'A' },
  { gmsaCredentialSpecName: 'a' },
  null,
  ...[
    '',
    'a',
    'a\\b',
    '\\b',
    'a\\',
    '\\',
    'a\\b\\c',
    'a\tb',
    'a\u007f',
    '.',
    ' . ',
    'a.b\\c',
    '.a\\c',
    'a:b',
    'a@b',
    'ä'.repeat(52),
    'ä'.repeat(53),
    long(104),
    long(105),
    `${long(15)}\\a`,
    `${long(16)}\\a`,
    `${'ä'.repeat(15)}\\a`,
    `${'ä'.repeat(16)}\\a`,
    `${'😀'.repeat(15)}\\a`,
    `${'😀'.repeat(16)}\\a`,
    `${DOMAIN}.${DOMAIN}.${DOMAIN}.${DOMAIN}\\a`,
    `${DOMAIN}.${DOMAIN}.${DOMAIN}.${DOMAIN}x\\a`,
    `${'a'.repeat(64)}\\a`,
    `-a${long(20)}\\a`,
    'a-\\b',
    'a..b.long.enough.to.be.dns\\b',
    '?\\b',
    'a\\[b]',
    'a\\?.',
    'a\u0085\\b',
    '.\\.',
  ].map((runAsUserName) => ({ runAsUserName })),
];
const OF_CONTAINER: Array<[string, Json[]]> = [
  [
    'securityContext',
    [
      {},
      null,
      { privileged: true },
      {
        allowPrivilegeEscalation: false,
        privileged: true,
        capabilities: { add: ['CAP_SYS_ADMIN', 'SYS_ADMIN', 'CAP_SYS_ADMIN'] },
      },
    ],
  ],
  ['securityContext.privileged', BOOLEANS],
  ['securityContext.allowPrivilegeEscalation', BOOLEANS],
  ['securityContext.runAsUser', IDS],
  ['securityContext.runAsGroup', IDS],
  ['securityContext.procMount', ['Default', 'Unmasked', 'unmasked', '', null]],
  ['securityContext.seccompProfile', PROFILES],
  ['securityContext.windowsOptions', WINDOWS],
  [
    'securityContext.capabilities',
    [{}, null, { add: ['CAP_SYS_ADMIN'] }, { add: ['SYS_ADMIN'], drop: ['CAP_SYS_ADMIN'] }],
  ],
];
const POD_TERM: Array<[string, Json[]]> = [
  ['topologyKey', KEYS],
  ['namespaces', [[], ['a'], ['A', 'a.b', ''], [long(64)]]],
  ['labelSelector', [{}, null, { matchLabels: { app: 'x' } }]],
  ['labelSelector.matchLabels', LABELS],
  ['labelSelector.matchExpressions.0.operator', OPERATORS],
  ['labelSelector.matchExpressions.0.values', LISTS],
  ['labelSelector.matchExpressions.0.key', KEYS],
  ['namespaceSelector', [{}, null, { matchLabels: { 'a b': 'c d' } }]],
];
const LABEL_KEYS: Json[] = [[], ['app'], ['app', 'tier'], ['tier', 'tier'], ['a b', ''], ['other'], null];

const CLASH: Json = {
  matchLabels: { app: 'x' },
  matchExpressions: [
    { key: 'app', operator: 'Exists' },
    { key: 'tier', operator: 'Exists' },
    { key: 'tier', operator: 'Exists' },
  ],
};
const ZONE = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };

/** Where a value is put, and the values to choose from. A path that is not there in the manifest is made. */
const AIMS: Array<[string, Json[]]> = [
  ['restartPolicy', ['Always', 'OnFailure', 'Never', 'always', '']],
  ['activeDeadlineSeconds', INTS],
  ['preemptionPolicy', ['', 'Never', 'PreemptLowerPriority', 'never', null]],
  ...[
    'serviceAccountName',
    'serviceAccount',
    'nodeName',
    'priorityClassName',
    'runtimeClassName',
    'hostname',
    'subdomain',
  ].map((field): [string, Json[]] => [field, NAMES]),
  ...['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers', 'shareProcessNamespace', 'setHostnameAsFQDN'].map(
    (field): [string, Json[]] => [field, BOOLEANS],
  ),
  [
    '',
    [
      { hostUsers: false, hostPID: true, hostIPC: true },
      { hostNetwork: true, hostIPC: true },
      { hostPID: true, shareProcessNamespace: true },
    ],
  ],
  ['containers.0.volumeDevices', [[], [{ name: 'a', devicePath: '/a' }]]],
  ['initContainers.0.volumeDevices', [[{ name: 'a', devicePath: '/a' }]]],
  ['os', [{ name: 'linux' }, { name: 'windows' }, { name: '' }, {}, { name: 'Linux' }, null]],
  ['os', [{ name: 'linux' }, { name: 'windows' }]],
  ['nodeSelector', LABELS],
  ['readinessGates', [[], [{}], null]],
  ['readinessGates.0.conditionType', KEYS],
  ['schedulingGates.0.name', KEYS],
  ['schedulingGates.1.name', KEYS],
  ['containers.0.ports.0.hostPort', [0, 80, 8080]],
  ['containers.1.ports.0.hostPort', [80, 81, 0]],
  ['initContainers.0.ports', [[{ containerPort: 80, hostPort: 81 }]]],
  ['dnsPolicy', ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None', 'none', '']],
  ['dnsConfig', [null, {}, { searches: ['a'] }]],
  [
    'dnsConfig.nameservers',
    [[], ['10.0.0.1', '10.0.0.2', '10.0.0.3'], ['10.0.0.1', '10.0.0.2', '10.0.0.3', 'x'], null],
  ],
  ['dnsConfig.nameservers.0', IPS],
  [
    'dnsConfig.searches',
    [
      [],
      new Array<Json>(32).fill('a'),
      new Array<Json>(33).fill('a'),
      new Array<Json>(8).fill(long(255)),
      new Array<Json>(8).fill(long(256)),
      ['ä'.repeat(1025)],
    ],
  ],
  ['dnsConfig.searches.0', [...NAMES, '.', '..', '_a', '_a.b', 'a_.b', '__a', 'a._b', '_', 'a._', 'A.', 'a.b.']],
  ['dnsConfig.options', [[], [{}], [{ name: '' }, { name: 'ndots', value: '' }]]],
  ['hostAliases', [[], null, [{}]]],
  ['hostAliases.0.ip', IPS],
  ['hostAliases.0.hostnames', [[], ['a', 'A', 'a_b'], ['']]],
  ['hostAliases.1.hostnames.0', NAMES],
  ['securityContext', [{}, null]],
  ['securityContext.fsGroup', IDS],
  ['securityContext.runAsUser', IDS],
  ['securityContext.runAsGroup', IDS],
  ['securityContext.supplementalGroups', [[], [0, -1, 2147483648], null]],
  ['securityContext.fsGroupChangePolicy', ['Always', 'OnRootMismatch', 'always', '', null]],
  ['securityContext.sysctls', [[], null, [{}, {}]]],
  ['securityContext.sysctls.0.name', SYSCTLS],
  ['securityContext.sysctls.1.name', SYSCTLS],
  ['securityContext.seccompProfile', PROFILES],
  ['securityContext.windowsOptions', WINDOWS],
  ['securityContext.windowsOptions.hostProcess', BOOLEANS],
  ...['containers.0', 'containers.1', 'initContainers.0', 'ephemeralContainers.0'].flatMap((container) =>
    OF_CONTAINER.map(([field, pool]): [string, Json[]] => [`${container}.${field}`, pool]),
  ),
  ...['containers.0', 'containers.1', 'initContainers.0'].map((container): [string, Json[]] => [
    `${container}.securityContext.windowsOptions.hostProcess`,
    BOOLEANS,
  ]),
  ['tolerations', [[], null, [{}], [{ operator: 'Exists' }]]],
  ['tolerations.0.key', KEYS],
  ['tolerations.0.operator', OPERATORS],
  ['tolerations.0.value', VALUES],
  ['tolerations.0.effect', ['NoSchedule', 'NoExecute', 'PreferNoSchedule', 'noSchedule', '', null]],
  ['tolerations.0.tolerationSeconds', INTS],
  ['tolerations.1.key', ['', 'a', null]],
  ['tolerations.1.operator', OPERATORS],
  ['tolerations.1.value', ['', '5', '-5', '+5', 'a b']],
  ['topologySpreadConstraints.0.maxSkew', INTS],
  ['topologySpreadConstraints.0.topologyKey', [...KEYS, 'zone', 'zone']],
  ['topologySpreadConstraints.1.topologyKey', ['zone', '', 'a b']],
  ['topologySpreadConstraints.0.whenUnsatisfiable', ['DoNotSchedule', 'ScheduleAnyway', 'Never', '', null]],
  ['topologySpreadConstraints.1.whenUnsatisfiable', ['DoNotSchedule', 'ScheduleAnyway']],
  ['topologySpreadConstraints.0.minDomains', INTS],
  ['topologySpreadConstraints.0.nodeAffinityPolicy', ['Honor', 'Ignore', 'honor', '']],
  ['topologySpreadConstraints.1.nodeTaintsPolicy', ['Honor', 'Ignore', 'honor', '']],
  ['topologySpreadConstraints.0.matchLabelKeys', LABEL_KEYS],
  ['topologySpreadConstraints.0.labelSelector', [{}, null, CLASH]],
  [
    'topologySpreadConstraints.0',
    [
      { ...ZONE, matchLabelKeys: ['app', 'tier', 'other'], labelSelector: CLASH },
      { ...ZONE, matchLabelKeys: ['a', 'tier'] },
    ],
  ],
  [
    'topologySpreadConstraints.0.labelSelector.matchExpressions.0',
    [{ key: 'app', operator: 'Exists' }, { key: 'tier', operator: 'In', values: ['a', 'a b'] }, {}],
  ],
  ['affinity', [{}, null]],
  ['affinity.nodeAffinity', [{}, null]],
  ['affinity.nodeAffinity.R', [{}, { nodeSelectorTerms: [] }, { nodeSelectorTerms: [{}] }, null]],
  ...['R.nodeSelectorTerms.0', 'P.0.preference'].flatMap(
    (term): Array<[string, Json[]]> => [
      [`affinity.nodeAffinity.${term}.matchExpressions.0.key`, KEYS],
      [`affinity.nodeAffinity.${term}.matchExpressions.0.operator`, OPERATORS],
      [`affinity.nodeAffinity.${term}.matchExpressions.0.values`, LISTS],
      [`affinity.nodeAffinity.${term}.matchExpressions.0.values.0`, VALUES],
      [`affinity.nodeAffinity.${term}.matchFields.0.key`, ['metadata.name', 'metadata.namespace', '', null]],
      [`affinity.nodeAffinity.${term}.matchFields.0.operator`, OPERATORS],
      [`affinity.nodeAffinity.${term}.matchFields.0.values`, LISTS],
      [`affinity.nodeAffinity.${term}.matchFields.0.values.0`, NAMES],
    ],
  ),
  ...['nodeAffinity', 'podAffinity', 'podAntiAffinity'].map((kind): [string, Json[]] => [
    `affinity.${kind}.P.0.weight`,
    INTS,
  ]),
  ['affinity.podAffinity.P.0.podAffinityTerm', [{}, null]],
  ['affinity.podAffinity.P', [[], null, [{}]]],
  ['affinity.nodeAffinity.P', [[], null, [{}]]],
  ...[
    'podAffinity.R.0',
    'podAffinity.P.0.podAffinityTerm',
    'podAntiAffinity.R.0',
    'podAntiAffinity.P.0.podAffinityTerm',
  ].flatMap((term) => POD_TERM.map(([field, pool]): [string, Json[]] => [`affinity.${term}.${field}`, pool])),
];

/** Fields that are not known to every minor. */
const NEWER_AIMS: Array<[string, Json[]]> = [
  ...['securityContext', 'containers.0.securityContext', 'initContainers.0.securityContext'].map(
    (context): [string, Json[]] => [`${context}.appArmorProfile`, PROFILES],
  ),
  ['securityContext.supplementalGroupsPolicy', ['Merge', 'Strict', 'merge', '']],
  ['securityContext.seLinuxChangePolicy', ['Recursive', 'MountOption', 'recursive', '']],
  ['hostnameOverride', [...NAMES, long(65)]],
  ['', [{ hostnameOverride: 'a', hostNetwork: true, setHostnameAsFQDN: true }]],
  [
    'resourceClaims',
    [
      [],
      [{}],
      [
        { name: 'a', resourceClaimName: 'a' },
        { name: 'a', resourceClaimTemplateName: 'b' },
      ],
      [{ name: 'a' }],
      [{ name: 'a b', resourceClaimName: '', resourceClaimTemplateName: 'A' }],
    ],
  ],
  ['resourceClaims.0.name', NAMES],
  ['resourceClaims.0.resourceClaimName', NAMES],
  ['resourceClaims.0.resourceClaimTemplateName', NAMES],
  ...['podAffinity.R.0', 'podAffinity.P.0.podAffinityTerm', 'podAntiAffinity.R.0'].flatMap(
    (term): Array<[string, Json[]]> => [
      [`affinity.${term}.matchLabelKeys`, LABEL_KEYS],
      [`affinity.${term}.mismatchLabelKeys`, LABEL_KEYS],
      [
        `affinity.${term}`,
        [
          {
            topologyKey: 'zone',
            matchLabelKeys: ['app', 'tier', 'tier'],
            mismatchLabelKeys: ['other', 'app'],
            labelSelector: CLASH,
          },
        ],
      ],
    ],
  ),
];

const POD_AFFINITY_TERM = {
  topologyKey: 'kubernetes.io/hostname',
  namespaces: ['default'],
  namespaceSelector: { matchLabels: { team: 'a' } },
  labelSelector: { matchLabels: { app: 'x' }, matchExpressions: [{ key: 'tier', operator: 'In', values: ['a', 'b'] }] },
};
const NODE_TERM = {
  matchExpressions: [
    { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
    { key: 'cpus', operator: 'Gt', values: ['4'] },
  ],
  matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }],
};
const POD_AFFINITY = {
  requiredDuringSchedulingIgnoredDuringExecution: [POD_AFFINITY_TERM],
  preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: POD_AFFINITY_TERM }],
};
const SCHEDULING: { [key: string]: Json } = {
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [NODE_TERM] },
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: NODE_TERM }],
    },
    podAffinity: POD_AFFINITY,
    podAntiAffinity: POD_AFFINITY,
  },
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  tolerations: [
    { key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 60 },
    { operator: 'Exists' },
  ],
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'DoNotSchedule',
      minDomains: 2,
      nodeAffinityPolicy: 'Honor',
      matchLabelKeys: ['pod-template-hash'],
      labelSelector: { matchLabels: { app: 'x' }, matchExpressions: [{ key: 'tier', operator: 'Exists' }] },
    },
    {
      maxSkew: 2,
      topologyKey: 'zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      nodeTaintsPolicy: 'Ignore',
      labelSelector: {},
    },
  ],
  schedulingGates: [{ name: 'example.com/a' }, { name: 'example.com/b' }],
};
const LINUX: { [key: string]: Json } = {
  os: { name: 'linux' },
  dnsPolicy: 'None',
  dnsConfig: {
    nameservers: ['10.0.0.10', '::1'],
    searches: ['svc.cluster.local.'],
    options: [{ name: 'ndots', value: '2' }],
  },
  hostAliases: [
    { ip: '10.0.0.1', hostnames: ['a', 'b.c'] },
    { ip: '::1', hostnames: ['d'] },
  ],
  serviceAccountName: 'agent',
  priorityClassName: 'system-node-critical',
  runtimeClassName: 'gvisor',
  preemptionPolicy: 'Never',
  hostname: 'host',
  subdomain: 'sub',
  readinessGates: [{ conditionType: 'example.com/ready' }],
  securityContext: {
    fsGroup: 1,
    runAsUser: 0,
    runAsGroup: 2147483647,
    supplementalGroups: [1, 2],
    fsGroupChangePolicy: 'OnRootMismatch',
    sysctls: [
      { name: 'kernel.shm_rmid_forced', value: '1' },
      { name: 'net.core.somaxconn', value: '1' },
    ],
    seccompProfile: { type: 'Localhost', localhostProfile: 'a/b' },
  },
};
const WINDOWS_POD: { [key: string]: Json } = {
  os: { name: 'windows' },
  hostNetwork: true,
  securityContext: {
    windowsOptions: {
      hostProcess: true,
      gmsaCredentialSpecName: 'a',
      gmsaCredentialSpec: '{}',
      runAsUserName: 'NT AUTHORITY\\SYSTEM',
    },
  },
};
const LINUX_CONTEXT: Json = {
  privileged: false,
  allowPrivilegeEscalation: false,
  capabilities: { add: ['NET_ADMIN'] },
  procMount: 'Default',
  runAsUser: 1,
  runAsGroup: 1,
  seccompProfile: { type: 'RuntimeDefault' },
  readOnlyRootFilesystem: true,
};
const WINDOWS_CONTEXT: Json = { windowsOptions: { hostProcess: true, runAsUserName: 'ContainerUser' } };

function manifest(spec: { [key: string]: Json }, securityContext: Json): Json {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: { app: 'x' } },
      template: {
        metadata: { labels: { app: 'x' } },
        spec: {
          ...spec,
          containers: [
            { name: 'a', image: 'a', ports: [{ containerPort: 80 }], securityContext },
            { name: 'b', image: 'b', ports: [{ containerPort: 81 }], securityContext },
          ],
          initContainers: [{ name: 'c', image: 'c', securityContext }],
        },
      },
    },
  };
}

const BASES = [
  manifest({ ...SCHEDULING, ...LINUX }, LINUX_CONTEXT),
  manifest(SCHEDULING, {}),
  manifest(LINUX, LINUX_CONTEXT),
  manifest(WINDOWS_POD, WINDOWS_CONTEXT),
  manifest({}, null),
].map((base) => JSON.stringify(base));
const WRONG_TYPES: Json[] = [5, true, 'x', [], {}, [{}], 1.5];

/** Daemonsets to judge: most of them bad in one to four places. */
export function cases(random: () => number, count: number): object[] {
  const pick = <T>(pool: readonly T[]): T => pool[Math.floor(random() * pool.length)];
  return Array.from({ length: count }, () => {
    const daemonSet = JSON.parse(pick(BASES));
    const spec = daemonSet.spec.template.spec;
    const aims = random() < 0.25 ? NEWER_AIMS : AIMS;
    for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
      const [path, pool] = pick(random() < 0.3 ? aims : AIMS);
      put(spec, path, structuredClone(random() < 0.01 ? pick(WRONG_TYPES) : pick(pool)));
    }
    if (random() < 0.02) {
      repeat(spec[pick(['containers', 'tolerations', 'schedulingGates', 'topologySpreadConstraints', 'hostAliases'])]);
    }
    return daemonSet;
  });
}

/** Sets the value at a path such as `tolerations.0.key`, or many where there is no path; R and P stand for the required and preferred terms of an affinity. */
function put(spec: { [key: string]: Json }, path: string, value: Json): void {
  if (path === '') {
    Object.assign(spec, value);
    return;
  }
  const keys = path
    .split('.')
    .map(
      (key) =>
        ({ R: 'requiredDuringSchedulingIgnoredDuringExecution', P: 'preferredDuringSchedulingIgnoredDuringExecution' })[
          key
        ] ?? key,
    );
  let at: any = spec;
  keys.slice(0, -1).forEach((key, i) => {
    if (at[key] === null || typeof at[key] !== 'object') at[key] = /^\d+$/.test(keys[i + 1]) ? [] : {};
    at = at[key];
  });
  const last = keys[keys.length - 1];
  // an index beyond the end would leave a hole
  if (Array.isArray(at)) at.splice(Math.min(Number(last), at.length), 1, value);
  else at[last] = value;
}

function repeat(list: unknown): void {
  if (Array.isArray(list) && list.length > 0) list.push(structuredClone(list[0]));
}
