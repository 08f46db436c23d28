/*
 * DaemonSets aimed at the rules of containers: ports, environment, mounts, devices, probes, lifecycle, resources, restart and resize policies.
 * A manifest that every minor accepts is changed in one to four places; the values are good ones, just good ones and bad ones of each rule.
 */

type Random = () => number;
type Struct = Record<string, unknown>;
/** A field; `ANY` for an entry of a list, at most one after the last; a list for one of these keys. */
type Step = string | typeof ANY | readonly string[];
type Row = readonly [path: string | readonly Step[], values: readonly unknown[], newer?: 'newer'];

const ANY = Symbol('any entry');
const ABSENT = Symbol('absent');

const text = (length: number, letter = 'a'): string => letter.repeat(length);
const COMMON = [ABSENT, null, ''];

const LABELS = [
  ...COMMON,
  'agent',
  'helper',
  'setup',
  'sidecar',
  'a',
  'a-b',
  'A',
  'a.b',
  '-a',
  'a-',
  'a_b',
  'é',
  'a b',
  'a\n',
  text(63),
  text(64),
  text(40, 'é'),
];
const SUBDOMAINS = [
  ...COMMON,
  'a',
  'a.b',
  'a..b',
  'a-',
  '-',
  'a.-',
  'A',
  'é-',
  '_a',
  '.a',
  `${text(250)}.aa`,
  `${text(251)}.aa`,
  `${text(253)}-`,
  text(260, 'A'),
];
const KEYS = [...COMMON, 'key', 'a/b', '..', '.', '..a', '.a', 'A_b.c-d', 'a b', 'é', text(253), text(254)];
const ENV_NAMES = [
  ...COMMON,
  'A',
  'a.b-c',
  '1A',
  'A B',
  'A=B',
  '.',
  '..',
  '..a',
  'é',
  'A\tB',
  '~!@',
  'A\n',
  text(300),
  '\u007f',
  '=',
];
const PATHS = [...COMMON, '/a', 'a', '/a/b', '../a', 'a/../b', '..', '/..', 'a/..b', 'a..', '/', '//', '...', 'a/..'];
const MOUNT_PATHS = [...PATHS, '/config', '/data', '/dev/block'];
const VOLUMES = [...COMMON, 'config', 'data', 'scratch', 'claim', 'generic', 'absent', 'twice', 'Bad'];
const PORT_NUMBERS = [ABSENT, null, 0, 1, 80, 8080, 65535, 65536, -1, 2147483647, -2147483648];
const PORT_NAMES = [
  ...COMMON,
  'http',
  'metrics',
  'a--b',
  '-a',
  'a-',
  '1',
  '1-2',
  'A',
  'a_b',
  text(15),
  text(16),
  'é',
  '---',
  '--A--',
];
const PORTS = [...PORT_NUMBERS, ...PORT_NAMES];
const SECONDS = [ABSENT, null, 0, 1, 2, -1, 30, 31, 2147483647, -2147483648];
const PROTOCOLS = [...COMMON, 'TCP', 'UDP', 'SCTP', 'tcp', 'QUIC'];
const AMOUNTS = [
  '0',
  '1',
  1,
  0,
  '500m',
  '0.5',
  0.5,
  '-1',
  -1,
  '1.5',
  '100m',
  '1u',
  '1n',
  '1Gi',
  '512Mi',
  '1G',
  '2M',
  '4M',
  '2Mi',
  '3Mi',
  '4Mi',
  '1Ki',
  '1e3',
  '1E',
  '9223372036854775807',
  '9223372036854775808',
  '1e30',
  '0.0001',
  '-0.0001',
  '+1',
  '1500m',
  null,
  3,
  '1048576',
  '2097152',
  '12345678901234567890Ki',
];
const RESOURCES = [
  'cpu',
  'memory',
  'ephemeral-storage',
  'hugepages-2Mi',
  'hugepages-1Gi',
  'hugepages-0',
  'hugepages-',
  'hugepages-x',
  'hugepages-500m',
  'hugepages--1',
  'hugepages-1e3',
  'example.com/gpu',
  'kubernetes.io/batch-cpu',
  'requests.example.com/gpu',
  'requests.hugepages-2Mi',
  'storage',
  'pods',
  'requests.cpu',
  'limits.memory',
  'services.nodeports',
  'foo',
  'Example.com/gpu',
  'example.com/',
  '/gpu',
  'a/b/c',
  '',
  'a b',
  `${text(244)}/a`,
  `${text(245)}/a`,
  'hugepages-1/x',
  'x.kubernetes.io/a',
  'constructor',
  'toString',
  text(64),
  'example.com/é',
];
const FIELDS = [
  ...COMMON,
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.labels',
  'metadata.annotations',
  "metadata.labels['a']",
  "metadata.labels['A/b']",
  "metadata.labels['']",
  "metadata.annotations['Example.com/A']",
  "metadata.annotations['a b']",
  "metadata.annotations['\u0130']",
  "metadata.name['a']",
  "['a']",
  "metadata.labels['a",
  "metadata.labels[']",
  "metadata.labels['a']['b']",
  'spec.nodeName',
  'spec.host',
  'spec.serviceAccountName',
  'spec.restartPolicy',
  'status.phase',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
  'spec.containers',
  'Metadata.name',
];
const RESOURCE_FIELDS = [
  ...COMMON,
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.hugepages-2Mi',
  'requests.hugepages-',
  'limits.storage',
  'cpu',
  'limits.hugepages-.cpu',
];
const DIVISORS = [
  ABSENT,
  null,
  '0',
  '1',
  1,
  '1m',
  '2',
  '1k',
  '1K',
  '1000',
  '1Ki',
  '1024',
  '1Mi',
  '1048576',
  '1M',
  '1E',
  '1Ei',
  '1e3',
  '10m',
  '-1',
  '+1',
  '1.0',
  '0.001',
  '1n',
];
const PROBE_NAMES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const PROBE_NUMBERS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
  'terminationGracePeriodSeconds',
];
const HANDLERS: Struct[] = [
  { exec: { command: ['true'] } },
  { exec: {} },
  { exec: { command: [] } },
  { httpGet: { port: 80 } },
  { httpGet: { port: 'http' } },
  { httpGet: {} },
  { tcpSocket: { port: 80 } },
  { tcpSocket: {} },
  { tcpSocket: { port: 'A' } },
  {},
];
const PROBES = [
  ...HANDLERS,
  { grpc: { port: 80 } },
  { grpc: {} },
  { grpc: { port: 70000, service: 'a' } },
  { grpc: { port: 80 }, exec: {} },
  { httpGet: { port: 0 }, tcpSocket: { port: 0 }, exec: { command: ['true'] } },
];
const SLEEPS = [
  { sleep: {} },
  { sleep: { seconds: 0 } },
  { sleep: { seconds: 1 } },
  { sleep: { seconds: -1 } },
  { sleep: { seconds: 30 } },
  { sleep: { seconds: 31 } },
  { sleep: { seconds: 5 }, exec: {} },
];
const RESTARTS = [...COMMON, 'Always', 'OnFailure', 'Never', 'Sometimes', 'always'];
const RULE = { action: 'Restart', exitCodes: { operator: 'In', values: [42] } };
const codes = (count: number): number[] => Array.from({ length: count }, (_, i) => i % 256);

