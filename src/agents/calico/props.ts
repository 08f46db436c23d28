import { PatternOptions } from '../../patterns/options';

/**
 * The etcd that Calico keeps its data in, where that is not the API server.
 */
export interface CalicoEtcd {
  /**
   * URLs of etcd, with commas.
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
 * Where the API server is when no Service leads to it.
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
   * `Calico`: networks and policies. `PolicyOnly`: policies, over the network of a cloud. `Canal`: policies, over Flannel, which runs in the same pods.
   *
   * @default 'Calico'
   */
  readonly networking?: 'Calico' | 'PolicyOnly' | 'Canal';

  /**
   * How routes reach the nodes: `bird` speaks BGP, `vxlan` needs nothing of the network between the nodes.
   *
   * @default 'bird'
   */
  readonly backend?: 'bird' | 'vxlan';

  /**
   * When packets of the first pool of addresses go in IP-in-IP tunnels.
   * One of `Always`, `CrossSubnet`, `Never`.
   *
   * @default - `Always` with bird and without eBPF, else `Never`
   */
  readonly ipip?: 'Always' | 'CrossSubnet' | 'Never';

  /**
   * When packets of the first pools of addresses go in VXLAN tunnels.
   * One of `Always`, `CrossSubnet`, `Never`.
   *
   * @default - `CrossSubnet` with the backend vxlan, else `Never`
   */
  readonly vxlan?: 'Always' | 'CrossSubnet' | 'Never';

  /**
   * Whether eBPF programs take the place of iptables and of kube-proxy; then Calico must find the API server by itself.
   *
   * @default - iptables
   */
  readonly ebpf?: CalicoApiServer;

  /**
   * Whether nodes ask Typha instead of the API server, which is needed from about a hundred nodes on. Typha, a Deployment, is not part of it.
   *
   * @default - only with `PolicyOnly`
   */
  readonly typha?: boolean;

  /**
   * Network of the first pool of addresses, within that of `--cluster-cidr`. Never read again once the pool is there.
   *
   * @default - that of kubeadm, else 192.168.0.0/16
   */
  readonly podNetwork?: string;

  /**
   * How a node finds the address that others reach it by, as `interface=eth.*`, `can-reach=10.0.0.1` or `kubernetes-internal-ip`. With more than one
   * network card the first is often the wrong one.
   *
   * @default - `first-found`
   */
  readonly ipAutodetectionMethod?: string;

  /**
   * Largest packet of pods in bytes; 0 finds it out.
   *
   * @default 0
   */
  readonly mtu?: number;

  /**
   * Settings of Felix by the name of their variable, as `FELIX_WIREGUARDENABLED`.
   *
   * @default - none
   */
  readonly felix?: { [variable: string]: string };

  /**
   * The etcd with Calico's data.
   *
   * @default - the API server has them
   */
  readonly etcd?: CalicoEtcd;
}
