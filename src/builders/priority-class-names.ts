import { SYSTEM_CLUSTER_CRITICAL, SYSTEM_NODE_CRITICAL } from '../model/system-priorities';

/**
 * The priority classes that every cluster has. A pod of higher priority is scheduled first, may push others off a full node, and is the last
 * to be evicted; without a class a node agent stays pending wherever a node is full.
 *
 * Outside of `kube-system` many platforms allow these two only where a ResourceQuota with that scope does; a class of your own needs none.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/
 */
export class PriorityClassNames {
  /**
   * For what a node cannot do without: networking, storage, the proxy. Value 2000001000, above all others.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  public static readonly SYSTEM_NODE_CRITICAL = SYSTEM_NODE_CRITICAL;

  /**
   * For what the cluster cannot do without, but a single node can for a while: monitoring, logging. Value 2000000000.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  public static readonly SYSTEM_CLUSTER_CRITICAL = SYSTEM_CLUSTER_CRITICAL;

  private constructor() {}
}
