import { CephCsiDaemonSetProps } from './props';
import { Container, Volume } from '../../model/generated/structs';
import { env, field, hostPaths, mounts } from '../../patterns/tables';
import { VendorForm } from '../vendor-form';

const KUBELET = '/var/lib/kubelet';
const SOCKET = { CSI_ENDPOINT: 'unix:///csi/csi.sock' };
const KMS_MOUNT = 'ceph-csi-encryption-kms-config /etc/ceph-csi-encryption-kms-config/';
const PLUGINS_MOUNT = `plugin-dir ${KUBELET}/plugins Bidirectional`;
const PODS_MOUNT = `mountpoint-dir ${KUBELET}/pods Bidirectional`;
const FILE_SYSTEM_MOUNTS = [
  'socket-dir /csi',
  PODS_MOUNT,
  PLUGINS_MOUNT,
  'host-sys /sys',
  'etc-selinux /etc/selinux ro',
  'lib-modules /lib/modules ro',
  'host-dev /dev',
  'host-mount /run/mount',
  'ceph-config /etc/ceph/',
  'ceph-csi-config /etc/ceph-csi-config/',
];
const FILE_SYSTEM_PATHS = [
  `registration-dir ${KUBELET}/plugins_registry/ Directory`,
  `mountpoint-dir ${KUBELET}/pods DirectoryOrCreate`,
  `plugin-dir ${KUBELET}/plugins Directory`,
  'host-sys /sys',
  'etc-selinux /etc/selinux',
  'lib-modules /lib/modules',
  'host-dev /dev',
  'host-mount /run/mount',
];

/** What a driver has that the others do not. */
interface DriverRow {
  readonly arguments: string[];
  readonly addons?: string;
  readonly mounts: string[];
  /** Directories of the node; `$` is that of the driver. */
  readonly paths: string[];
  readonly volumes: Volume[];
  readonly metricsPort?: number;
}

const configMap = (name: string): Volume => ({ name, configMap: { name } });
const CONFIG = [configMap('ceph-config'), configMap('ceph-csi-config')];
const KMS = configMap('ceph-csi-encryption-kms-config');
const KEYS: Volume = { name: 'keys-tmp-dir', emptyDir: { medium: 'Memory' } };

const DRIVERS: { readonly [type: string]: DriverRow } = {
  rbd: {
    arguments: [`--pluginpath=${KUBELET}/plugins`, `--stagingpath=${KUBELET}/plugins/kubernetes.io/csi/`],
    addons: 'unix:///csi/csi-addons.sock',
    mounts: [
      'socket-dir /csi',
      'host-dev /dev',
      'host-sys /sys',
      'host-mount /run/mount',
      'etc-selinux /etc/selinux ro',
      'lib-modules /lib/modules ro',
      'ceph-csi-config /etc/ceph-csi-config/',
      KMS_MOUNT,
      PLUGINS_MOUNT,
      PODS_MOUNT,
      'keys-tmp-dir /tmp/csi/keys',
      'ceph-logdir /var/log/ceph',
      'ceph-config /etc/ceph/',
      'oidc-token /run/secrets/tokens ro',
    ],
    paths: [
      'socket-dir $ DirectoryOrCreate',
      `plugin-dir ${KUBELET}/plugins Directory`,
      `mountpoint-dir ${KUBELET}/pods DirectoryOrCreate`,
      'ceph-logdir /var/log/ceph DirectoryOrCreate',
      `registration-dir ${KUBELET}/plugins_registry/ Directory`,
      'host-dev /dev',
      'host-sys /sys',
      'etc-selinux /etc/selinux',
      'host-mount /run/mount',
      'lib-modules /lib/modules',
    ],
    volumes: [
      ...CONFIG,
      KMS,
      KEYS,
      {
        name: 'oidc-token',
        projected: {
          sources: [{ serviceAccountToken: { path: 'oidc-token', expirationSeconds: 3600, audience: 'ceph-csi-kms' } }],
        },
      },
    ],
    metricsPort: 8680,
  },
  cephfs: {
    arguments: [],
    mounts: [...FILE_SYSTEM_MOUNTS, 'keys-tmp-dir /tmp/csi/keys', 'ceph-csi-mountinfo /csi/mountinfo', KMS_MOUNT],
    paths: ['socket-dir $/ DirectoryOrCreate', ...FILE_SYSTEM_PATHS],
    volumes: [...CONFIG, KEYS, ...hostPaths('ceph-csi-mountinfo $/mountinfo DirectoryOrCreate'), KMS],
    metricsPort: 8681,
  },
  nfs: {
    arguments: [],
    mounts: FILE_SYSTEM_MOUNTS,
    paths: ['socket-dir $/ DirectoryOrCreate', ...FILE_SYSTEM_PATHS],
    volumes: CONFIG,
  },
};