/** What a change of a field starts from where its list or struct has none. */
const NEW: Record<string, Struct> = {
  containers: { name: 'third', image: 'third:3' },
  initContainers: { name: 'fourth', image: 'fourth:4' },
  ephemeralContainers: { name: 'debug', image: 'debug:5', targetContainerName: 'agent' },
  ports: { containerPort: 1234 },
  env: { name: 'E' },
  envFrom: { secretRef: { name: 's' } },
  volumeMounts: { name: 'scratch', mountPath: '/scratch' },
  volumeDevices: { name: 'generic', devicePath: '/dev/generic' },
  claims: { name: 'device' },
  resizePolicy: { resourceName: 'cpu', restartPolicy: 'NotRequired' },
  restartPolicyRules: RULE,
  exitCodes: RULE.exitCodes,
  httpHeaders: { name: 'X' },
  httpGet: { port: 80 },
  tcpSocket: { port: 80 },
  grpc: { port: 80 },
  fieldRef: { fieldPath: 'spec.nodeName' },
  resourceFieldRef: { resource: 'limits.cpu' },
  configMapKeyRef: { name: 'c', key: 'k' },
  secretKeyRef: { name: 's', key: 'k' },
  fileKeyRef: { volumeName: 'scratch', key: 'K', path: 'env' },
  volumes: { name: 'more', emptyDir: {} },
};

