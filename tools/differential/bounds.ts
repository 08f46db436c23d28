import {
  certificate,
  claim,
  codes,
  container,
  labels,
  long,
  meta,
  node,
  pod,
  probe,
  projected,
  resize,
  resources,
  restart,
  spec,
  spread,
  Struct,
  volume,
  windows,
} from './case-builders';
import { Case } from './parts';

/* Around every number and length that the server looks at: the last values that pass and the first ones that do not. */

const ISCSI = { targetPortal: 'a', iqn: 'iqn.2001-04.com.example:a', lun: 0 };
const GENERATION = 'deprecated.daemonset.template.generation1'.length;
const LARGEST = 262_144;
const MINUS_ONE = [-1, 0];
const BYTE = [-1, 0, 255, 256];
const MODES = [-1, 0, 0o777, 0o1000];
const PORTS = [0, 1, 65535, 65536];
const IDS = [-1, 0, 2147483647, 2147483648];
const LABELS = [63, 64].map((length) => long(length));
const SUBDOMAINS = [253, 254].map((length) => labels(5, 59).slice(0, length));
const KEYS = [...LABELS, ...LABELS.map((name) => `example.com/${name}`), ...SUBDOMAINS.map((prefix) => `${prefix}/a`)];
const of = <T>(values: readonly T[], build: (value: T) => Case): Case[] => values.map(build);
const lengths = (most: number): string[] => [long(most), long(most + 1)];
const list = <T>(most: number, item: T): T[][] => [most, most + 1].map((length) => Array<T>(length).fill(item));
const preferred = (weight: number): Struct => ({
  weight,
  preference: { matchExpressions: [{ key: 'a', operator: 'Exists' }] },
});
const near = (weight: number): Struct => ({ weight, podAffinityTerm: { topologyKey: 'zone', labelSelector: {} } });
const update = (rollingUpdate: Struct): Case => spec({ updateStrategy: { rollingUpdate } });
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

