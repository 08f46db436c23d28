/**
 * Cases for the Pod Security levels: DaemonSets whose template breaks none to all of the checks, in some of its containers.
 * Same random numbers, same cases.
 */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Object = { [key: string]: Json };

const BOOLEANS: Json[] = [true, false, null];
const PROFILES: Json[] = [
  { type: 'RuntimeDefault' },
  { type: 'Localhost', localhostProfile: 'a' },
  { type: 'Unconfined' },
  { type: 'runtimedefault' },
  { type: '' },
  {},
  null,
];
const SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
  'net.ipv4.tcp_slow_start_after_idle',
  'net.ipv4.tcp_notsent_lowat',
  'net.core.somaxconn',
  'net/ipv4/tcp_syncookies',
  'kernel.msgmax',
];
const CAPABILITIES = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
  'NET_ADMIN',
  'SYS_TIME',
  'ALL',
  'all',
  'CAP_CHOWN',
  'net_bind_service',
  '',
];
const SE_LINUX_TYPES = [
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
  'spc_t',
  'Container_t',
];
const HANDLERS: Json[] = [
  { httpGet: { port: 80 } },
  { httpGet: { port: 80, host: '' } },
  { httpGet: { port: 80, host: '10.0.0.1' } },
  { tcpSocket: { port: 80 } },
  { tcpSocket: { port: 80, host: 'localhost' } },
  { exec: { command: ['a'] } },
  null,
];
const VOLUMES: Object[] = [
  { hostPath: { path: '/var/log' } },
  { emptyDir: {} },
  {},
  { configMap: { name: 'a' } },
  { secret: { secretName: 'a' } },
  { downwardAPI: {} },
  { projected: { sources: [{ configMap: { name: 'a' } }] } },
  { persistentVolumeClaim: { claimName: 'a' } },
  { csi: { driver: 'example.com' } },
  {
    ephemeral: {
      volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    },
  },
  { nfs: { server: 'a', path: '/a' } },
  { iscsi: { targetPortal: 'a:1', iqn: 'iqn.2001-04.com.example:storage', lun: 0 } },
  { gitRepo: { repository: 'a' } },
  { flexVolume: { driver: 'a/b' } },
  { awsElasticBlockStore: { volumeID: 'a' } },
  { rbd: { monitors: ['a'], image: 'a' } },
  { fc: { lun: 1, targetWWNs: ['a'] } },
  { gcePersistentDisk: { pdName: 'a', readOnly: true } },
  { azureFile: { secretName: 'a', shareName: 'a' } },
  { cinder: { volumeID: 'a' } },
  { cephfs: { monitors: ['a'] } },
  { glusterfs: { endpoints: 'a', path: 'a' } },
  { vsphereVolume: { volumePath: 'a' } },
  { portworxVolume: { volumeID: 'a' } },
  { storageos: { volumeName: 'a' } },
  { quobyte: { registry: 'a:1', volume: 'a' } },
  { flocker: { datasetName: 'a' } },
  { photonPersistentDisk: { pdID: 'a' } },
  { azureDisk: { diskName: 'a', diskURI: 'https://a.example.com/a.vhd' } },
  { scaleIO: { gateway: 'a', system: 'a', secretRef: { name: 'a' }, volumeName: 'a' } },
  { image: { reference: 'a' } },
  { hostPath: { path: '/a' }, emptyDir: {} },
];
const ANNOTATIONS: Array<[string, Json[]]> = [
  [
    'container.apparmor.security.beta.kubernetes.io/a',
    ['', 'runtime/default', 'localhost/a', 'unconfined', 'localhost', 'x'],
  ],
  ['container.apparmor.security.beta.kubernetes.io/c', ['unconfined', 'runtime/default']],
  ['seccomp.security.alpha.kubernetes.io/pod', ['runtime/default', 'docker/default', 'localhost/a', 'unconfined', '']],
  ['container.seccomp.security.alpha.kubernetes.io/a', ['unconfined', 'runtime/default']],
  ['container.seccomp.security.alpha.kubernetes.io/z', ['unconfined']],
  ['example.com/a', ['b']],
];