/** Of one container. */
const CONTAINER_ROWS: readonly Row[] = [
  ['name', LABELS],
  ['image', [...COMMON, 'agent', 'agent:latest', ' agent', 'agent ', '\tagent', 'agent\u00a0', 'A B', text(600)]],
  ['imagePullPolicy', [...COMMON, 'Always', 'IfNotPresent', 'Never', 'always', 'Missing']],
  ['terminationMessagePolicy', [...COMMON, 'File', 'FallbackToLogsOnError', 'file']],
  ['terminationMessagePath', COMMON],
  [['ports', ANY, 'name'], PORT_NAMES],
  [['ports', ANY, 'containerPort'], PORT_NUMBERS],
  [['ports', ANY, 'hostPort'], PORT_NUMBERS],
  [
    ['ports', ANY, 'hostIP'],
    [...COMMON, '0.0.0.0', '127.0.0.1', '::', 'x'],
  ],
  [['ports', ANY, 'protocol'], PROTOCOLS],
  [
    ['ports', ANY],
    [
      { containerPort: 80, hostPort: 8080 },
      { containerPort: 80, hostPort: 8080, protocol: 'UDP' },
      { containerPort: 80, name: 'http' },
      null,
    ],
  ],
  ['ports', [ABSENT, null, []]],
  [['env', ANY, 'name'], ENV_NAMES],
  [
    ['env', ANY, 'value'],
    [...COMMON, 'x', 'y'],
  ],
  [
    ['env', ANY, 'valueFrom'],
    [ABSENT, null, {}],
  ],
  [['env', ANY, 'valueFrom', 'fieldRef', 'fieldPath'], FIELDS],
  [
    ['env', ANY, 'valueFrom', 'fieldRef', 'apiVersion'],
    [...COMMON, 'v1', 'v2', 'apps/v1'],
  ],
  [['env', ANY, 'valueFrom', 'resourceFieldRef', 'resource'], RESOURCE_FIELDS],
  [['env', ANY, 'valueFrom', 'resourceFieldRef', 'divisor'], DIVISORS],
  [
    ['env', ANY, 'valueFrom', 'resourceFieldRef'],
    [{ resource: 'limits.memory', divisor: '1Mi' }, { resource: 'limits.cpu', divisor: '1Mi' }, {}],
  ],
  [['env', ANY, 'valueFrom', ['configMapKeyRef', 'secretKeyRef'], 'name'], SUBDOMAINS],
  [['env', ANY, 'valueFrom', ['configMapKeyRef', 'secretKeyRef'], 'key'], KEYS],
  [['env', ANY, 'valueFrom', 'fileKeyRef', 'volumeName'], [...LABELS, ...VOLUMES], 'newer'],
  [['env', ANY, 'valueFrom', 'fileKeyRef', 'key'], ENV_NAMES, 'newer'],
  [['env', ANY, 'valueFrom', 'fileKeyRef', 'path'], PATHS, 'newer'],
  [
    ['env', ANY],
    [null, { name: 'F', valueFrom: { fileKeyRef: { volumeName: 'scratch', key: 'K', path: 'env' } } }],
    'newer',
  ],
  [['envFrom', ANY, 'prefix'], ENV_NAMES],
  [['envFrom', ANY, ['configMapRef', 'secretRef'], 'name'], SUBDOMAINS],
  [
    ['envFrom', ANY],
    [null, {}, { configMapRef: {} }, { secretRef: { name: 'a' }, configMapRef: { name: 'a' } }],
  ],
  [['volumeMounts', ANY, 'name'], VOLUMES],
  [['volumeMounts', ANY, 'mountPath'], MOUNT_PATHS],
  [['volumeMounts', ANY, ['subPath', 'subPathExpr']], PATHS],
  [
    ['volumeMounts', ANY, 'mountPropagation'],
    [...COMMON, 'None', 'HostToContainer', 'Bidirectional', 'Both'],
  ],
  [
    ['volumeMounts', ANY, 'readOnly'],
    [ABSENT, true, false],
  ],
  [['volumeMounts', ANY, 'recursiveReadOnly'], [...COMMON, 'Disabled', 'IfPossible', 'Enabled', 'Yes'], 'newer'],
  [['volumeMounts', ANY, 'bindMountOptions'], [[], ['noexec'], ['noexec', 'noexec', 'x']], 'newer'],
  [
    ['volumeMounts', ANY],
    [
      { name: 'data', mountPath: '/d', subPath: 'a', subPathExpr: '$(A)' },
      { name: 'data', mountPath: '/config' },
    ],
  ],
  [
    ['volumeMounts', ANY],
    [null, { name: 'config', mountPath: '/x' }, { name: 'claim', mountPath: '/claim' }],
  ],
  [
    ['volumeMounts', ANY],
    [
      { name: 'image', mountPath: '/image' },
      { name: 'image', mountPath: '/image', subPath: 'a' },
    ],
    'newer',
  ],
  [
    ['securityContext', 'privileged'],
    [ABSENT, true, false],
  ],
  [['volumeDevices', ANY, 'name'], VOLUMES],
  [['volumeDevices', ANY, 'devicePath'], MOUNT_PATHS],
  [
    'volumeDevices',
    [
      [
        { name: 'claim', devicePath: '/dev/a' },
        { name: 'generic', devicePath: '/dev/a' },
      ],
      [
        { name: 'claim', devicePath: '/a' },
        { name: 'claim', devicePath: '/b' },
      ],
    ],
  ],
  [
    ['volumeDevices', ANY],
    [
      null,
      { name: 'claim', devicePath: '/dev/claim' },
      { name: 'generic', devicePath: '/dev/generic' },
      { name: 'config', devicePath: '/config' },
    ],
  ],
  [[PROBE_NAMES], PROBES],
  [[PROBE_NAMES, PROBE_NUMBERS], SECONDS],
  [[PROBE_NAMES, ['httpGet', 'tcpSocket'], 'port'], PORTS],
  [
    [PROBE_NAMES, 'httpGet', 'scheme'],
    [...COMMON, 'HTTP', 'HTTPS', 'http', 'FTP'],
  ],
  [
    [PROBE_NAMES, 'httpGet', 'path'],
    [...COMMON, 'a', '/'],
  ],
  [
    [PROBE_NAMES, 'httpGet', 'httpHeaders', ANY, 'name'],
    [...COMMON, 'X-A', 'X_A', 'X A', 'é'],
  ],
  [[PROBE_NAMES, 'httpGet', 'protocol'], ['HTTP2', 'HTTP3'], 'newer'],
  [[PROBE_NAMES, 'grpc', 'port'], PORT_NUMBERS],
  [[PROBE_NAMES, 'grpc', 'mode'], ['TLS', 'X'], 'newer'],
  ['lifecycle', [ABSENT, null, {}]],
  [['lifecycle', ['postStart', 'preStop']], HANDLERS],
  [['lifecycle', ['postStart', 'preStop']], SLEEPS, 'newer'],
  [['lifecycle', 'stopSignal'], ['SIGTERM', 'SIGX', ''], 'newer'],
  [['resources', ['limits', 'requests'], RESOURCES], AMOUNTS],
  [['resources', ['limits', 'requests'], ['cpu', 'memory', 'hugepages-2Mi', 'example.com/gpu']], AMOUNTS],
  [
    'resources',
    [
      { limits: { 'example.com/gpu': 2 }, requests: { 'example.com/gpu': 1 } },
      { limits: { 'hugepages-2Mi': '2Mi', cpu: 1 }, requests: { 'hugepages-2Mi': '4Mi' } },
    ],
  ],
  [
    'resources',
    [
      ABSENT,
      null,
      {},
      { limits: {} },
      { claims: [] },
      { limits: { 'hugepages-2Mi': '4Mi' } },
      { requests: { 'example.com/gpu': 1 } },
    ],
  ],
  [
    ['resources', 'claims', ANY, 'name'],
    [...COMMON, 'device', 'other', 'absent', 'a/b'],
  ],
  [['resources', 'claims', ANY, 'request'], LABELS, 'newer'],
  [
    ['resources', 'claims'],
    [
      [{ name: 'device', request: 'r' }, { name: 'device' }],
      [{ name: 'device' }, { name: 'device', request: 'r' }],
      [
        { name: 'device', request: 'r' },
        { name: 'device', request: 's' },
        { name: 'device' },
        { name: 'device', request: 'r' },
      ],
    ],
    'newer',
  ],
  [
    'resizePolicy',
    [
      [],
      null,
      [
        { resourceName: 'cpu', restartPolicy: 'NotRequired' },
        { resourceName: 'memory', restartPolicy: 'RestartContainer' },
      ],
      [{}, {}],
    ],
  ],
  [
    ['resizePolicy', ANY, 'resourceName'],
    [...COMMON, 'cpu', 'memory', 'storage'],
  ],
  [
    ['resizePolicy', ANY, 'restartPolicy'],
    [...COMMON, 'NotRequired', 'RestartContainer', 'Restart'],
  ],
  ['restartPolicy', RESTARTS],
  ['restartPolicyRules', [[], null, [RULE], Array(20).fill(RULE), Array(21).fill(RULE), [{}]], 'newer'],
  [['restartPolicyRules', ANY, 'action'], [...COMMON, 'Restart', 'RestartAllContainers', 'Stop'], 'newer'],
  [
    ['restartPolicyRules', ANY, 'exitCodes'],
    [ABSENT, null, {}, { operator: 'NotIn', values: codes(255) }, { operator: 'In', values: codes(256) }],
    'newer',
  ],
  [['restartPolicyRules', ANY, 'exitCodes', 'operator'], [...COMMON, 'In', 'NotIn', 'Exists'], 'newer'],
];

