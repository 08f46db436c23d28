/*
 * DaemonSets aimed at what the server warns of where it accepts: deprecated labels, annotations and volumes, files and ports that overlap,
 * variables that hide others, parts of bytes, addresses in odd forms. Few are rejected, as those get no warnings.
 */

type Random = () => number;
type Struct = Record<string, unknown>;

const LABELS = [
  'beta.kubernetes.io/arch',
  'beta.kubernetes.io/os',
  'failure-domain.beta.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'beta.kubernetes.io/instance-type',
  'app.kubernetes.io/created-by',
  'scheduler.alpha.kubernetes.io/preferAvoidPods',
  'node-role.kubernetes.io/master',
  'kubernetes.io/os',
  'zone',
  'toString',
];
const VALUES = ['a', '', '-a', 'a b', 'é', 'a'.repeat(64), `${'a'.repeat(64)}-`, 'A_b.c'];
const SELECTORS = [undefined, null, {}, { matchLabels: { app: 'agent' } }];
const ANNOTATIONS = [
  'scheduler.alpha.kubernetes.io/critical-pod',
  'security.alpha.kubernetes.io/sysctls',
  'security.alpha.kubernetes.io/unsafe-sysctls',
  'seccomp.security.alpha.kubernetes.io/pod',
  'container.seccomp.security.alpha.kubernetes.io/agent',
  'container.seccomp.security.alpha.kubernetes.io/setup',
  'container.apparmor.security.beta.kubernetes.io/agent',
  'container.apparmor.security.beta.kubernetes.io/setup',
  'container.apparmor.security.beta.kubernetes.io/helper',
  'example.com/note',
];
const PROFILES = ['runtime/default', 'runtime/default', 'unconfined', 'localhost/a', 'localhost/b'];
const SECCOMP = [{ type: 'RuntimeDefault' }, { type: 'Unconfined' }, { type: 'Localhost', localhostProfile: 'a' }];
const BYTES = [
  '1500m',
  '1.5',
  1.5,
  '0.5Gi',
  '1Gi',
  '100M',
  '0.1',
  '1n',
  '1e3',
  '1E',
  '8E',
  '9E',
  '9223372036854775807',
  '9223372036854775808',
  '1e-3',
  1,
  '0',
  '0.0001',
  '1.0000000001',
  '1Ei',
  '7Ei',
  '123456789012345678',
  '1000000Gi',
  '9999Ti',
  '1.5Ki',
  '1.1Ki',
  '0.3Mi',
  '12345678901234567890Ki',
];
const PATHS = ['a', 'a', 'a/b', 'a/b/', 'a/', 'ab', 'b', 'a/b/c', 'a//b', './a', 'c', 'a.b'];
const NAMES = ['A', 'B', 'PATH'];
const TEXTS = ['x', '', '$(A)', '$(A)x', '$(B)', '$(PATH):/opt', '$$(A)', '$(PATH)'];
const IPS = [
  '10.0.0.1',
  '010.0.0.1',
  '10.0.0.01',
  '::1',
  '0:0:0:0:0:0:0:1',
  '::0001',
  '::ffff:10.0.0.1',
  '::FFFF:10.0.0.1',
  '2001:DB8::1',
  '2001:db8::1',
  '2001:db8:0:0:1:0:0:1',
  '2001:db8::1:0:0:1',
  '2001:db8:0:0::1',
  '::1.2.3.4',
  '::102:304',
  '::',
  '0::',
  '1:0:0:2::3',
  '1::2:0:0:3',
  'fe80::1',
  '::ffff:0:0',
  '0:0:0:0:0:ffff:a00:1',
  '1:2:3:4:5:6:7:8',
  '1:2:3:4:5:6:7::',
  '64:ff9b::10.0.0.1',
  '1:0:3:4:5:6:7:8',
];
const PORTS: readonly Struct[] = [
  { containerPort: 80 },
  { containerPort: 80, hostPort: 80 },
  { containerPort: 80, hostPort: 80, hostIP: '10.0.0.1' },
  { containerPort: 80, hostPort: 80, hostIP: '10.0.0.2' },
  { containerPort: 80, hostPort: 81 },
  { containerPort: 80, hostIP: '10.0.0.1' },
  { containerPort: 80, protocol: 'UDP' },
  { containerPort: 80, name: 'http' },
  { containerPort: 81, name: 'http' },
  { containerPort: 82, name: 'https' },
  { containerPort: 82 },
  { containerPort: 82, hostPort: 80, hostIP: '10.0.0.1' },
  { containerPort: 81, hostIP: '' },
];
const GONE: Struct = {
  photonPersistentDisk: { pdID: 'a' },
  gitRepo: { repository: 'a' },
  scaleIO: { gateway: 'a', system: 'b', volumeName: 'c', secretRef: { name: 'd' } },
  flocker: { datasetName: 'a' },
  storageos: { volumeName: 'a' },
  quobyte: { registry: 'h:1', volume: 'a' },
  glusterfs: { endpoints: 'a', path: 'b' },
  cephfs: { monitors: ['a'] },
  rbd: { monitors: ['a'], image: 'b' },
  vsphereVolume: { volumePath: 'a' },
};
const OWNERS = [
  { apiVersion: 'v1', kind: 'A', name: 'a', uid: 'u' },
  { apiVersion: 'v1', kind: 'A', name: 'b', uid: 'u' },
  { apiVersion: 'v1', kind: 'A', name: 'c', uid: 'v' },
];