export const BOUNDS: readonly Case[] = [
  ...of([0, 1, 100, 101], (weight) => pod({ affinity: { nodeAffinity: { [PREFERRED]: [preferred(weight)] } } })),
  ...of([0, 1, 100, 101], (weight) => pod({ affinity: { podAntiAffinity: { [PREFERRED]: [near(weight)] } } })),
  ...of([[], ['1'], ['1', '2']], (values) => node({ key: 'a', operator: 'Lt', values })),
  // names
  ...of(LABELS, (name) => container({ name })),
  ...of(LABELS, (namespace) => meta({ namespace })),
  ...of(LABELS, (hostname) => pod({ hostname })),
  ...of(LABELS, (subdomain) => pod({ subdomain })),
  ...of(LABELS, (name) => pod({ volumes: [{ name, emptyDir: {} }] })),
  ...of(SUBDOMAINS, (name) => meta({ name })),
  ...of([...SUBDOMAINS, `${SUBDOMAINS[0].slice(1)}--`], (generateName) => meta({ name: undefined, generateName })),
  ...of(SUBDOMAINS, (priorityClassName) => pod({ priorityClassName })),
  ...of(SUBDOMAINS, (name) => volume({ csi: { driver: 'a', nodePublishSecretRef: { name } } })),
  ...of(SUBDOMAINS, (search) => pod({ dnsConfig: { searches: [search, `${search}.`] } })),
  ...of(KEYS, (key) => meta({ labels: { [key]: 'a' }, annotations: { [key]: 'a' }, finalizers: [key] })),
  ...of(LABELS, (value) => meta({ labels: { a: value } })),
  ...of(LABELS, (value) => pod({ tolerations: [{ key: 'a', value }] })),
  ...of([...KEYS, 'a', 'example.com/a'], (name) =>
    pod({ schedulingGates: [{ name }], readinessGates: [{ conditionType: name }] }),
  ),
  ...of(lengths(64), (hostnameOverride) => pod({ hostnameOverride })),
  ...of(lengths(253), (key) => container({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'a', key } } }] })),
  ...of(SUBDOMAINS, (name) => pod({ securityContext: { sysctls: [{ name, value: '1' }] } })),
  ...of([244, 245], (length) => resources({ limits: { [`${labels(5, 59).slice(0, length)}/a`]: 1 } })),
  ...of(lengths(15), (name) => container({ ports: [{ name, containerPort: 80 }] })),
  ...of(lengths(15), (port) => probe('livenessProbe', { exec: undefined, httpGet: { port } })),
  ...of(lengths(64), (tenant) => volume({ quobyte: { registry: 'a:1', volume: 'a', tenant } })),
  ...of(lengths(63), (driver) => volume({ csi: { driver } })),
  ...of(lengths(62), (name) => volume({ iscsi: { ...ISCSI, initiatorName: 'iqn.2001-04.com.example:b' } }, name)),
  ...of(lengths(104), (runAsUserName) => windows({ runAsUserName })),
  ...of(
    [
      '_'.repeat(15),
      '_'.repeat(16),
      ...LABELS.map((domain) => `a.${domain}`),
      labels(6, 49).slice(0, 255),
      labels(6, 49).slice(0, 256),
    ],
    (domain) => windows({ runAsUserName: `${domain}\\a` }),
  ),
  ...of(lengths(65536), (gmsaCredentialSpec) => windows({ gmsaCredentialSpec })),
  ...of(lengths(4095), (localhostProfile) =>
    pod({ securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile } } }),
  ),
  ...of([253, 254], (length) => certificate({ signerName: `${labels(5, 59).slice(0, length)}/a` })),
  ...of([571, 572], (length) => certificate({ signerName: `a.b/${labels(4, 200).slice(0, length - 4)}` })),
  ...of([LARGEST, LARGEST + 1], (length) => meta({ annotations: { a: long(length - 1) } })),
  ...of([LARGEST - GENERATION, LARGEST - GENERATION + 1], (length) => meta({ annotations: { a: long(length - 1) } })),
  ...of([LARGEST, LARGEST + 1], (length) => claim({}, { annotations: { a: long(length - 1) } })),
  ...of([LARGEST, LARGEST + 1], (length) => certificate({ userAnnotations: { 'a.b/c': long(length - 5) } })),
  // numbers
  ...of(PORTS, (containerPort) => container({ ports: [{ containerPort }] })),
  ...of(PORTS, (hostPort) => container({ ports: [{ containerPort: 80, hostPort }] })),
  ...of(PORTS, (port) => probe('readinessProbe', { exec: undefined, tcpSocket: { port } })),
  ...of(PORTS, (port) => probe('startupProbe', { exec: undefined, grpc: { port } })),
  ...of(
    [
      'initialDelaySeconds',
      'timeoutSeconds',
      'periodSeconds',
      'successThreshold',
      'failureThreshold',
      'terminationGracePeriodSeconds',
    ].flatMap((field) => [-1, 0, 1].map((value) => ({ [field]: value }))),
    (fields) => probe('livenessProbe', fields),
  ),
  ...of([1, 2], (successThreshold) => probe('readinessProbe', { successThreshold })),
  ...of([-1, 0, 1, 30, 31], (seconds) => container({ lifecycle: { preStop: { sleep: { seconds } } } })),
  ...of([5, 6], (seconds) =>
    container({ lifecycle: { postStart: { sleep: { seconds } } } }, { terminationGracePeriodSeconds: 5 }),
  ),
  ...of(IDS, (id) => container({ securityContext: { runAsUser: id, runAsGroup: id } })),
  ...of(IDS, (id) =>
    pod({ securityContext: { fsGroup: id, runAsUser: id, runAsGroup: id, supplementalGroups: [id] } }),
  ),
  ...of(IDS, (user) =>
    projected({ secret: { name: 'a' }, configMap: { name: 'a', items: [{ key: 'a', path: 'b', user }] } }),
  ),
  ...of(MINUS_ONE, (minReadySeconds) => spec({ minReadySeconds })),
  ...of(MINUS_ONE, (revisionHistoryLimit) => spec({ revisionHistoryLimit })),
  ...of([-1, 0, 1, '0%', '1%', '100%', '101%', '-1%', '1', '0', ''], (maxUnavailable) => update({ maxUnavailable })),
  ...of([-1, 0, 1, '0%', '1%', '100%', '101%'], (maxSurge) => update({ maxSurge, maxUnavailable: 0 })),
  ...of([0, 1, 2147483647, 2147483648], (activeDeadlineSeconds) => pod({ activeDeadlineSeconds })),
  ...of([-1, 0], (terminationGracePeriodSeconds) => pod({ terminationGracePeriodSeconds })),
  ...of([1_000_000_000, 1_000_000_001], (priority) => pod({ priority, priorityClassName: 'own' })),
  ...of([2_000_001_000, 2_000_000_999], (priority) => pod({ priority, priorityClassName: 'system-node-critical' })),
  ...of([0, 1], (maxSkew) => spread({ maxSkew })),
  ...of([0, 1], (minDomains) => spread({ minDomains })),
  ...of(BYTE, (partition) => volume({ awsElasticBlockStore: { volumeID: 'a', partition } })),
  ...of(BYTE, (lun) => volume({ iscsi: { ...ISCSI, lun } })),
  ...of(BYTE, (lun) => volume({ fc: { targetWWNs: ['a'], lun } })),
  ...of(MODES, (defaultMode) => volume({ secret: { secretName: 'a', defaultMode } })),
  ...of(MODES, (defaultMode) => volume({ projected: { defaultMode } })),
  ...of(MODES, (mode) => volume({ configMap: { name: 'a', items: [{ key: 'a', path: 'a', mode }] } })),
  ...of([599, 600, 2 ** 32, 2 ** 32 + 1], (expirationSeconds) =>
    projected({ serviceAccountToken: { path: 'a', expirationSeconds } }),
  ),
  ...of([3599, 3600, 91 * 86400, 91 * 86400 + 1], (maxExpirationSeconds) => certificate({ maxExpirationSeconds })),
  ...of([86400, 86401], (maxExpirationSeconds) => certificate({ maxExpirationSeconds, signerName: 'kubernetes.io/a' })),
  ...of(['-1', '0', '1'], (sizeLimit) => volume({ emptyDir: { sizeLimit } })),
  ...of(['-1', '0', '1'], (storage) => claim({ resources: { requests: { storage } } })),
  ...of(['-1', '-0.0001', '0', '0.0001'], (cpu) => resources({ limits: { cpu } })),
  ...of(['2097151', '2Mi', '2097153', '4Mi'], (amount) => resources({ limits: { cpu: 1, 'hugepages-2Mi': amount } })),
  ...of(['999m', '1', '1001m'], (amount) => resources({ limits: { 'example.com/gpu': amount } })),
  ...of(
    [
      ['1', '1'],
      ['1001m', '1'],
      ['999m', '1'],
    ],
    ([request, limit]) => resources({ requests: { cpu: request }, limits: { cpu: limit } }),
  ),
  ...of(
    [
      ['limits', 1, 2],
      ['limits', 2, 2],
      ['limits', 2, 1],
      ['requests', 1, 2],
      ['requests', 2, 2],
      ['requests', 2, 1],
    ],
    ([amounts, own, ofPod]) =>
      container({ resources: { [amounts]: { cpu: own } } }, { resources: { [amounts]: { cpu: ofPod } } }),
  ),
  // lists
  ...of(list(3, '10.0.0.1'), (nameservers) => pod({ dnsConfig: { nameservers } })),
  ...of(list(32, 'a'), (searches) => pod({ dnsConfig: { searches } })),
  ...of([2048, 2049], (bytes) =>
    pod({ dnsConfig: { searches: [...Array<string>(9).fill(long(200)), long(bytes - 9 * 201)] } }),
  ),
  restart({}, 20),
  restart({}, 21),
  ...of([codes.slice(1), codes], (values) => restart({ exitCodes: { operator: 'In', values } })),
  ...of([['NotRequired'], ['NotRequired', 'NotRequired']], (policies) => container(resize(...policies))),
];