/** Of the pod, where a rule of containers looks at it. */
const POD_ROWS: readonly Row[] = [
  ['containers', [ABSENT, null, []]],
  ['initContainers', [ABSENT, [], [{ name: 'agent', image: 'a' }], [{}, {}]]],
  ['ephemeralContainers', [ABSENT, [], [{ name: 'debug', image: 'a', targetContainerName: 'agent' }], [{}, {}]]],
  [
    ['ephemeralContainers', ANY, 'targetContainerName'],
    [...COMMON, 'agent', 'setup', 'debug', 'absent'],
  ],
  [
    ['containers', ANY],
    [null, { name: 'agent', image: 'a' }, { name: 'third', image: 'a' }],
  ],
  ['terminationGracePeriodSeconds', SECONDS],
  ['restartPolicy', RESTARTS],
  ['hostNetwork', [ABSENT, true]],
  ['hostUsers', [ABSENT, true, false]],
  [
    ['volumes', ANY],
    [
      { name: 'config', emptyDir: {} },
      { name: 'twice', emptyDir: {} },
      { name: 'twice', hostPath: { path: '/' } },
      { name: 'Bad', emptyDir: {} },
      { name: 'twice' },
    ],
  ],
  [['volumes', ANY], [{ name: 'image', image: { reference: 'a' } }], 'newer'],
  [
    ['os', 'name'],
    ['linux', 'windows', ''],
  ],
  [['overhead', RESOURCES], AMOUNTS],
  ['resourceClaims', [ABSENT, []]],
  ['resourceClaims', [[{ name: 'device', resourceClaimName: 'a' }, { name: '' }, { name: 'other' }]], 'newer'],
  [['resources', ['limits', 'requests'], RESOURCES], AMOUNTS, 'newer'],
  [['resources', ['limits', 'requests'], ['cpu', 'memory', 'hugepages-2Mi']], AMOUNTS, 'newer'],
  [
    'resources',
    [
      {},
      { claims: [] },
      { claims: [{ name: 'device' }] },
      { requests: { cpu: '150m' }, limits: { cpu: '150m', memory: '100Mi' } },
    ],
    'newer',
  ],
];

