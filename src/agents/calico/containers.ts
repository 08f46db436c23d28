import { assignsAddresses, naming, usesTypha } from './names';
import { CalicoDaemonSetProps } from './props';
import { Container, EnvVarSource } from '../../model/generated/structs';
import { configKey, env, field, mounts } from '../../patterns/tables';

const RELEASE = 'v3.32.1';
const NODE = { image: `quay.io/calico/node:${RELEASE}`, imagePullPolicy: 'IfNotPresent' } as const;
const CNI = { image: `quay.io/calico/cni:${RELEASE}`, imagePullPolicy: 'IfNotPresent' } as const;
const PRIVILEGED = { securityContext: { privileged: true } };
const ENDPOINT: Partial<Container> = {
  envFrom: [{ configMapRef: { name: 'kubernetes-services-endpoint', optional: true } }],
};
const NODE_NAME = field('spec.nodeName');
const ACCOUNT = { CALICO_CNI_SERVICE_ACCOUNT: field('spec.serviceAccountName') };
const ETCD_FILES = { ETCD_CA_CERT_FILE: 'etcd_ca', ETCD_KEY_FILE: 'etcd_key', ETCD_CERT_FILE: 'etcd_cert' };

type Table = { [name: string]: string | EnvVarSource | undefined };

/** Variables whose values are keys of the ConfigMap. */
function fromConfig(props: CalicoDaemonSetProps, keys: { readonly [name: string]: string }): Table {
  const { config } = naming(props);
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, configKey(config, key)]));
}

const apiServer = (props: CalicoDaemonSetProps): Table =>
  props.ebpf
    ? fromConfig(props, {
        KUBERNETES_SERVICE_HOST: 'kubernetes_service_host',
        KUBERNETES_SERVICE_PORT: 'kubernetes_service_port',
      })
    : {};

export function initContainers(props: CalicoDaemonSetProps): Container[] {
  const { networking, etcd } = props;
  const canal = networking === 'Canal';
  const upgrade: Container = {
    name: 'upgrade-ipam',
    ...CNI,
    ...ENDPOINT,
    command: ['/opt/cni/bin/calico-ipam', '-upgrade'],
    env: env({
      ...apiServer(props),
      KUBERNETES_NODE_NAME: NODE_NAME,
      ...fromConfig(props, { CALICO_NETWORKING_BACKEND: 'calico_backend' }),
    }),
    volumeMounts: mounts('host-local-net-dir /var/lib/cni/networks', 'cni-bin-dir /host/opt/cni/bin'),
    ...PRIVILEGED,
  };
  return [
    ...(assignsAddresses(props) && !etcd ? [upgrade] : []),
    {
      name: 'install-cni',
      ...CNI,
      ...ENDPOINT,
      command: ['/opt/cni/bin/install'],
      env: env({
        ...apiServer(props),
        ...(canal && ACCOUNT),
        CNI_CONF_NAME: canal ? '10-canal.conflist' : '10-calico.conflist',
        ...fromConfig(props, { CNI_NETWORK_CONFIG: 'cni_network_config' }),
        ...(etcd ? fromConfig(props, { ETCD_ENDPOINTS: 'etcd_endpoints' }) : { KUBERNETES_NODE_NAME: NODE_NAME }),
        ...(networking !== 'PolicyOnly' && fromConfig(props, { CNI_MTU: 'veth_mtu' })),
        SLEEP: 'false',
      }),
      volumeMounts: mounts(
        'cni-bin-dir /host/opt/cni/bin',
        'cni-net-dir /host/etc/cni/net.d',
        ...(etcd ? ['etcd-certs /calico-secrets'] : []),
      ),
      ...PRIVILEGED,
    },
    {
      name: 'ebpf-bootstrap',
      ...NODE,
      command: ['calico-node', '-init', '-best-effort'],
      volumeMounts: mounts(
        'sys-fs /sys/fs Bidirectional',
        'var-run-calico /var/run/calico Bidirectional',
        'nodeproc /nodeproc ro',
      ),
      ...PRIVILEGED,
    },
  ];
}

