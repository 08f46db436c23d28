import { FlannelBackend, FlannelDaemonSetProps } from './props';
import { NodeAffinities } from '../../builders/node-affinities';
import { Container } from '../../model/generated/structs';
import { NodeLabels } from '../../node-sets/node-labels';
import { env, field, hostPaths, mounts } from '../../patterns/tables';
import { VendorForm } from '../vendor-form';

export const CONFIG = 'kube-flannel-cfg';
const LABELS = { tier: 'node', app: 'flannel' };
const IMAGE = 'ghcr.io/flannel-io/flannel:v0.28.9';
const LIGHT = { resources: { requests: { cpu: '100m', memory: '50Mi' } } };

const CNI_CONF = {
  name: 'cbr0',
  cniVersion: '0.3.1',
  plugins: [
    { type: 'flannel', delegate: { hairpinMode: true, isDefaultGateway: true } },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
};

/** Words of the configuration for the options of a backend. */
const BACKEND: { readonly [option in keyof FlannelBackend]-?: string } = {
  type: 'Type',
  vni: 'VNI',
  port: 'Port',
  directRouting: 'DirectRouting',
  mtu: 'MTU',
  listenPort: 'ListenPort',
  mode: 'Mode',
  persistentKeepaliveInterval: 'PersistentKeepaliveInterval',
};

/** The files of the ConfigMap. */
export function config(props: FlannelDaemonSetProps): { [file: string]: string } {
  const { network = '10.244.0.0/16', ipv6Network, backend = { type: 'vxlan' }, chart } = props;
  const nftables = props.nftables ?? (chart ? undefined : false);
  const options = Object.entries(BACKEND).map(([option, word]) => [word, backend[option as keyof FlannelBackend]]);
  const net = {
    Network: network,
    ...(ipv6Network !== undefined && { IPv6Network: ipv6Network, EnableIPv6: true }),
    EnableNFTables: nftables,
    Backend: Object.fromEntries(options),
  };
  const text = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  return { 'cni-conf.json': text(CNI_CONF), 'net-conf.json': text(net) };
}

const NETPOL: Container = {
  name: 'kube-network-policies',
  image: 'registry.k8s.io/networking/kube-network-policies:v1.0.0',
  command: ['/bin/netpol', '--hostname-override=$(MY_NODE_NAME)', '--v=2'],
  env: env({ MY_NODE_NAME: field('spec.nodeName') }),
  volumeMounts: mounts('lib-modules /lib/modules ro'),
  ...LIGHT,
  securityContext: { privileged: true, capabilities: { add: ['NET_ADMIN'] } },
};

/** Release v0.28.9: `kube-flannel.yml`, or the chart. */
export function form({ interfaces = [], networkPoliciesReason, chart }: FlannelDaemonSetProps): VendorForm {
  const flags = [
    '--ip-masq',
    '--kube-subnet-mgr',
    '--healthz-port=8081',
    ...interfaces.map((name) => `--iface=${name}`),
  ];
  const daemon = '/opt/bin/flanneld';
  return {
    name: 'kube-flannel-ds',
    labels: chart ? LABELS : { ...LABELS, 'k8s-app': 'flannel' },
    selector: { app: 'flannel' },
    podLabels: { tier: 'node' },
    pod: {
      affinity: { nodeAffinity: NodeAffinities.required(NodeLabels.in('kubernetes.io/os', 'linux')) },
      hostNetwork: true,
      priorityClassName: 'system-node-critical',
      tolerations: [
        ...(chart ? [{ operator: 'Exists' as const, effect: 'NoExecute' as const }] : []),
        { operator: 'Exists', effect: 'NoSchedule' },
      ],
      serviceAccountName: 'flannel',
      initContainers: [
        {
          name: 'install-cni-plugin',
          image: 'ghcr.io/flannel-io/flannel-cni-plugin:v1.9.1-flannel3',
          command: ['cp'],
          args: ['-f', '/flannel', '/opt/cni/bin/flannel'],
          volumeMounts: mounts('cni-plugin /opt/cni/bin'),
        },
        {
          name: 'install-cni',
          image: IMAGE,
          command: ['/opt/bin/install-conf'],
          args: ['/etc/kube-flannel/cni-conf.json', '/etc/cni/net.d/10-flannel.conflist'],
          volumeMounts: mounts('cni /etc/cni/net.d', 'flannel-cfg /etc/kube-flannel/'),
        },
      ],
      containers: [
        {
          name: 'kube-flannel',
          image: IMAGE,
          ...(chart ? { command: [daemon, ...flags] } : { command: [daemon], args: flags }),
          ...LIGHT,
          ports: [{ name: 'healthz', containerPort: 8081, protocol: 'TCP' }],
          livenessProbe: { httpGet: { path: '/healthz', port: 'healthz' }, initialDelaySeconds: 10, periodSeconds: 30 },
          readinessProbe: { httpGet: { path: '/readyz', port: 'healthz' }, initialDelaySeconds: 5, periodSeconds: 10 },
          securityContext: { privileged: false, capabilities: { add: ['NET_ADMIN', 'NET_RAW'] } },
          env: env({
            POD_NAME: field('metadata.name'),
            POD_NAMESPACE: field('metadata.namespace'),
            EVENT_QUEUE_DEPTH: '5000',
            CONT_WHEN_CACHE_NOT_READY: 'false',
          }),
          volumeMounts: mounts('run /run/flannel', 'flannel-cfg /etc/kube-flannel/', 'xtables-lock /run/xtables.lock'),
        },
        ...(networkPoliciesReason ? [NETPOL] : []),
      ],
      volumes: [
        ...(networkPoliciesReason ? hostPaths('lib-modules /lib/modules') : []),
        ...hostPaths('run /run/flannel', 'cni-plugin /opt/cni/bin', 'cni /etc/cni/net.d'),
        { name: 'flannel-cfg', configMap: { name: CONFIG } },
        ...hostPaths('xtables-lock /run/xtables.lock FileOrCreate'),
      ],
    },
  };
}
