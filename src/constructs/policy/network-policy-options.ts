import { LabelSelector } from '../../model/generated/structs';

/**
 * Addresses, as a range and what is left out of it.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export interface NetworkPolicyIPBlock {
  /**
   * The range, such as `10.0.0.0/8` or `fd00::/8`.
   */
  readonly cidr: string;

  /**
   * Ranges within it that do not count.
   *
   * @default - none
   */
  readonly except?: string[];
}

/**
 * Whom a rule is about: pods by their labels and those of their namespaces, or addresses.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export interface NetworkPolicyPeer {
  /**
   * Pods with these labels.
   *
   * @default - every pod of the namespaces that are meant
   */
  readonly podSelector?: LabelSelector;

  /**
   * Namespaces with these labels; `{}` is every namespace. `kubernetes.io/metadata.name` is the label with the name.
   *
   * @default - the namespace of the policy
   */
  readonly namespaceSelector?: LabelSelector;

  /**
   * Addresses, and then no pods.
   *
   * @default - none
   */
  readonly ipBlock?: NetworkPolicyIPBlock;
}

/**
 * A port of somebody else.
 */
export interface NetworkPolicyPort {
  /**
   * Number, or name of a port of the pods that are reached.
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
 * Who may reach which ports of the pods.
 */
export interface NetworkPolicyIngress {
  /**
   * Names of container ports.
   *
   * @default - every port
   */
  readonly ports?: string[];

  /**
   * Who may.
   *
   * @default - everyone
   */
  readonly from?: NetworkPolicyPeer[];
}

/**
 * Whom the pods may reach, at which ports.
 */
export interface NetworkPolicyEgress {
  /**
   * The ports.
   *
   * @default - every port
   */
  readonly ports?: NetworkPolicyPort[];

  /**
   * Whom.
   *
   * @default - everyone
   */
  readonly to?: NetworkPolicyPeer[];
}