const STORAGE = { requests: { storage: '1Gi' } };

function base(): Struct {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: { app: 'agent' } },
      template: {
        metadata: { labels: { app: 'agent' } },
        spec: {
          containers: [
            {
              name: 'agent',
              image: 'example.com/agent:1.0',
              ports: [
                { name: 'http', containerPort: 80, hostPort: 80 },
                { name: 'metrics', containerPort: 9100, protocol: 'UDP' },
              ],
              env: [
                { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
                { name: 'A', value: 'x' },
                { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
              ],
              envFrom: [{ configMapRef: { name: 'c' } }],
              volumeMounts: [
                { name: 'config', mountPath: '/config', readOnly: true },
                { name: 'data', mountPath: '/data' },
              ],
              livenessProbe: { httpGet: { port: 'http' } },
              lifecycle: { preStop: { exec: { command: ['true'] } } },
              resources: { limits: { cpu: '200m', memory: '100Mi' }, requests: { cpu: '100m', memory: '100Mi' } },
            },
            {
              name: 'helper',
              image: 'helper',
              resources: { requests: { cpu: '100m' } },
              volumeDevices: [{ name: 'claim', devicePath: '/dev/block' }],
            },
          ],
          initContainers: [
            { name: 'setup', image: 'setup:2', resources: { requests: { cpu: '150m' } } },
            { name: 'sidecar', image: 'sidecar', restartPolicy: 'Always' },
          ],
          volumes: [
            { name: 'config', configMap: { name: 'c' } },
            { name: 'data', hostPath: { path: '/data' } },
            { name: 'scratch', emptyDir: {} },
            { name: 'claim', persistentVolumeClaim: { claimName: 'c' } },
            {
              name: 'generic',
              ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: STORAGE } } },
            },
          ],
        },
      },
    },
  };
}

