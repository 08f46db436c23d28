import { ObjectMeta } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';
import { NetworkPolicyEgress, NetworkPolicyIngress } from './network-policy-options';

/**
 * Who may reach the pods of a DaemonSet, and whom the pods may reach.
 */
export interface DaemonSetNetworkPolicyProps {
  /**
   * The DaemonSet.
   */
  readonly daemonSet: DaemonSet;

  /**
   * Who may reach the pods.
   *
   * @default - nobody
   */
  readonly ingress?: NetworkPolicyIngress[];

  /**
   * Whom the pods may reach. Pods that resolve names need port 53 of the cluster DNS, UDP and TCP.
   *
   * @default - everyone
   */
  readonly egress?: NetworkPolicyEgress[];

  /**
   * Metadata of the NetworkPolicy.
   *
   * @default - name and namespace of the DaemonSet
   */
  readonly metadata?: ObjectMeta;
}
