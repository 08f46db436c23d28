import { LabelSelector } from '../../model/generated/structs';

/**
 * A range of addresses, with exceptions.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export interface NetworkPolicyIPBlock {
  /**
   * The range, such as `10.0.0.0/8` or `fd00::/8`.
   */
  readonly cidr: string;

  /**
   * Ranges within `cidr` that are excluded.
   *
   * @default - none
   */
  readonly except?: string[];
}

/**
 * The peer of a rule: pods, selected by their labels and the labels of their namespaces, or addresses.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export interface NetworkPolicyPeer {
  /**
   * Pods with these labels.
   *
   * @default - every pod of the selected namespaces
   */
  readonly podSelector?: LabelSelector;

  /**
   * Namespaces with these labels; `{}` is every namespace. The label `kubernetes.io/metadata.name` holds the name of a namespace.
   *
   * @default - the namespace of the policy
   */
  readonly namespaceSelector?: LabelSelector;

  /**
   * A range of addresses. Not together with the selectors.
   *
   * @default - none
   */
  readonly ipBlock?: NetworkPolicyIPBlock;
}

/**
 * A port of a peer.
 */
export interface NetworkPolicyPort {
  /**
   * Number of the port, or name of a port of the peer's pods.
   */
  readonly port: number | string;

  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default 'TCP'
   */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';

  /**
   * Last port of a range that begins with `port`.
   *
   * @default - one port
   */
  readonly endPort?: number;
}

/**
 * Which peers may reach which ports of the pods.
 */
export interface NetworkPolicyIngress {
  /**
   * Names of container ports.
   *
   * @default - every port
   */
  readonly ports?: string[];

  /**
   * The peers.
   *
   * @default - everyone
   */
  readonly from?: NetworkPolicyPeer[];
}

/**
 * Which peers the pods may reach, and at which ports.
 */
export interface NetworkPolicyEgress {
  /**
   * The ports.
   *
   * @default - every port
   */
  readonly ports?: NetworkPolicyPort[];

  /**
   * The peers.
   *
   * @default - everyone
   */
  readonly to?: NetworkPolicyPeer[];
}