/** The manifests of one run; the same numbers give the same ones. */
export function cases(random: Random, count: number): object[] {
  return Array.from({ length: count }, () => {
    const manifest = base();
    const pod = (manifest.spec as { template: { spec: Struct } }).template.spec;
    const newer = random() < 0.4;
    for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) change(pod, newer, random);
    return manifest;
  });
}

function change(pod: Struct, newer: boolean, random: Random): void {
  const inPod = random() < 0.2;
  const list = pick(
    [...Array(5).fill('containers'), ...Array(3).fill('initContainers'), 'ephemeralContainers'] as string[],
    random,
  );
  const rows = (inPod ? POD_ROWS : CONTAINER_ROWS).filter((row) => newer || row[2] === undefined);
  const [path, values] = pick(rows, random);
  const steps = typeof path === 'string' ? [path] : path;
  set(pod, inPod ? steps : [list, ANY, ...steps], pick(values, random), random);
}

/** Makes what is missing on the way, good as far as it goes. */
function set(target: Struct, [step, ...rest]: readonly Step[], value: unknown, random: Random, name = ''): void {
  const key =
    step === ANY
      ? entry((target as { length?: number }).length ?? 0, random)
      : typeof step === 'string'
        ? step
        : pick(step, random);
  if (rest.length === 0) {
    if (value === ABSENT) delete target[key];
    else target[key] = structuredClone(value);
    return;
  }
  const given = target[key];
  if (typeof given !== 'object' || given === null) {
    target[key] = rest[0] === ANY ? [] : structuredClone(NEW[step === ANY ? name : key] ?? {});
  }
  set(target[key] as Struct, rest, value, random, key);
}

/** One that is there, now and then one more. */
function entry(length: number, random: Random): string {
  return String(length > 0 && random() < 0.85 ? Math.floor(random() * length) : length);
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)];
}
