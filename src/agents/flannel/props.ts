import { PatternOptions } from '../../patterns/options';

/**
 * How Flannel carries packets from node to node. Never change it while pods run: their routes stay behind.
 *
 * @see https://github.com/flannel-io/flannel/blob/v0.28.9/Documentation/backends.md
 */
export interface FlannelBackend {
  /**
   * Which one: `vxlan` works everywhere, `host-gw` is faster and needs nodes in one layer-2 network, `wireguard` encrypts.
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
   * UDP port between nodes: of `vxlan` or `udp`.
   *
   * @default - 8472 on Linux for `vxlan`, 8285 for `udp`
   */
  readonly port?: number;

  /**
   * Whether nodes in one subnet send packets as they are, without a tunnel: of `vxlan` and `ipip`.
   *
   * @default false
   */
  readonly directRouting?: boolean;

  /**
   * Largest packet in bytes.
   *
   * @default - what the interface of the node takes, less the header
   */
  readonly mtu?: number;

  /**
   * UDP port of WireGuard.
   *
   * @default 51820
   */
  readonly listenPort?: number;

  /**
   * Which tunnels WireGuard has: one a family of addresses, or one for both.
   * One of `separate`, `auto`, `ipv4`, `ipv6`.
   *
   * @default 'separate'
   */
  readonly mode?: 'separate' | 'auto' | 'ipv4' | 'ipv6';

  /**
   * How often WireGuard keeps a tunnel open. Seconds.
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
   * The network of the pods, that of `--cluster-cidr`: where they differ, nodes get no subnet and pods do not start.
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
   * How packets go from node to node.
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
   * Network interfaces of the node to use, by name or address, the first that is there.
   *
   * @default - that of the default route
   */
  readonly interfaces?: string[];

  /**
   * Why NetworkPolicies are enforced, by a second container which is privileged.
   *
   * @default - they are not
   */
  readonly networkPoliciesReason?: string;

  /**
   * Whether the form is that of the vendor's chart instead of `kube-flannel.yml`. They do the same; the chart allows more: to read every pod and namespace.
   *
   * @default false
   */
  readonly chart?: boolean;
}
