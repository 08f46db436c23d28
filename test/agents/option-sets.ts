import { CollectdDaemonSetProps } from '../../src/agents/collectd/props';
import { FlannelDaemonSetProps } from '../../src/agents/flannel/props';
import { KubeProxyDaemonSetProps } from '../../src/agents/kube-proxy/props';
import { NpdMonitors } from '../../src/agents/node-problem-detector/npd-monitors';
import { NodeProblemDetectorDaemonSetProps } from '../../src/agents/node-problem-detector/props';
import { SecretsStoreCsiDaemonSetProps } from '../../src/agents/secrets-store-csi/props';

/*
 * Options of agents whose programs can be had: tests compare what is made of them with what vendors publish, and conformance/programs asks the programs
 * whether they take it.
 */

type Sets<T> = { readonly [name: string]: T };

const STRICT = { mode: 'ipvs' as const, ipvs: { strictARP: true, scheduler: 'rr' } };

/** By the name of the published file. */
export const KUBE_PROXY_PUBLISHED: Sets<Partial<KubeProxyDaemonSetProps>> = {
  'v1.37.1-default': {},
  'v1.37.1-ipvs-strictarp': STRICT,
  'v1.37.1-nftables': { mode: 'nftables' },
  'v1.37.1-clustercidr-conntrack': {
    clusterCIDR: '10.244.0.0/16',
    conntrack: {
      maxPerCore: 65536,
      min: 262144,
      tcpBeLiberal: true,
      tcpCloseWaitTimeout: '30m0s',
      tcpEstablishedTimeout: '12h0m0s',
    },
    metricsBindAddress: '0.0.0.0:10249',
  },
  'v1.28.15-default': { version: '1.28.15' },
  'v1.28.15-ipvs-strictarp': { version: '1.28.15', ...STRICT },
};

export const KUBE_PROXY_MORE: Sets<Partial<KubeProxyDaemonSetProps>> = {
  iptables: { mode: 'iptables', detectLocalMode: 'NodeCIDR', nodePortAddresses: ['10.0.0.0/8', 'fd00::/8'] },
  'nftables on primary addresses': { mode: 'nftables', nodePortAddresses: ['primary'] },
  'ipvs with networks of its own': { mode: 'ipvs', ipvs: { scheduler: 'lc', excludeCIDRs: ['192.0.2.0/24'] } },
};

/** By the name of the rendering of the chart. */
export const FLANNEL_CHARTS: Sets<FlannelDaemonSetProps> = {
  'chart-default': {},
  'dual-stack': { network: '10.42.0.0/16', ipv6Network: 'fd00:42::/56', nftables: true },
  'host-gw': { network: '10.42.0.0/16', backend: { type: 'host-gw' } },
  netpol: { networkPoliciesReason: 'tenants are kept apart' },
};

export const FLANNEL_MORE: Sets<FlannelDaemonSetProps> = {
  vxlan: { backend: { type: 'vxlan', vni: 4096, port: 4789, directRouting: true, mtu: 1400 } },
  wireguard: {
    backend: { type: 'wireguard', listenPort: 51900, mode: 'auto', persistentKeepaliveInterval: 25, mtu: 1300 },
  },
  'two interfaces': { interfaces: ['absent0', '192.0.2.1'], backend: { type: 'host-gw' }, nftables: true },
};

export const NODE_PROBLEM_DETECTOR: Sets<NodeProblemDetectorDaemonSetProps> = {
  default: {},
  'health checks': {
    logMonitors: [NpdMonitors.kernel(), NpdMonitors.readonlyFilesystem()],
    healthChecks: ['kubelet', 'containerd', 'docker'],
  },
  'rules of its own': {
    logMonitors: [
      NpdMonitors.kernel(),
      {
        name: 'ext4',
        plugin: 'kmsg',
        rules: [{ type: 'temporary', reason: 'Ext4Error', pattern: 'EXT4-fs error .*' }],
      },
    ],
    healthChecks: ['kubelet', 'containerd'],
  },
};

export const SECRETS_STORE: Sets<SecretsStoreCsiDaemonSetProps> = {
  default: {},
  'rotation, health checks and one directory': {
    rotationInterval: '1h',
    providerHealthCheckInterval: '5m',
    providerDirectories: ['/opt/providers'],
    syncSecretsReason: 'ingress controllers read certificates from Secrets',
  },
};

export const COLLECTD: Sets<Partial<CollectdDaemonSetProps>> = {
  default: {},
  'every plugin': {
    plugins: { df: true, disk: true, interface: true, processes: ['kubelet', 'containerd "x"'], ping: ['10.0.0.1'] },
    server: { host: 'collectd.monitoring' },
    interval: 30,
  },
};
