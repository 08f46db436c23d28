import { Scc } from './scc';

/**
 * The constraints that every OpenShift cluster of the newest release has.
 * https://github.com/openshift/cluster-kube-apiserver-operator/tree/c813e82/bindata/bootkube/scc-manifests
 */
const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
const HOST_VOLUMES = [...VOLUMES, 'hostPath'];
const MOUNT_VOLUMES = [...HOST_VOLUMES, 'nfs'];

const OLD_DROPS = ['KILL', 'MKNOD', 'SETUID', 'SETGID'];
const OF_NAMESPACE = { runAsUser: 'namespace', seLinux: { type: '' }, fsGroup: 'namespace' } as const;
const ANY_USER = {
  runAsUser: 'any',
  fsGroup: 'any',
  supplementalGroups: 'any',
  droppedCapabilities: ['MKNOD'],
} as const;
const RESTRICTED_V2 = {
  noEscalation: true,
  allowedCapabilities: ['NET_BIND_SERVICE'],
  droppedCapabilities: ['ALL'],
  seccomp: ['runtime/default'],
} as const;
const USERS_1000 = { min: 1000, max: 65534 };
const USERS_0 = { min: 0, max: 65534 };

export const DEFAULT_SCCS: readonly Scc[] = [
  { name: 'restricted-v2', ...OF_NAMESPACE, ...RESTRICTED_V2, supplementalGroups: 'any', volumes: VOLUMES },
  {
    name: 'restricted-v3',
    ...RESTRICTED_V2,
    userNamespace: true,
    runAsUser: USERS_1000,
    seLinux: { type: '' },
    fsGroup: USERS_1000,
    supplementalGroups: USERS_1000,
    volumes: VOLUMES,
  },
  {
    name: 'restricted',
    ...OF_NAMESPACE,
    supplementalGroups: 'any',
    droppedCapabilities: OLD_DROPS,
    volumes: VOLUMES,
  },
  {
    name: 'nonroot-v2',
    ...RESTRICTED_V2,
    runAsUser: 'non-root',
    seLinux: { type: '' },
    fsGroup: 'any',
    supplementalGroups: 'any',
    volumes: VOLUMES,
  },
  {
    name: 'nonroot',
    runAsUser: 'non-root',
    seLinux: { type: '' },
    fsGroup: 'any',
    supplementalGroups: 'any',
    droppedCapabilities: OLD_DROPS,
    volumes: VOLUMES,
  },
  {
    name: 'anyuid',
    priority: 10,
    ...ANY_USER,
    seLinux: { type: '' },
    volumes: VOLUMES,
    groups: ['system:cluster-admins'],
  },
  {
    name: 'hostnetwork-v2',
    ...OF_NAMESPACE,
    ...RESTRICTED_V2,
    hostNetwork: true,
    hostPorts: true,
    supplementalGroups: 'namespace',
    volumes: VOLUMES,
  },
  {
    name: 'hostnetwork',
    ...OF_NAMESPACE,
    hostNetwork: true,
    hostPorts: true,
    supplementalGroups: 'namespace',
    droppedCapabilities: OLD_DROPS,
    volumes: VOLUMES,
  },
  { name: 'hostmount-anyuid', ...ANY_USER, seLinux: { type: '' }, volumes: MOUNT_VOLUMES },
  { name: 'hostmount-anyuid-v2', ...ANY_USER, seLinux: 'any', volumes: MOUNT_VOLUMES },
  {
    name: 'hostaccess',
    ...OF_NAMESPACE,
    hostNetwork: true,
    hostPorts: true,
    hostPID: true,
    hostIPC: true,
    supplementalGroups: 'any',
    droppedCapabilities: OLD_DROPS,
    volumes: HOST_VOLUMES,
  },
  {
    name: 'nested-container',
    userNamespace: true,
    allowedCapabilities: ['SETUID', 'SETGID'],
    runAsUser: USERS_0,
    seLinux: { type: 'container_engine_t' },
    fsGroup: USERS_0,
    supplementalGroups: USERS_0,
    seccomp: ['*'],
    volumes: VOLUMES,
  },
  {
    name: 'privileged',
    privileged: true,
    hostNetwork: true,
    hostPorts: true,
    hostPID: true,
    hostIPC: true,
    allowedCapabilities: ['*'],
    unsafeSysctls: ['*'],
    runAsUser: 'any',
    seLinux: 'any',
    fsGroup: 'any',
    supplementalGroups: 'any',
    seccomp: ['*'],
    volumes: ['*'],
    groups: ['system:cluster-admins', 'system:nodes', 'system:masters'],
  },
];

/** Bound to every account of a cluster. */
export const SCCS_OF_EVERYONE: readonly string[] = ['restricted-v2', 'restricted-v3'];
