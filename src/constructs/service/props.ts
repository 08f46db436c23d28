import { ObjectMeta } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';
import { DaemonSetServicePort } from './options';

/**
 * How clients find the pods of a DaemonSet.
 */
export interface DaemonSetServiceProps {
  /**
   * The DaemonSet.
   */
  readonly daemonSet: DaemonSet;

  /**
   * Which pod a client reaches.
   *
   * - `headless`: the name resolves to the addresses of all ready pods, one per node, and the client chooses.
   * - `node-local`: the pod on the client's own node; without a ready pod there, none (`internalTrafficPolicy: Local`).
   * - `cluster-ip`: any pod, through one address in the cluster.
   * - `node-port`: any pod, through one address in the cluster and a port of every node.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#communicating-with-daemon-pods
   */
  readonly kind: 'headless' | 'node-local' | 'cluster-ip' | 'node-port';

  /**
   * The ports, by the names of the container ports.
   *
   * @default - every port that has a name
   */
  readonly ports?: DaemonSetServicePort[];

  /**
   * Metadata of the Service.
   *
   * @default - name and namespace of the DaemonSet, and the labels of the selector, with which a ServiceMonitor finds the Service
   */
  readonly metadata?: ObjectMeta;

  /**
   * Labels of the pods. To reach the pods of several DaemonSets, set the labels that they have in common.
   *
   * @default - the selector of the DaemonSet
   */
  readonly selector?: { [key: string]: string };

  /**
   * Whether the Service has addresses of one IP family or of both.
   *
   * One of `SingleStack`, `PreferDualStack`, `RequireDualStack`.
   *
   * @default - the API server's: `SingleStack`
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
   */
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';

  /**
   * The IP families of the Service, the preferred one first: one or two.
   *
   * Each is one of `IPv4`, `IPv6`.
   *
   * @default - the family that the cluster prefers, and the other one if `ipFamilyPolicy` allows it
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
   */
  readonly ipFamilies?: ('IPv4' | 'IPv6')[];

  /**
   * Where traffic to a node port may go: `Local` keeps it on the node and preserves the address of the client. Only for `node-port`.
   *
   * @default - the API server's: `Cluster`
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy
   */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';

  /**
   * Whether clients find pods before they are ready. Agents that look for their peers at start need this.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}