/** The variables of the daemon, in the vendor's order. */
function variables(props: CalicoDaemonSetProps): Table {
  const { networking = 'Calico', backend = 'bird', ebpf, etcd } = props;
  const {
    ipip = backend === 'bird' && !ebpf ? 'Always' : 'Never',
    vxlan = backend === 'vxlan' ? 'CrossSubnet' : 'Never',
  } = props;
  const store: Table = etcd
    ? fromConfig(props, { ETCD_ENDPOINTS: 'etcd_endpoints', ...ETCD_FILES })
    : { DATASTORE_TYPE: 'kubernetes' };
  const typha = usesTypha(props) ? fromConfig(props, { FELIX_TYPHAK8SSERVICENAME: 'typha_service_name' }) : {};
  const pools: Table = {
    IP: 'autodetect',
    IP_AUTODETECTION_METHOD: props.ipAutodetectionMethod,
    CALICO_IPV4POOL_IPIP: ipip,
    CALICO_IPV4POOL_VXLAN: vxlan,
    CALICO_IPV6POOL_VXLAN: vxlan,
    CALICO_IPV4POOL_CIDR: props.podNetwork,
    ...fromConfig(props, { FELIX_IPINIPMTU: 'veth_mtu', FELIX_VXLANMTU: 'veth_mtu', FELIX_WIREGUARDMTU: 'veth_mtu' }),
  };
  const kinds: { readonly [networking: string]: Table } = {
    Calico: {
      ...fromConfig(props, { CALICO_NETWORKING_BACKEND: 'calico_backend' }),
      CLUSTER_TYPE: 'k8s,bgp',
      ...pools,
    },
    PolicyOnly: { CALICO_NETWORKING_BACKEND: 'none', CLUSTER_TYPE: 'k8s', CALICO_MANAGE_CNI: 'false' },
    Canal: {
      ...ACCOUNT,
      CALICO_NETWORKING_BACKEND: 'none',
      CLUSTER_TYPE: 'k8s,canal',
      FELIX_IPTABLESREFRESHINTERVAL: '60',
      IP: '',
    },
  };
  return {
    ...apiServer(props),
    FELIX_BPFENABLED: ebpf && 'true',
    ...store,
    USE_POD_CIDR: networking === 'Calico' ? undefined : 'true',
    ...typha,
    ...(etcd ? { CALICO_K8S_NODE_REF: NODE_NAME } : { WAIT_FOR_DATASTORE: 'true', NODENAME: NODE_NAME }),
    ...kinds[networking],
    CALICO_DISABLE_FILE_LOGGING: 'true',
    FELIX_DEFAULTENDPOINTTOHOSTACTION: 'ACCEPT',
    FELIX_IPV6SUPPORT: 'false',
    FELIX_HEALTHENABLED: 'true',
    ...props.felix,
  };
}

const FLANNEL_IMAGE = { image: 'docker.io/flannel/flannel:v0.24.4', imagePullPolicy: 'IfNotPresent' } as const;

function flannel(props: CalicoDaemonSetProps): Container {
  return {
    name: 'kube-flannel',
    ...FLANNEL_IMAGE,
    command: ['/opt/bin/flanneld', '--ip-masq', '--kube-subnet-mgr'],
    ...PRIVILEGED,
    env: env({
      POD_NAME: field('metadata.name'),
      POD_NAMESPACE: field('metadata.namespace'),
      ...fromConfig(props, { FLANNELD_IFACE: 'canal_iface', FLANNELD_IP_MASQ: 'masquerade' }),
    }),
    volumeMounts: mounts('xtables-lock /run/xtables.lock rw', 'flannel-cfg /etc/kube-flannel/'),
  };
}

export function containers(props: CalicoDaemonSetProps): Container[] {
  const { networking = 'Calico', backend = 'bird', etcd } = props;
  const bird = networking === 'Calico' && backend === 'bird';
  const asks = (what: string) => [`-felix-${what}`, ...(bird ? [`-bird-${what}`] : [])];
  const calico: Container = {
    name: 'calico-node',
    ...NODE,
    ...ENDPOINT,
    env: env(variables(props)),
    ...PRIVILEGED,
    resources: { requests: { cpu: '250m' } },
    lifecycle: { preStop: { exec: { command: ['/bin/calico-node', '-shutdown'] } } },
    livenessProbe: {
      exec: { command: ['/bin/calico-node', ...asks('live')] },
      periodSeconds: 10,
      initialDelaySeconds: 10,
      failureThreshold: 6,
      timeoutSeconds: 10,
    },
    readinessProbe: {
      ...(networking === 'Canal'
        ? { httpGet: { path: '/readiness', port: 9099, host: 'localhost' } }
        : { exec: { command: ['/bin/calico-node', ...asks('ready')] } }),
      periodSeconds: 10,
      timeoutSeconds: 10,
    },
    volumeMounts: mounts(
      'cni-net-dir /host/etc/cni/net.d rw',
      'lib-modules /lib/modules ro',
      'xtables-lock /run/xtables.lock rw',
      'var-run-calico /var/run/calico rw',
      'var-lib-calico /var/lib/calico rw',
      ...(etcd ? ['etcd-certs /calico-secrets'] : []),
      'policysync /var/run/nodeagent',
      'bpffs /sys/fs/bpf',
      'cni-log-dir /var/log/calico/cni ro',
    ),
  };
  return networking === 'Canal' ? [calico, flannel(props)] : [calico];
}