export const nameOfDriver = ({ type, driverName = `${type}.csi.ceph.com` }: CephCsiDaemonSetProps) => driverName;
export const metricsPortOf = ({ type, metricsPort = DRIVERS[type].metricsPort }: CephCsiDaemonSetProps) => metricsPort;

const IMAGE = { image: 'quay.io/cephcsi/cephcsi:v3.12.2', imagePullPolicy: 'IfNotPresent' } as const;
const PRIVILEGED = { privileged: true, allowPrivilegeEscalation: true };

function driver(props: CephCsiDaemonSetProps): Container {
  const { type, topologyLabels, readAffinityLabels, kmsConfigMap, logLevel = 5 } = props;
  const row = DRIVERS[type];
  const kms = row.metricsPort !== undefined;
  const namespace = kms ? field('metadata.namespace') : undefined;
  const first = type === 'rbd';
  return {
    name: `csi-${type}plugin`,
    securityContext: { ...PRIVILEGED, capabilities: { add: ['SYS_ADMIN'] } },
    ...IMAGE,
    args: [
      '--nodeid=$(NODE_ID)',
      ...row.arguments,
      `--type=${type}`,
      '--nodeserver=true',
      '--endpoint=$(CSI_ENDPOINT)',
      ...(row.addons ? ['--csi-addons-endpoint=$(CSI_ADDONS_ENDPOINT)'] : []),
      `--v=${logLevel}`,
      `--drivername=${nameOfDriver(props)}`,
      '--enableprofiling=false',
      ...(topologyLabels ? [`--domainlabels=${topologyLabels.join(',')}`] : []),
      ...(readAffinityLabels
        ? ['--enable-read-affinity=true', `--crush-location-labels=${readAffinityLabels.join(',')}`]
        : []),
    ],
    // the vendor's order is not the same for every driver
    env: env({
      POD_IP: field('status.podIP'),
      NODE_ID: field('spec.nodeName'),
      ...(first
        ? { POD_NAMESPACE: namespace, KMS_CONFIGMAP_NAME: kmsConfigMap, ...SOCKET }
        : { ...SOCKET, POD_NAMESPACE: namespace, KMS_CONFIGMAP_NAME: kmsConfigMap }),
      CSI_ADDONS_ENDPOINT: row.addons,
    }),
    volumeMounts: mounts(...row.mounts),
  };
}

/** Release v3.12.2, whose manifests in `deploy/<type>/kubernetes` this is. */
export function form(props: CephCsiDaemonSetProps): VendorForm {
  const { type } = props;
  const row = DRIVERS[type];
  const name = `csi-${type}plugin`;
  const directory = `${KUBELET}/plugins/${nameOfDriver(props)}`;
  const metricsPort = metricsPortOf(props);
  const placed = (volume: Volume): Volume =>
    volume.hostPath
      ? { ...volume, hostPath: { ...volume.hostPath, path: volume.hostPath.path.replace('$', directory) } }
      : volume;
  return {
    name,
    selector: { app: name },
    pod: {
      serviceAccountName: `${type}-csi-nodeplugin`,
      hostNetwork: true,
      hostPID: true,
      priorityClassName: 'system-node-critical',
      dnsPolicy: 'ClusterFirstWithHostNet',
      containers: [
        driver(props),
        {
          // privileged, as under SELinux no other container may use the socket of the driver
          name: 'driver-registrar',
          securityContext: PRIVILEGED,
          image: 'registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.11.1',
          args: ['--v=1', '--csi-address=/csi/csi.sock', `--kubelet-registration-path=${directory}/csi.sock`],
          env: env({ KUBE_NODE_NAME: field('spec.nodeName') }),
          volumeMounts: mounts('socket-dir /csi', 'registration-dir /registration'),
        },
        ...(metricsPort === undefined
          ? []
          : [
              {
                name: 'liveness-prometheus',
                securityContext: PRIVILEGED,
                ...IMAGE,
                args: [
                  '--type=liveness',
                  '--endpoint=$(CSI_ENDPOINT)',
                  `--metricsport=${metricsPort}`,
                  '--metricspath=/metrics',
                  '--polltime=60s',
                  '--timeout=3s',
                ],
                env: env({ ...SOCKET, POD_IP: field('status.podIP') }),
                volumeMounts: mounts('socket-dir /csi'),
              },
            ]),
      ],
      volumes: [...hostPaths(...row.paths), ...row.volumes].map(placed),
    },
  };
}
