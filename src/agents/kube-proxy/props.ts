import { PatternOptions } from '../../patterns/options';

/**
 * How kube-proxy keeps track of connections.
 */
export interface KubeProxyConntrack {
  /**
   * Connections that the node can track, for each of its cores; 0 leaves the limit of the node as it is.
   *
   * @default 32768
   */
  readonly maxPerCore?: number;

  /**
   * Connections that the node can track whatever its cores.
   *
   * @default 131072
   */
  readonly min?: number;

  /**
   * How long an idle TCP connection is remembered, as `12h0m0s`.
   *
   * @default '24h0m0s'
   */
  readonly tcpEstablishedTimeout?: string;

  /**
   * How long a TCP connection that waits for its end is remembered, as `30m0s`.
   *
   * @default '1h0m0s'
   */
  readonly tcpCloseWaitTimeout?: string;

  /**
   * Whether packets outside of the TCP window are let through. Since Kubernetes 1.29.
   *
   * @default false
   */
  readonly tcpBeLiberal?: boolean;
}

/**
 * The mode `ipvs`.
 */
export interface KubeProxyIpvs {
  /**
   * How connections are spread: `rr`, `lc`, `sh` or another scheduler of the kernel.
   *
   * @default 'rr'
   */
  readonly scheduler?: string;

  /**
   * Whether a node answers ARP only for addresses of the interface that was asked. MetalLB needs it.
   *
   * @default false
   */
  readonly strictARP?: boolean;

  /**
   * Networks whose rules kube-proxy leaves alone.
   *
   * @default - none
   */
  readonly excludeCIDRs?: string[];
}

/**
 * kube-proxy on every node.
 */
export interface KubeProxyDaemonSetProps extends PatternOptions {
  /**
   * URL of the API server that nodes reach without kube-proxy, as `https://cluster.example.com:6443`.
   */
  readonly apiServer: string;

  /**
   * Release of Kubernetes, that of the kubelets of the nodes or one minor more: it names the image and decides which fields the configuration has.
   *
   * @default '1.37.1'
   */
  readonly version?: string;

  /**
   * What programs the Services. Say it: a change of it leaves the rules of the other mode behind until the node restarts. `nftables` needs Linux 5.13 and
   * Kubernetes 1.29; `ipvs` is deprecated since 1.35.
   *
   * @default - what the version does: `iptables`
   */
  readonly mode?: 'iptables' | 'ipvs' | 'nftables';

  /**
   * Network of the pods; what comes from elsewhere is masqueraded.
   *
   * @default - the whole cluster counts as local
   */
  readonly clusterCIDR?: string;

  /**
   * What tells traffic of pods on the same node.
   * One of `ClusterCIDR`, `NodeCIDR`, `BridgeInterface`, `InterfaceNamePrefix`.
   *
   * @default 'ClusterCIDR'
   */
  readonly detectLocalMode?: 'ClusterCIDR' | 'NodeCIDR' | 'BridgeInterface' | 'InterfaceNamePrefix';

  /**
   * Networks or `primary`: addresses of the node on which NodePorts are open.
   *
   * @default - every address; with nftables the primary ones
   */
  readonly nodePortAddresses?: string[];

  /**
   * Address and port of the metrics.
   *
   * @default '127.0.0.1:10249'
   */
  readonly metricsBindAddress?: string;

  /**
   * How connections are tracked.
   *
   * @default - as kube-proxy does
   */
  readonly conntrack?: KubeProxyConntrack;

  /**
   * The mode `ipvs`.
   *
   * @default - as kube-proxy does
   */
  readonly ipvs?: KubeProxyIpvs;
}
