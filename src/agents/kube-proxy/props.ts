import { PatternOptions } from '../../patterns/options';

/**
 * Connection tracking of kube-proxy.
 */
export interface KubeProxyConntrack {
  /**
   * The number of connections that the node can track for each CPU core. 0 leaves the limit of the node unchanged.
   *
   * @default 32768
   */
  readonly maxPerCore?: number;

  /**
   * The lower bound of the number of connections that the node can track.
   *
   * @default 131072
   */
  readonly min?: number;

  /**
   * How long an idle TCP connection is tracked, such as `12h0m0s`.
   *
   * @default '24h0m0s'
   */
  readonly tcpEstablishedTimeout?: string;

  /**
   * How long a TCP connection in the state CLOSE_WAIT is tracked, such as `30m0s`.
   *
   * @default '1h0m0s'
   */
  readonly tcpCloseWaitTimeout?: string;

  /**
   * Whether packets outside the TCP window are accepted. Requires Kubernetes 1.29 or newer.
   *
   * @default false
   */
  readonly tcpBeLiberal?: boolean;
}

/**
 * Options of the mode `ipvs`.
 */
export interface KubeProxyIpvs {
  /**
   * The scheduler of connections: `rr`, `lc`, `sh` or another one of the kernel.
   *
   * @default 'rr'
   */
  readonly scheduler?: string;

  /**
   * Whether a node answers ARP requests only for addresses of the interface that received them. MetalLB requires it.
   *
   * @default false
   */
  readonly strictARP?: boolean;

  /**
   * Networks whose rules kube-proxy does not change.
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
   * URL of the API server that nodes can reach without kube-proxy, such as `https://cluster.example.com:6443`.
   */
  readonly apiServer: string;

  /**
   * Release of Kubernetes, that of the kubelets of the nodes or one minor more: it names the image and decides which fields the configuration has.
   *
   * @default '1.37.1'
   */
  readonly version?: string;

  /**
   * The mode that implements Services. Set it explicitly: when it changes, the rules of the previous mode remain until the node restarts.
   * `nftables` needs Linux 5.13 and Kubernetes 1.29; `ipvs` is deprecated since 1.35.
   *
   * @default - the default of the version, which is `iptables`
   */
  readonly mode?: 'iptables' | 'ipvs' | 'nftables';

  /**
   * The pod network. Traffic from other addresses is masqueraded.
   *
   * @default - no traffic counts as coming from outside the cluster
   */
  readonly clusterCIDR?: string;

  /**
   * How kube-proxy detects traffic of pods on the same node.
   * One of `ClusterCIDR`, `NodeCIDR`, `BridgeInterface`, `InterfaceNamePrefix`.
   *
   * @default 'ClusterCIDR'
   */
  readonly detectLocalMode?: 'ClusterCIDR' | 'NodeCIDR' | 'BridgeInterface' | 'InterfaceNamePrefix';

  /**
   * The addresses of the node on which NodePorts are open, as networks or `primary`.
   *
   * @default - every address; with nftables the primary ones
   */
  readonly nodePortAddresses?: string[];

  /**
   * The address and port on which metrics are served.
   *
   * @default '127.0.0.1:10249'
   */
  readonly metricsBindAddress?: string;

  /**
   * Connection tracking.
   *
   * @default - the defaults of kube-proxy
   */
  readonly conntrack?: KubeProxyConntrack;

  /**
   * Options of the mode `ipvs`.
   *
   * @default - the defaults of kube-proxy
   */
  readonly ipvs?: KubeProxyIpvs;
}
