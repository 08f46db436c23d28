import { PatternOptions } from '../../patterns/options';

/**
 * How Flannel carries packets between nodes. Do not change it while pods are running, because their routes remain.
 *
 * @see https://github.com/flannel-io/flannel/blob/v0.28.9/Documentation/backends.md
 */
export interface FlannelBackend {
  /**
   * The type of the backend. `vxlan` works everywhere, `host-gw` is faster and requires all nodes in one layer-2 network, `wireguard` encrypts.
   * One of `vxlan`, `host-gw`, `wireguard`, `udp`, `ipip`, `tencent-vpc`.
   */
  readonly type: 'vxlan' | 'host-gw' | 'wireguard' | 'udp' | 'ipip' | 'tencent-vpc';

  /**
   * Identifier of the VXLAN network.
   *
   * @default 1
   */
  readonly vni?: number;

  /**
   * The UDP port between nodes, for `vxlan` and `udp`.
   *
   * @default - 8472 on Linux for `vxlan`, 8285 for `udp`
   */
  readonly port?: number;

  /**
   * Whether nodes of one subnet send packets without encapsulation, for `vxlan` and `ipip`.
   *
   * @default false
   */
  readonly directRouting?: boolean;

  /**
   * The MTU in bytes.
   *
   * @default - the MTU of the node's interface, less the header
   */
  readonly mtu?: number;

  /**
   * UDP port of WireGuard.
   *
   * @default 51820
   */
  readonly listenPort?: number;

  /**
   * The tunnels of WireGuard: one for each address family, or one for both.
   * One of `separate`, `auto`, `ipv4`, `ipv6`.
   *
   * @default 'separate'
   */
  readonly mode?: 'separate' | 'auto' | 'ipv4' | 'ipv6';

  /**
   * The keepalive interval of WireGuard in seconds.
   *
   * @default 0 - never
   */
  readonly persistentKeepaliveInterval?: number;
}

/**
 * Flannel on every node.
 */
export interface FlannelDaemonSetProps extends PatternOptions {
  /**
   * The pod network. It must be that of `--cluster-cidr`, or else nodes get no subnet and pods do not start.
   *
   * @default '10.244.0.0/16'
   */
  readonly network?: string;

  /**
   * The IPv6 network of the pods, for dual-stack clusters.
   *
   * @default - IPv4 only
   */
  readonly ipv6Network?: string;

  /**
   * The backend that carries packets between nodes.
   *
   * @default - `vxlan`
   */
  readonly backend?: FlannelBackend;

  /**
   * Whether rules are written with nftables instead of iptables.
   *
   * @default false
   */
  readonly nftables?: boolean;

  /**
   * Network interfaces of the node by name or address. Flannel uses the first one that exists.
   *
   * @default - the interface of the default route
   */
  readonly interfaces?: string[];

  /**
   * The reason for enforcing NetworkPolicies, which a second, privileged container does if you give one.
   *
   * @default - it is disabled
   */
  readonly networkPoliciesReason?: string;

  /**
   * Whether to follow the Helm chart instead of `kube-flannel.yml`. Both work alike; the chart also grants reading every pod and namespace.
   *
   * @default false
   */
  readonly chart?: boolean;
}
