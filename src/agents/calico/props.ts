import { PatternOptions } from '../../patterns/options';

/**
 * An etcd cluster that holds Calico's data instead of the API server.
 */
export interface CalicoEtcd {
  /**
   * The URLs of etcd, separated by commas.
   */
  readonly endpoints: string;

  /**
   * Whether the Secret `calico-etcd-secrets`, which you make, has the keys `etcd-ca`, `etcd-cert` and `etcd-key`.
   *
   * @default false - etcd without TLS
   */
  readonly tls?: boolean;
}

/**
 * The address of the API server, for agents that cannot use its Service.
 */
export interface CalicoApiServer {
  /**
   * Host name or address.
   */
  readonly host: string;

  /**
   * Port.
   */
  readonly port: string;
}

/**
 * Calico on every node.
 */
export interface CalicoDaemonSetProps extends PatternOptions {
  /**
   * `Calico`: networks and policies. `PolicyOnly`: policies, over the network of a cloud. `Canal`: policies, over Flannel, which runs in the same
   * pods.
   *
   * @default 'Calico'
   */
  readonly networking?: 'Calico' | 'PolicyOnly' | 'Canal';

  /**
   * How routes are distributed: `bird` uses BGP; `vxlan` makes no demands on the network between the nodes.
   *
   * @default 'bird'
   */
  readonly backend?: 'bird' | 'vxlan';

  /**
   * When packets of the first address pool are encapsulated with IP-in-IP.
   * One of `Always`, `CrossSubnet`, `Never`.
   *
   * @default - `Always` with bird and without eBPF, else `Never`
   */
  readonly ipip?: 'Always' | 'CrossSubnet' | 'Never';

  /**
   * When packets of the first address pools are encapsulated with VXLAN.
   * One of `Always`, `CrossSubnet`, `Never`.
   *
   * @default - `CrossSubnet` with the backend vxlan, else `Never`
   */
  readonly vxlan?: 'Always' | 'CrossSubnet' | 'Never';

  /**
   * The address of the API server for the eBPF data plane, which replaces iptables and kube-proxy.
   *
   * @default - iptables
   */
  readonly ebpf?: CalicoApiServer;

  /**
   * Whether the pods connect to Typha instead of the API server, which is recommended from about a hundred nodes on. Typha is a Deployment that you
   * install yourself.
   *
   * @default - only with `PolicyOnly`
   */
  readonly typha?: boolean;

  /**
   * The network of the first address pool, within `--cluster-cidr`. Calico does not read it again once the pool exists.
   *
   * @default - the pod network of kubeadm if there is one, else 192.168.0.0/16
   */
  readonly podNetwork?: string;

  /**
   * How Calico detects the address of a node, for example `interface=eth.*`, `can-reach=10.0.0.1` or `kubernetes-internal-ip`. On nodes with
   * several network cards, the first address is often the wrong one.
   *
   * @default - `first-found`
   */
  readonly ipAutodetectionMethod?: string;

  /**
   * The MTU of pod interfaces in bytes. 0 detects it.
   *
   * @default 0
   */
  readonly mtu?: number;

  /**
   * Settings of Felix by environment variable, such as `FELIX_WIREGUARDENABLED`.
   *
   * @default - none
   */
  readonly felix?: { [variable: string]: string };

  /**
   * The etcd cluster that holds Calico's data.
   *
   * @default - the API server holds the data
   */
  readonly etcd?: CalicoEtcd;
}
