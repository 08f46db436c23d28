import { ObjectMeta } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';
import { NetworkPolicyEgress, NetworkPolicyIngress } from './network-policy-options';

/**
 * Who talks to the pods of a DaemonSet, and whom they talk to.
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
   * Whom the pods may reach; whoever needs names needs port 53 of the cluster's DNS, in UDP and TCP.
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