/** The manifests of one run; the same numbers give the same ones. */
export function cases(random: Random, count: number): object[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: Math.floor(random() * (most + 1)) }, make);

  const expression = (): object =>
    random() < 0.7
      ? { key: pick(LABELS), operator: 'In', values: some(2, () => pick(VALUES)).concat('a') }
      : { key: pick(LABELS), operator: 'Exists' };
  const good = (): object => ({ key: pick(LABELS), operator: 'In', values: ['a'] });
  const affinity = (): object => ({
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution:
        random() < 0.5 ? { nodeSelectorTerms: [{ matchExpressions: some(2, good) }, { matchFields: [] }] } : undefined,
      preferredDuringSchedulingIgnoredDuringExecution: some(2, () => ({
        weight: 1,
        preference: { matchExpressions: some(2, expression) },
      })),
    },
    podAffinity: random() < 0.5 ? podAffinity() : undefined,
    podAntiAffinity: random() < 0.5 ? podAffinity() : undefined,
  });
  const podAffinity = (): object => ({
    requiredDuringSchedulingIgnoredDuringExecution: some(2, () => ({
      topologyKey: 'a',
      labelSelector: pick(SELECTORS),
    })),
    preferredDuringSchedulingIgnoredDuringExecution: some(2, () => ({
      weight: 1,
      podAffinityTerm: { topologyKey: 'a', labelSelector: pick(SELECTORS) },
    })),
  });
  const items = (): object[] | undefined =>
    random() < 0.15 ? undefined : some(4, () => ({ key: 'k', path: pick(PATHS) }));
  const files = (): object[] => some(3, () => ({ path: pick(PATHS), fieldRef: { fieldPath: 'metadata.name' } }));
  // paths of different sources must differ for the server to accept them
  const source = (_: unknown, i: number): object | null => {
    const path = (): string =>
      `${pick(['', 'd/', 'd/e/'])}${pick(['f', 'g', 'h', 'd'])}${random() < 0.8 ? i : ''}${pick(['', '', '/'])}`;
    const listed = (): object[] | undefined =>
      random() < 0.3 ? undefined : some(2, path).map((one, j) => ({ key: 'k', path: j === 0 ? one : `${one}${j}` }));
    return pick<() => object | null>([
      () => ({ configMap: { name: pick(['a', 'b']), items: listed() } }),
      () => ({ secret: { name: pick(['a', 'b']), items: listed() } }),
      () => ({ downwardAPI: { items: some(1, () => ({ path: path(), fieldRef: { fieldPath: 'metadata.name' } })) } }),
      () => ({ downwardAPI: {} }),
      () => ({ serviceAccountToken: { path: path() } }),
      () => ({ serviceAccountToken: { path: 'd' } }),
      () => ({}),
      () => null,
    ])();
  };
  const newerSource = (i: number): object =>
    pick<() => object>([
      () => ({ clusterTrustBundle: { name: 'a', path: `d${pick(['', '/e'])}` } }),
      () => ({ clusterTrustBundle: { signerName: 'a.b/c', path: `${pick(['d', 'd/e', 'x/'])}${i}` } }),
      () => ({
        podCertificate: {
          signerName: 'a.b/c',
          keyType: 'ED25519',
          keyPath: pick(['d', 'x', 'x/y']),
          certificateChainPath: pick(['x', 'x/z', `d/e${i}`]),
        },
      }),
      () => ({ podCertificate: { signerName: 'a.b/c', keyType: 'ED25519', credentialBundlePath: pick(['d/e', 'x']) } }),
    ])();
  const claim = (): object => {
    const limits = random() < 0.5 ? { storage: pick([...BYTES, '-1.5', '-1']) } : undefined;
    return { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: pick(BYTES) }, limits } };
  };
  const volume = (newer: boolean, i: number): object => {
    const sources = (): unknown[] => Array.from({ length: 1 + Math.floor(random() * 4) }, source);
    const gone = pick(Object.keys(GONE));
    return {
      name: `v${i}`,
      ...pick<() => object>([
        () => ({ configMap: { name: 'c', items: items() } }),
        () => ({ secret: { secretName: 's', items: items() } }),
        () => ({ downwardAPI: { items: files() } }),
        () => ({ projected: { sources: newer ? [...sources(), ...some(2, () => newerSource(i))] : sources() } }),
        () => ({ projected: { sources: sources() } }),
        () => ({ [gone]: GONE[gone] }),
        () => ({ ephemeral: { volumeClaimTemplate: { spec: claim() } } }),
      ])(),
    };
  };
  const resources = (): object | undefined => {
    const amount = pick(BYTES);
    return pick([
      undefined,
      { limits: { memory: amount } },
      { requests: { memory: amount } },
      { limits: { 'ephemeral-storage': amount }, requests: { 'ephemeral-storage': amount } },
      { requests: { cpu: '1.5' }, limits: { memory: amount } },
    ]);
  };
  const container = (name: string): object => ({
    name,
    image: 'a',
    env:
      random() < 0.4
        ? some(5, () =>
            random() < 0.2
              ? { name: pick(NAMES), valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }
              : { name: pick(NAMES), value: pick(TEXTS) },
          )
        : undefined,
    ports: random() < 0.5 ? some(3, () => pick(PORTS)) : undefined,
    resources: random() < 0.3 ? resources() : undefined,
    securityContext: random() < 0.2 ? { seccompProfile: pick(SECCOMP) } : undefined,
  });
  const often = <T>(share: number, make: () => T): T | undefined => (random() < share ? make() : undefined);

  return Array.from({ length: count }, () => {
    const newer = random() < 0.25;
    const spec: Struct = {
      containers: ['agent', 'helper'].map(container),
      initContainers: often(0.5, () => [container('setup')]),
      nodeSelector: often(0.2, () => Object.fromEntries(some(3, () => [pick(LABELS), 'a']))),
      affinity: often(0.2, affinity),
      topologySpreadConstraints: often(0.15, () =>
        some(2, () => ({
          maxSkew: 1,
          topologyKey: pick(LABELS),
          whenUnsatisfiable: pick(['DoNotSchedule', 'ScheduleAnyway']),
          labelSelector: pick(SELECTORS),
        })),
      ),
      volumes: often(0.5, () => some(3, () => 0).map((_, i) => volume(newer, i))),
      hostAliases: often(0.2, () => some(3, () => ({ ip: pick(IPS), hostnames: ['a'] }))),
      dnsConfig: often(0.2, () => ({ nameservers: some(3, () => pick(IPS)) })),
      imagePullSecrets: often(0.2, () => some(3, () => pick([{ name: 'a' }, { name: 'b' }, { name: '' }, {}, null]))),
      overhead: often(0.1, () => ({ [pick(['memory', 'ephemeral-storage', 'cpu'])]: pick(BYTES) })),
      terminationGracePeriodSeconds: often(0.1, () => pick([-1, 0, 30, null])),
      securityContext: often(0.2, () => ({
        seccompProfile: often(0.7, () => pick(SECCOMP)),
        ...(newer ? { appArmorProfile: pick(SECCOMP) } : {}),
      })),
    };
    if (newer && random() < 0.3) (spec.containers as Struct[])[0].securityContext = { appArmorProfile: pick(SECCOMP) };
    const annotations = often(0.3, () => Object.fromEntries(some(3, () => [pick(ANNOTATIONS), pick(PROFILES)])));
    return {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent', ownerReferences: often(0.05, () => some(4, () => pick(OWNERS))) },
      spec: {
        selector: { matchLabels: { app: 'agent' } },
        template: { metadata: { labels: { app: 'agent' }, annotations }, spec },
      },
    };
  });
}