const SHARED: Array<[string, Json[]]> = [
  ['seccompProfile', PROFILES],
  ['seccompProfile', PROFILES],
  ['runAsNonRoot', BOOLEANS],
  ['runAsNonRoot', [true, false]],
  ['runAsUser', [0, 1, null]],
  ['seLinuxOptions', [{}, null]],
  ['seLinuxOptions.type', SE_LINUX_TYPES],
  ['seLinuxOptions.user', ['', 'a']],
  ['seLinuxOptions.role', ['', 'a']],
  ['seLinuxOptions.level', ['s0:c1']],
  ['windowsOptions.hostProcess', BOOLEANS],
  ['windowsOptions', [{}, null]],
];
const OF_CONTAINER: Array<[string, Json[]]> = [
  ...SHARED.map(([path, pool]): [string, Json[]] => [`securityContext.${path}`, pool]),
  ['securityContext', [null, {}]],
  ['securityContext.privileged', BOOLEANS],
  ['securityContext.allowPrivilegeEscalation', BOOLEANS],
  ['securityContext.procMount', ['Default', 'Unmasked', null, '']],
  [
    'securityContext.capabilities',
    [null, {}, { drop: ['ALL'] }, { drop: ['all'] }, { drop: ['CHOWN', 'ALL'], add: ['NET_BIND_SERVICE'] }],
  ],
  ['securityContext.capabilities.add.0', CAPABILITIES],
  ['securityContext.capabilities.add.1', CAPABILITIES],
  ['ports.0', [{ containerPort: 80 }]],
  ['ports.0', [{ containerPort: 80, hostPort: 80 }]],
  [
    'ports.1',
    [
      { containerPort: 81, hostPort: 0 },
      { containerPort: 81, hostPort: 81, protocol: 'UDP' },
    ],
  ],
  ...['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.postStart', 'lifecycle.preStop'].map(
    (path): [string, Json[]] => [path, HANDLERS],
  ),
];
const OF_POD: Array<[string, Json[]]> = [
  ...['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers'].map((path): [string, Json[]] => [path, BOOLEANS]),
  ['os', [{ name: 'linux' }, { name: 'windows' }, null]],
  ...SHARED.map(([path, pool]): [string, Json[]] => [`securityContext.${path}`, pool]),
  ['securityContext', [null, {}]],
  ['securityContext.sysctls', [[], null]],
  ['securityContext.sysctls.0', SYSCTLS.map((name) => ({ name, value: '1' }))],
  ['securityContext.sysctls.1', SYSCTLS.map((name) => ({ name, value: '1' }))],
];
const OF_CONTAINERS: Array<[string, Json[]]> = [
  ...['containers.0', 'containers.1', 'initContainers.0'].flatMap((container) =>
    OF_CONTAINER.map(([path, pool]): [string, Json[]] => [`${container}.${path}`, pool]),
  ),
];
/** Fields that are not known to every minor. */
const NEWER_AIMS: Array<[string, Json[]]> = ['', 'containers.0.', 'initContainers.0.'].map((owner) => [
  `${owner}securityContext.appArmorProfile`,
  PROFILES,
]);

const GOOD_CONTEXT: Object = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const GOOD_POD: Object = { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } };

function manifest(spec: Object, securityContext: Json): Json {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: { app: 'x' } },
      template: {
        metadata: { labels: { app: 'x' }, annotations: {} },
        spec: {
          ...spec,
          containers: [
            { name: 'a', image: 'a', securityContext },
            { name: 'b', image: 'b', securityContext },
          ],
          initContainers: [{ name: 'c', image: 'c', securityContext }],
        },
      },
    },
  };
}

const BASES = [
  manifest(GOOD_POD, GOOD_CONTEXT),
  manifest(GOOD_POD, GOOD_CONTEXT),
  manifest({}, { ...GOOD_CONTEXT, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } }),
  manifest({}, null),
  manifest({ hostUsers: false }, { ...GOOD_CONTEXT, procMount: 'Unmasked', runAsUser: 0 }),
  manifest({ os: { name: 'windows' }, ...{ securityContext: { runAsNonRoot: true } } }, null),
].map((base) => JSON.stringify(base));

/** DaemonSets to judge, of all levels. */
export function cases(random: () => number, count: number): object[] {
  const pick = <T>(pool: readonly T[]): T => pool[Math.floor(random() * pool.length)];
  return Array.from({ length: count }, () => {
    const daemonSet = JSON.parse(pick(BASES));
    const { metadata, spec } = daemonSet.spec.template;
    for (let changes = Math.floor(random() * 4); changes > 0; changes--) {
      const [path, pool] = pick(random() < 0.1 ? NEWER_AIMS : random() < 0.4 ? OF_POD : OF_CONTAINERS);
      put(spec, path, structuredClone(pick(pool)));
    }
    if (random() < 0.3) {
      spec.volumes = Array.from({ length: 1 + Math.floor(random() * 2) }, (_, i) => ({
        name: `v${i}`,
        ...pick(VOLUMES),
      }));
    }
    if (random() < 0.15) {
      const [key, pool] = pick(ANNOTATIONS);
      metadata.annotations[key] = pick(pool);
    }
    return daemonSet;
  });
}

/** Sets the value at a path such as `containers.0.ports`, making what is not there on the way. */
function put(spec: Object, path: string, value: Json): void {
  const keys = path.split('.');
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
