/*
 * DaemonSets aimed at the rules of volumes: every type, its files, sources and claims, and the names by which containers mount them.
 * One to three volumes, each good but for up to three fields.
 */

type Random = () => number;
type Struct = Record<string, unknown>;

const text = (length: number, letter = 'a'): string => letter.repeat(length);
const COMMON = [undefined, null, ''];

const TEXTS = [...COMMON, 'a', ' '];
const LABELS = [
  ...COMMON,
  'a',
  'a-b',
  'A',
  'a.b',
  '-a',
  'a-',
  'a_b',
  'é',
  'a\n',
  '\u212a',
  text(63),
  text(64),
  text(40, 'é'),
  `${text(64)}.`,
];
const SUBDOMAINS = [...LABELS, 'a..b', 'a.-b', '.a', 'A.B', '\u0130', 'x/y', text(253), text(254), `${text(253)}-`];
const NAMES = [...LABELS, 'data', 'data', 'logs', 'logs'];
const PATHS = [
  ...COMMON,
  'a',
  'a/b',
  '/a',
  '/',
  '..',
  '../a',
  'a/..',
  'a/../b',
  '/../a',
  '..a',
  '..a/..',
  'a..b',
  '.',
  './a',
  '...',
  'a//',
  'same',
  'same',
  '\\..\\a',
  '..\\a',
];
const MODES = [undefined, null, 0, 0o644, 0o777, 0o1000, -1, 2147483647, -2147483648];
const USERS = [undefined, 0, 1000, -1, 2147483647, 2147483648];
const PARTITIONS = [undefined, null, 0, 1, 255, 256, -1];
const LISTS = [undefined, null, [], ['a'], ['a', 'b'], ['']];
const BOOLEANS = [undefined, null, true, false];
const SECRET_REFS = [
  undefined,
  null,
  {},
  { name: '' },
  { name: 'a' },
  { name: 'A' },
  { name: text(254) },
  { name: `${text(254)}.` },
];
const SIZES = [
  undefined,
  null,
  '0',
  0,
  '-0',
  '1Gi',
  '-1Gi',
  -1,
  '1n',
  '-1n',
  '-0.1n',
  '1e-400',
  '500m',
  '-1e3',
  '1E',
  '-9Ei',
  ' 1',
  0.5,
  -0.5,
  '+1',
];
const HOSTS = [
  ...COMMON,
  'h:1',
  'h:',
  ':1',
  ':',
  'h',
  'h:1,',
  'h:1,i:2',
  'h,i',
  'h:1:2',
  '[::1]:1',
  '[::1]',
  '[::1]1',
  '[::1]:1:2',
  '[::1',
  '::1]:1',
  'a[b:1',
  'a]b:1',
  '[a[b]:1',
  '[]:1',
  '[a]b:1',
  'a:1]',
];
const INITIATORS = [
  ...COMMON,
  'iqn',
  'iqn.2001-04.com.example:disk',
  'iqn.2001-04.com.example',
  'iqn.2001-04.com.example:',
  'iqn.2001-4.com:d',
  'iqn.2001-04.c_m:d',
  'iqn.2001-04.:d',
  'iqn.2001-04.com:d e',
  'iqn.2001-04.com:d,e',
  'iqn.2001-04.com:d:e',
  'iqn.2001-04.com:d\u000be',
  'iqn.2001-04.com:d\u00a0e',
  'iqn.2001-04.com:d\u2028',
  'iqn.2001-04.com:d$',
  'iqnx iqn.2001-04.com:d',
  'iqn.2001-04.a:b iqn.2001-04.com:d',
  'iqn.2001-04.com:d\n',
  'iqn.2001-04.com:é',
  'xiqn.2001-04.com:d',
  'IQN.2001-04.com:d',
  'iqn.2001-04.iqn.2001-04.a:b',
  `eui.${text(16)}`,
  `eui.${text(15)}`,
  `eui.${text(17)}`,
  `eui:${text(16, 'F')}`,
  `eui\n${text(16)}`,
  `eui\r${text(16)}`,
  `eui\u{1f600}${text(16)}`,
  `eui.${text(15)}-`,
  `eui.${text(16)}\n`,
  `naa.${text(32)}`,
  `naa.${text(31)}`,
  `naa.${text(16)}`,
  'naa',
  `naa\u2028${text(32, 'Z')}`,
];
const FIELDS = [
  ...COMMON,
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.labels',
  'metadata.annotations',
  "metadata.labels['a']",
  "metadata.labels['']",
  "metadata.labels['A b']",
  "metadata.annotations['\u0130']",
  "metadata.labels['\u0130']",
  "metadata.labels[']",
  "metadata.annotations['a/b/c']",
  "metadata.name['a']",
  "['a']",
  'spec.nodeName',
  'spec.host',
  'status.hostIP',
  'status.hostIPs',
  'status.podIPs',
  'spec.restartPolicy',
  'metadata.finalizers',
  'Metadata.name',
];
const FIELD_REFS = [
  ...FIELDS.map((fieldPath) => ({ fieldPath })),
  {},
  null,
  { fieldPath: 'metadata.name', apiVersion: 'v2' },
  { fieldPath: 'metadata.name', apiVersion: '' },
];
const RESOURCE_REFS = [
  {},
  null,
  { resource: 'limits.cpu' },
  { containerName: 'agent' },
  { containerName: 'agent', resource: 'limits.cpu', divisor: '1m' },
  { containerName: 'nobody', resource: 'limits.cpu', divisor: '1' },
  { containerName: 'agent', resource: 'cpu', divisor: '7' },
  { resource: 'requests.memory', divisor: '7' },
  { containerName: 'agent', resource: 'limits.hugepages-2Mi', divisor: '2Mi' },
  { containerName: 'agent', resource: 'limits.hugepages-.cpu', divisor: '1m' },
  { containerName: 'agent', resource: 'requests.ephemeral-storage', divisor: '1024' },
  { containerName: 'agent', resource: 'requests.memory', divisor: '1Gi' },
  { containerName: 'agent', resource: 'requests.memory', divisor: 0 },
];
const ITEM = { path: 'name', fieldRef: { fieldPath: 'metadata.name' } };
const SELECTORS = [
  undefined,
  null,
  {},
  { matchLabels: { a: 'b' } },
  { matchLabels: { 'a b': 'c d' } },
  { matchExpressions: [{ key: 'a', operator: 'In' }] },
  {
    matchExpressions: [
      { key: 'a', operator: 'Exists', values: ['b'] },
      { key: '', operator: 'NotIn', values: ['a b'] },
      { operator: 'x' },
    ],
  },
];
const MAPS = [
  undefined,
  null,
  {},
  { a: 'b' },
  { 'A.b/C': 'd' },
  { 'a/b/c': 'd', '': '' },
  { '-': '-' },
  { '\u0130': 'a', 'b/c': 'd' },
  { 'b/x': text(70) },
];
const BIG_MAP = { a: text(262143) };
const TOO_BIG_MAP = { a: text(262144) };
const SIGNERS = [
  ...COMMON,
  'example.com/a',
  'a/b',
  'example.com',
  'a.b/c/d',
  'A.b/c',
  'a.b/C',
  'a.b/',
  '/c',
  'a..b/c',
  'a.b/c..d',
  `${text(64)}.b/c`,
  `a.${text(64)}-/c`,
  'a.b/c.d',
  'kubernetes.io/x',
  'x.kubernetes.io/y',
  'akubernetes.io/x',
  `${text(63)}.${text(63)}.${text(63)}.${text(61)}/c`,
  `${text(63)}.${text(63)}.${text(63)}.${text(62)}/c`,
  `a.b/${text(254)}`,
  `a.b/${text(253)}.${text(253)}.${text(61)}`,
  `${text(63)}.b/${text(253)}.${text(251)}`,
  `${text(63)}.b/${text(253)}.${text(252)}`,
];
const BUNDLES = [...COMMON, 'a', 'A', 'a.b:c:d', ':a', 'a:', 'a/b:c', 'a/b', 'a:b/c', 'a::b', 'a:B', text(254)];
const KEY_TYPES = [
  ...COMMON,
  'RSA3072',
  'RSA4096',
  'ECDSAP256',
  'ECDSAP384',
  'ECDSAP521',
  'ED25519',
  'rsa3072',
  'RSA2048',
];
const SECONDS = [undefined, null, 0, 599, 600, 3599, 3600, 86400, 86401, 7862400, 7862401, 2147483647, -1];
const TOKEN_SECONDS = [...SECONDS, 4294967296, 4294967297];
const DATA_SOURCES = [
  undefined,
  null,
  {},
  { kind: 'PersistentVolumeClaim', name: 'a' },
  { kind: 'PersistentVolumeClaim', name: 'a', apiGroup: '' },
  { kind: 'VolumeSnapshot', name: 'a', apiGroup: 'snapshot.storage.k8s.io' },
  { kind: 'VolumeSnapshot', name: 'a' },
  { kind: 'X', name: 'a', apiGroup: 'A b' },
  { kind: 'X', apiGroup: 'a.b' },
  { name: 'a', apiGroup: 'a.b' },
  { kind: 'X', name: 'a', apiGroup: `${text(254)}-` },
];
const DATA_SOURCE_REFS = [
  ...DATA_SOURCES,
  { kind: 'PersistentVolumeClaim', name: 'a', namespace: 'b' },
  { kind: 'PersistentVolumeClaim', name: 'a', namespace: '' },
  { kind: 'PersistentVolumeClaim', name: 'a', namespace: 'b.c' },
  { kind: 'X', name: 'b', apiGroup: 'a.b', namespace: `${text(64)}-` },
];
const META_FIELDS = [
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'ownerReferences',
  'finalizers',
  'managedFields',
];
const META_VALUES: { readonly [field: string]: readonly unknown[] } = {
  generation: [undefined, null, 0, 1],
  creationTimestamp: [undefined, null, '2020-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
  deletionTimestamp: [undefined, null, '2020-01-01T00:00:00Z'],
  deletionGracePeriodSeconds: [undefined, null, 0, 1],
  ownerReferences: [undefined, null, [], [{ apiVersion: 'v1', kind: 'A', name: 'a', uid: 'b' }]],
  finalizers: [undefined, null, [], ['a']],
  managedFields: [undefined, null, [], [{}]],
};

const KEYED = [
  ['items[0].key', TEXTS],
  ['items[0].path', PATHS],
  ['items[0].mode', MODES],
  ['items[1]', [{ key: 'b', path: 'same' }, {}, null]],
  ['items', [undefined, null, []]],
] as const;
// what the server says of each item comes at one path, and from 1.37 on once
const TWINS = [
  ['requests.memory', '7', '9'],
  ['limits.cpu', '7', '7'],
  ['limits.memory', '3', '3Mi'],
].map(([resource, ...divisors]) =>
  divisors.map((divisor, i) => ({ path: `p${i}`, resourceFieldRef: { containerName: 'agent', resource, divisor } })),
);
const KEY_TWINS = [
  ["metadata.labels['a b']", "metadata.annotations['a b']"],
  ["metadata.annotations['A b']", "metadata.annotations['a B']"],
  ['spec.nodeName', 'spec.host'],
  ['x', 'y'],
].map((fields) => fields.map((fieldPath, i) => ({ path: `p${i}`, fieldRef: { fieldPath } })));
const DOWNWARD = [
  ['items[0].path', PATHS],
  ['items[0].mode', MODES],
  ['items[0].fieldRef', FIELD_REFS],
  ['items[0].fieldRef', FIELD_REFS],
  ['items[0].resourceFieldRef', RESOURCE_REFS],
  ['items[0].resourceFieldRef', RESOURCE_REFS],
  ['items[0]', [{ path: 'r', resourceFieldRef: { containerName: 'agent', resource: 'limits.memory' } }]],
  ['items[1]', [ITEM, {}, null]],
  ['items', TWINS],
  ['items', KEY_TWINS],
  [
    'items',
    [
      [
        { path: 'a', fieldRef: { fieldPath: 'a', apiVersion: 'v2' } },
        { path: 'b', fieldRef: { fieldPath: 'b', apiVersion: 'v2' } },
      ],
    ],
  ],
] as const;
const METADATA = META_FIELDS.map((field) => [`metadata.${field}`, META_VALUES[field] ?? TEXTS] as const);
const METADATA_MAPS = [
  ...MAPS,
  ...MAPS,
  ...MAPS,
  BIG_MAP,
  TOO_BIG_MAP,
  { a: text(90000, 'é') },
  { a: text(135000, 'é') },
];

type Rows = readonly (readonly [string, readonly unknown[]])[];

function under(path: string, rows: Rows): Rows {
  return rows.map(([field, values]) => [path + field, values]);
}

/** A good source of each type, and what its fields are changed to. `newer` ones are not known to all minors. */
const TYPES: { readonly [type: string]: { readonly good: object; readonly rows: Rows; readonly newer?: true } } = {
  emptyDir: {
    good: {},
    rows: [
      ['medium', [...TEXTS, 'Memory']],
      ['sizeLimit', SIZES],
    ],
  },
  hostPath: {
    good: { path: '/var/log' },
    rows: [
      ['path', PATHS],
      [
        'type',
        [
          ...COMMON,
          'Directory',
          'DirectoryOrCreate',
          'File',
          'FileOrCreate',
          'Socket',
          'CharDevice',
          'BlockDevice',
          'directory',
          'x',
        ],
      ],
    ],
  },
  gitRepo: {
    good: { repository: 'a' },
    rows: [
      ['repository', TEXTS],
      ['directory', PATHS],
    ],
  },
  gcePersistentDisk: {
    good: { pdName: 'a', readOnly: true },
    rows: [
      ['pdName', TEXTS],
      ['partition', PARTITIONS],
      ['readOnly', BOOLEANS],
    ],
  },
  awsElasticBlockStore: {
    good: { volumeID: 'a' },
    rows: [
      ['volumeID', TEXTS],
      ['partition', PARTITIONS],
    ],
  },
  secret: { good: { secretName: 'a' }, rows: [['secretName', TEXTS], ['defaultMode', MODES], ...KEYED] },
  nfs: {
    good: { server: 'a', path: '/b' },
    rows: [
      ['server', TEXTS],
      ['path', PATHS],
    ],
  },
  iscsi: {
    good: { targetPortal: 'h:1', iqn: 'iqn.2001-04.com.example:disk', lun: 0 },
    rows: [
      ['targetPortal', [...TEXTS, text(59), text(60), text(63), text(30, 'é')]],
      ['iqn', INITIATORS],
      ['iqn', INITIATORS],
      ['lun', PARTITIONS],
      ['chapAuthDiscovery', BOOLEANS],
      ['chapAuthSession', BOOLEANS],
      ['secretRef', SECRET_REFS],
      ['initiatorName', INITIATORS],
      ['initiatorName', INITIATORS],
    ],
  },
  glusterfs: {
    good: { endpoints: 'a', path: 'b' },
    rows: [
      ['endpoints', TEXTS],
      ['path', PATHS],
    ],
  },
  flocker: {
    good: { datasetName: 'a' },
    rows: [
      ['datasetName', [...TEXTS, 'a/b', '/']],
      ['datasetUUID', TEXTS],
    ],
  },
  persistentVolumeClaim: { good: { claimName: 'a' }, rows: [['claimName', SUBDOMAINS]] },
  rbd: {
    good: { monitors: ['a'], image: 'b' },
    rows: [
      ['monitors', LISTS],
      ['image', TEXTS],
      ['pool', TEXTS],
      ['secretRef', SECRET_REFS],
    ],
  },
  cinder: {
    good: { volumeID: 'a' },
    rows: [
      ['volumeID', TEXTS],
      ['secretRef', SECRET_REFS],
    ],
  },
  cephfs: {
    good: { monitors: ['a'] },
    rows: [
      ['monitors', LISTS],
      ['path', PATHS],
      ['secretRef', SECRET_REFS],
    ],
  },
  quobyte: {
    good: { registry: 'h:1', volume: 'a' },
    rows: [
      ['registry', HOSTS],
      ['registry', HOSTS],
      ['volume', TEXTS],
      ['tenant', [...TEXTS, text(64), text(65), text(33, 'é')]],
    ],
  },
  downwardAPI: {
    good: { items: [ITEM] },
    rows: [['defaultMode', MODES], ['items', [undefined, null, []]], ...DOWNWARD],
  },
  fc: {
    good: { targetWWNs: ['a'], lun: 1 },
    rows: [
      ['targetWWNs', LISTS],
      ['wwids', LISTS],
      ['lun', PARTITIONS],
    ],
  },
  flexVolume: {
    good: { driver: 'a/b' },
    rows: [
      ['driver', TEXTS],
      ['secretRef', SECRET_REFS],
      ...[
        'kubernetes.io',
        'a.kubernetes.io/b',
        'Kubernetes.IO/x',
        'k8s.io/a',
        '\u212a8s.io',
        'kubernetes.\u0130o',
        'xk8s.io',
        'x.k8s.io',
        'a/k8s.io',
        'k8s.io/',
        '',
        'a',
      ].map((key) => [`options.${key.replace(/\./g, '\u0000')}`, ['x']] as const),
    ],
  },
  configMap: { good: { name: 'a' }, rows: [['name', TEXTS], ['defaultMode', MODES], ...KEYED] },
  azureFile: {
    good: { secretName: 'a', shareName: 'b' },
    rows: [
      ['secretName', TEXTS],
      ['shareName', TEXTS],
    ],
  },
  vsphereVolume: { good: { volumePath: 'a' }, rows: [['volumePath', TEXTS]] },
  photonPersistentDisk: { good: { pdID: 'a' }, rows: [['pdID', TEXTS]] },
  portworxVolume: { good: { volumeID: 'a' }, rows: [['volumeID', TEXTS]] },
  azureDisk: {
    good: { diskName: 'a', diskURI: 'https://b' },
    rows: [
      ['diskName', TEXTS],
      ['diskURI', [...TEXTS, 'https://b', '/subscriptions/a', '/subscriptions', 'http://b', ' https://', 'HTTPS://b']],
      ['kind', [...COMMON, 'Shared', 'Dedicated', 'Managed', 'Managed', 'managed']],
      ['cachingMode', [...COMMON, 'None', 'ReadOnly', 'ReadWrite', 'none']],
    ],
  },
  storageos: {
    good: { volumeName: 'a' },
    rows: [
      ['volumeName', LABELS],
      ['volumeNamespace', LABELS],
      ['secretRef', SECRET_REFS],
    ],
  },
  projected: {
    good: { sources: [{ secret: { name: 'a', items: [{ key: 'a', path: 'a' }] } }] },
    rows: [
      ['defaultMode', MODES],
      ['sources', [undefined, null, []]],
      ['sources[0]', [{}, null]],
      ...under('sources[0].secret.', [['name', TEXTS], ...KEYED]),
      ...under('sources[1].configMap.', [['name', SUBDOMAINS], ...KEYED]),
      ...under('sources[0].downwardAPI.', DOWNWARD),
      [
        'sources[1]',
        [
          {
            configMap: {
              name: 'a',
              items: [
                { key: 'a', path: 'a' },
                { key: 'b', path: 'b' },
              ],
            },
          },
          {
            secret: {
              name: 'b',
              items: [
                { key: 'a', path: 'same' },
                { key: 'b', path: 'same' },
              ],
            },
          },
        ],
      ],
      [
        'sources[1]',
        [
          {
            downwardAPI: {
              items: [
                { ...ITEM, path: 'a' },
                { ...ITEM, path: 'a' },
              ],
            },
          },
          { downwardAPI: {} },
          { secret: null, configMap: {} },
        ],
      ],
      ['sources[0].serviceAccountToken', [{}, { path: 'token' }, { path: 'a', audience: 'b' }, null]],
      ['sources[0].serviceAccountToken.path', PATHS],
      ['sources[2].serviceAccountToken.path', PATHS],
      ['sources[1].serviceAccountToken.expirationSeconds', TOKEN_SECONDS],
    ],
  },
  scaleIO: {
    good: { gateway: 'a', system: 'b', volumeName: 'c', secretRef: { name: 'd' } },
    rows: [
      ['gateway', TEXTS],
      ['system', TEXTS],
      ['volumeName', TEXTS],
      ['secretRef', SECRET_REFS],
    ],
  },
  csi: {
    good: { driver: 'a.b' },
    rows: [
      ['driver', SUBDOMAINS],
      ['driver', SUBDOMAINS],
      ['nodePublishSecretRef', SECRET_REFS],
      ['volumeAttributes', MAPS],
    ],
  },
  ephemeral: {
    good: {
      volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    },
    rows: [
      ['volumeClaimTemplate', [undefined, null, {}]],
      ...under('volumeClaimTemplate.', [
        ...METADATA,
        ['metadata', [{}, null]],
        ['metadata.labels', MAPS],
        ['metadata.annotations', METADATA_MAPS],
        ['spec', [null, {}]],
        [
          'spec.accessModes',
          [
            undefined,
            [],
            ['ReadWriteOncePod'],
            ['ReadWriteOncePod', 'ReadWriteOnce'],
            ['ReadWriteMany', 'ReadOnlyMany'],
            ['x', ''],
            ['x', 'ReadWriteOncePod', 'ReadWriteOncePod'],
            [null],
          ],
        ],
        [
          'spec.resources',
          [
            undefined,
            null,
            {},
            { limits: { storage: '1Gi' } },
            { requests: {} },
            { requests: { storage: '1Gi', cpu: '-1' } },
          ],
        ],
        ['spec.resources.requests.storage', SIZES],
        ['spec.selector', SELECTORS],
        ['spec.storageClassName', SUBDOMAINS],
        ['spec.volumeMode', [...COMMON, 'Block', 'Filesystem', 'block']],
        ['spec.volumeName', TEXTS],
        ['spec.dataSource', DATA_SOURCES],
        ['spec.dataSource', DATA_SOURCES],
        ['spec.dataSourceRef', DATA_SOURCE_REFS],
        ['spec.dataSourceRef', DATA_SOURCE_REFS],
      ]),
    ],
  },
  // newer than 1.28
  image: {
    good: { reference: 'a' },
    rows: [
      ['reference', TEXTS],
      ['pullPolicy', [...COMMON, 'Always', 'IfNotPresent', 'Never', 'never']],
    ],
    newer: true,
  },
};

/** Fields that not all minors know. */
const NEWER: { readonly [type: string]: Rows } = {
  emptyDir: [['mode', [0, 0o1777, 0o2000, -1]]],
  secret: [
    ['defaultUser', USERS],
    ['items[0].user', USERS],
  ],
  configMap: [
    ['defaultUser', USERS],
    ['items[0].user', USERS],
  ],
  downwardAPI: [
    ['defaultUser', USERS],
    ['items[0].user', USERS],
  ],
  ephemeral: [['volumeClaimTemplate.spec.volumeAttributesClassName', SUBDOMAINS]],
  projected: [
    ['defaultUser', USERS],
    ['sources[0].secret.items[0].user', USERS],
    ['sources[0].serviceAccountToken', [{ path: 'a', user: -1 }]],
    ...under('sources[1].clusterTrustBundle.', [
      ['name', BUNDLES],
      ['name', BUNDLES],
      ['signerName', SIGNERS],
      ['labelSelector', SELECTORS],
      ['path', PATHS],
      ['path', PATHS],
      ['user', USERS],
    ]),
    ...under('sources[1]', [
      [
        '',
        [
          { clusterTrustBundle: { signerName: 'a.b/c', path: 'a' } },
          { clusterTrustBundle: { name: 'a', path: '' } },
          { clusterTrustBundle: {} },
          { clusterTrustBundle: { signerName: '', path: 'b' } },
          { clusterTrustBundle: { name: 'a', signerName: 'a.b/c', path: 'b' } },
          { clusterTrustBundle: { name: 'a', path: 'b', labelSelector: {} } },
          { clusterTrustBundle: { name: '', path: 'b' } },
        ],
      ],
    ]),
    [
      'sources[2]',
      [
        { clusterTrustBundle: { signerName: 'a.b/c', path: 'a' } },
        { clusterTrustBundle: { path: '' } },
        { podCertificate: { signerName: 'a.b/c', keyType: 'ED25519', keyPath: 'a', certificateChainPath: 'same' } },
      ],
    ],
    ...under('sources[2].podCertificate.', [
      ['signerName', SIGNERS],
      ['signerName', SIGNERS],
      ['keyType', KEY_TYPES],
      ['maxExpirationSeconds', SECONDS],
      ['maxExpirationSeconds', SECONDS],
      ['userAnnotations', METADATA_MAPS],
      ['credentialBundlePath', PATHS],
      ['keyPath', PATHS],
      ['certificateChainPath', PATHS],
      ['user', USERS],
    ]),
  ],
};

/** The manifests of one run; the same numbers give the same ones. */
export function cases(random: Random, count: number): object[] {
  return Array.from({ length: count }, () => {
    const newer = random() < 0.3;
    const volumes = Array.from({ length: 1 + Math.floor(random() * random() * 4) }, () => volume(random, newer));
    const mounts =
      random() < 0.3 ? [{ name: pick(['data', 'logs', 'a', 'none'], random), mountPath: '/a' }] : undefined;
    return {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent' },
      spec: {
        selector: { matchLabels: { app: 'agent' } },
        template: {
          metadata: { labels: { app: 'agent' } },
          spec: { containers: [{ name: 'agent', image: 'agent:1', volumeMounts: mounts }], volumes },
        },
      },
    };
  });
}

function volume(random: Random, newer: boolean): object | null {
  if (random() < 0.01) return pick([null, {}, { name: 'data' }], random);
  const made: Struct = { name: random() < 0.15 ? pick(NAMES, random) : pick(['data', 'logs', 'cache', 'run'], random) };
  const types = Object.keys(TYPES).filter((type) => newer || TYPES[type].newer === undefined);
  // the types of most rows come up most often
  const rowsOf = (type: string): Rows => (newer ? [...TYPES[type].rows, ...(NEWER[type] ?? [])] : TYPES[type].rows);
  const weighted = types.flatMap((type) => Array<string>(1 + Math.floor(rowsOf(type).length / 4)).fill(type));
  for (let number = random() < 0.06 ? 2 + Math.floor(random() * 2) : 1; number > 0; number--) {
    const type = pick(weighted, random);
    const source = structuredClone(TYPES[type].good) as Struct;
    for (let changes = Math.floor(random() * 4); changes > 0; changes--) {
      const [path, values] = pick(rowsOf(type), random);
      put(source, path.split(/\.|(?=\[)/), pick(values, random));
    }
    made[type] = random() < 0.01 ? pick([null, {}], random) : source;
  }
  return made;
}

/** Makes what is missing on the way; a value of undefined takes the field out. */
function put(target: Struct, [step, ...rest]: readonly string[], value: unknown): void {
  const key = step.replace(/^\[(\d+)\]$/, '$1').replace(/\0/g, '.');
  if (rest.length === 0) {
    target[key] = structuredClone(value);
    return;
  }
  if (typeof target[key] !== 'object' || target[key] === null) target[key] = rest[0].startsWith('[') ? [] : {};
  put(target[key] as Struct, rest, value);
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)];
}
