import { OneAgentDaemonSetProps } from './props';
import { NodeAffinities } from '../../builders/node-affinities';
import { Container, SecurityContext, Volume } from '../../model/generated/structs';
import { NodeLabels } from '../../node-sets/node-labels';
import { env, field, hostPaths, mounts } from '../../patterns/tables';
import { VendorForm } from '../vendor-form';

const AGENT = 'dynatrace-oneagent';
const ENRICHMENT = '/var/lib/dynatrace/enrichment';
const NODE_METADATA = `${ENRICHMENT}/dt_node_metadata.properties`;
const NODE_NAME = { DT_K8S_NODE_NAME: field('spec.nodeName') };
const SMALL = { resources: { requests: { cpu: '100m' } } };
const USER = { runAsGroup: 1000, runAsNonRoot: true, runAsUser: 1000 };
const CAPABILITIES = [
  ...['CHOWN', 'DAC_OVERRIDE', 'DAC_READ_SEARCH', 'FOWNER', 'FSETID', 'KILL', 'NET_ADMIN', 'NET_RAW'],
  ...['SETFCAP', 'SETGID', 'SETUID', 'SYS_ADMIN', 'SYS_CHROOT', 'SYS_PTRACE', 'SYS_RESOURCE'],
];

export const DEFAULT_VERSION = '1.319.62.20250804-132534';

/** Names of what the pods read. */
export const names = (dynakube = 'dynakube') => ({
  metadata: `${dynakube}-deployment-metadata`,
  connection: `${dynakube}-oneagent-connection-info`,
  token: `${dynakube}-oneagent-tenant-secret`,
  proxy: `${dynakube}-internal-proxy`,
});

const required = (name: string, key: string) => ({ configMapKeyRef: { name, key, optional: false } });
const secret = (name: string, secretName: string, items?: object[]): Volume => ({
  name,
  secret: { defaultMode: 0o444, secretName, ...(items && { items: items as [] }) },
});

/** Versions before 1.273 read the proxy from a variable and have no program that asks the watchdog. */
const isOld = (version: string) => Number(version.split('.')[1]) < 273;

function health(version: string, initialDelaySeconds: number) {
  const command = isOld(version)
    ? ['/bin/sh', '-c', 'grep -q oneagentwatchdo /proc/[0-9]*/stat']
    : ['/usr/bin/watchdog-healthcheck64'];
  return {
    exec: { command },
    failureThreshold: 3,
    initialDelaySeconds,
    periodSeconds: 10,
    successThreshold: 1,
    timeoutSeconds: 30,
  };
}

function agent(props: OneAgentDaemonSetProps): Container {
  const { mode, dynakube, version = DEFAULT_VERSION, cluster, proxy, noProxy = '', networkZone, hostGroup } = props;
  const { privilegedReason, appArmor = 'Field', storage, tenant } = props;
  const { metadata, connection } = names(dynakube);
  const installs = mode === 'classicFullStack';
  const viaVariable = proxy !== undefined && isOld(version);
  const securityContext: SecurityContext = {
    ...(appArmor === 'Field' && { appArmorProfile: { type: 'Unconfined' } }),
    ...(privilegedReason ? { privileged: true } : { capabilities: { add: CAPABILITIES, drop: ['ALL'] } }),
    readOnlyRootFilesystem: !installs,
    ...(!installs && USER),
  };
  return {
    name: AGENT,
    image: `public.ecr.aws/dynatrace/dynatrace-oneagent:${version}`,
    args: [
      ...(hostGroup === undefined ? [] : [`--set-host-group=${hostGroup}`]),
      `--set-host-id-source=${installs ? 'auto' : 'k8s-node-name'}`,
      '--set-host-property=OperatorVersion=$(DT_OPERATOR_VERSION)',
      ...(networkZone === undefined ? [] : [`--set-network-zone=${networkZone}`]),
      `--set-no-proxy=${noProxy}`,
      `--set-proxy=${viaVariable ? '$(https_proxy)' : ''}`,
      '--set-server={$(DT_SERVER)}',
      '--set-tenant=$(DT_TENANT)',
    ],
    env: env({
      DT_DEPLOYMENT_METADATA: required(metadata, 'oneagent'),
      DT_K8S_CLUSTER_ID: cluster.uid,
      ...NODE_NAME,
      DT_OPERATOR_VERSION: required(metadata, 'operator'),
      DT_SERVER: required(connection, 'communication-endpoints'),
      DT_TENANT: required(connection, 'tenant-uuid'),
      ...(props.logMonitoring && {
        KUBELET_API_ADDRESS: field('status.hostIP'),
        KUBELET_API_NODENAME: field('spec.nodeName'),
      }),
      ...(!installs && { ONEAGENT_DISABLE_CONTAINER_INJECTION: 'true', ONEAGENT_READ_ONLY_MODE: 'true' }),
      https_proxy: viaVariable ? proxy : undefined,
    }),
    ...(props.livenessProbe !== false && { livenessProbe: health(version, 1200) }),
    readinessProbe: health(version, 90),
    ...SMALL,
    securityContext,
    volumeMounts: mounts(
      'connection-info-secret /var/lib/dynatrace/secrets/tokens/tenant-token ro subPath=tenant-token',
      `dynatrace-operator ${NODE_METADATA} ro subPath=dt_node_metadata.properties`,
      `host-root /mnt/root${installs ? '' : ' ro'}`,
      ...(installs
        ? []
        : [storage === 'csi' ? `osagent-storage ${STORAGE}` : `volume-storage ${STORAGE} subPath=${tenant}`]),
      ...(props.activeGateTlsSecret ? ['active-gate-ca /mnt/dynatrace/certs/activegate'] : []),
      ...(proxy === undefined ? [] : ['internal-proxy-secret-volume /var/lib/dynatrace/secrets/internal-proxy']),
    ),
  };
}

