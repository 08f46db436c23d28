import { ObjectMeta } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';
import { DaemonSetServicePort } from './options';

/**
 * How clients find the pods of a DaemonSet.
 */
export interface DaemonSetServiceProps {
  /**
   * The DaemonSet whose pods are found.
   */
  readonly daemonSet: DaemonSet;

  /**
   * Which pod answers.
   *
   * - `headless`: the client chooses: the name resolves to the addresses of all ready pods, one a node.
   * - `node-local`: the pod of the client's own node, and nobody where there is none (`internalTrafficPolicy: Local`).
   * - `cluster-ip`: any pod of the cluster, behind one address.
   * - `node-port`: any pod, behind one address and a port of every node as well.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#communicating-with-daemon-pods
   */
  readonly kind: 'headless' | 'node-local' | 'cluster-ip' | 'node-port';

  /**
   * Which ports, by the names that the containers give them.
   *
   * @default - every port that has a name
   */
  readonly ports?: DaemonSetServicePort[];

  /**
   * Metadata of the Service.
   *
   * @default - name and namespace of the DaemonSet, and the labels of the selector, by which a ServiceMonitor finds the Service
   */
  readonly metadata?: ObjectMeta;

  /**
   * Labels of the pods; give those that several DaemonSets share to find the pods of all of them.
   *
   * @default - those that the DaemonSet itself selects by
   */
  readonly selector?: { [key: string]: string };

  /**
   * Whether the Service has addresses of one IP family or of two.
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
   * @default - the one that the cluster prefers, and the other after it as `ipFamilyPolicy` says
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
   */
  readonly ipFamilies?: ('IPv4' | 'IPv6')[];

  /**
   * Where traffic to the port of a node may go: `Local` keeps it on that node, and the address of the client with it. Only for `node-port`.
   *
   * @default - the API server's: `Cluster`
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy
   */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';

  /**
   * Whether pods are found before they are ready, as agents that look for their peers at start need it.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}