const STORAGE = '/mnt/volume_storage_mount';

function metadataWriter({ cluster }: OneAgentDaemonSetProps): Container {
  const attributes = [
    `k8s.cluster.name=${cluster.name}`,
    `k8s.cluster.uid=${cluster.uid}`,
    'k8s.node.name=$(DT_K8S_NODE_NAME)',
    ...(cluster.entityId === undefined ? [] : [`dt.entity.kubernetes_cluster=${cluster.entityId}`]),
  ];
  return {
    name: 'dynatrace-operator',
    image: 'public.ecr.aws/dynatrace/dynatrace-operator:v1.10.0',
    args: ['generate-metadata', '--file', NODE_METADATA, '--attributes', attributes.join(',')],
    env: env(NODE_NAME),
    ...SMALL,
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      ...USER,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    volumeMounts: mounts(`dynatrace-operator ${ENRICHMENT}`),
  };
}

/** What the operator v1.10.2 makes. */
export function form(props: OneAgentDaemonSetProps): VendorForm {
  const { mode, dynakube = 'dynakube', version = DEFAULT_VERSION, appArmor, storage = '/var/opt/dynatrace' } = props;
  const { architectures = ['amd64', 'arm64', 'ppc64le', 's390x'], activeGateTlsSecret, proxy } = props;
  const { token, proxy: proxySecret } = names(dynakube);
  const selector = {
    'app.kubernetes.io/created-by': dynakube,
    'app.kubernetes.io/managed-by': 'dynatrace-operator',
    'app.kubernetes.io/name': 'oneagent',
  };
  const more = { 'app.kubernetes.io/component': mode.toLowerCase(), 'app.kubernetes.io/version': version };
  return {
    name: `${dynakube}-oneagent`,
    labels: { ...selector, ...more },
    selector,
    podLabels: more,
    podAnnotations: {
      'cluster-autoscaler.kubernetes.io/enable-ds-eviction': 'false',
      'dynatrace.com/inject': 'false',
      ...(appArmor === 'Annotation' && { [`container.apparmor.security.beta.kubernetes.io/${AGENT}`]: 'unconfined' }),
    },
    updateStrategy: { rollingUpdate: { maxUnavailable: 1 } },
    pod: {
      affinity: {
        nodeAffinity: NodeAffinities.required(
          NodeLabels.in('kubernetes.io/arch', ...architectures),
          NodeLabels.in('kubernetes.io/os', 'linux'),
        ),
      },
      containers: [agent(props)],
      dnsPolicy: 'ClusterFirstWithHostNet',
      hostNetwork: true,
      hostPID: true,
      initContainers: [metadataWriter(props)],
      securityContext: { fsGroup: 1000 },
      serviceAccountName: 'dynatrace-dynakube-oneagent',
      terminationGracePeriodSeconds: 80,
      volumes: [
        ...hostPaths('host-root /'),
        { name: 'dynatrace-operator', emptyDir: {} },
        secret('connection-info-secret', token),
        ...(mode === 'classicFullStack' ? [] : [storageVolume(storage, dynakube)]),
        ...(activeGateTlsSecret
          ? [secret('active-gate-ca', activeGateTlsSecret, [{ key: 'server.crt', path: 'custom.pem' }])]
          : []),
        ...(proxy === undefined ? [] : [secret('internal-proxy-secret-volume', proxySecret)]),
      ],
    },
  };
}

function storageVolume(storage: string, dynakube: string): Volume {
  if (storage !== 'csi') return hostPaths(`volume-storage ${storage} DirectoryOrCreate`)[0];
  const volumeAttributes = { dynakube, mode: 'host' };
  return { name: 'osagent-storage', csi: { driver: 'csi.oneagent.dynatrace.com', volumeAttributes } };
}
