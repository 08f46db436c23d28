import { SYSTEM_CLUSTER_CRITICAL, SYSTEM_NODE_CRITICAL } from '../model/system-priorities';

/**
 * The names of the priority classes that every cluster has. A pod of higher priority is scheduled first, can preempt other pods on a full node, and
 * is evicted last. Without a priority class, a node agent stays pending on nodes that are full.
 *
 * Outside of `kube-system`, many platforms allow these classes only in namespaces with a ResourceQuota for them, see `CriticalPodsQuota`. A class of
 * your own needs no quota.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/
 */
export class PriorityClassNames {
  /**
   * For agents that a node cannot work without, such as networking, storage and the proxy. Value 2000001000, the highest.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  public static readonly SYSTEM_NODE_CRITICAL = SYSTEM_NODE_CRITICAL;

  /**
   * For agents that the cluster needs but a single node can miss for a while, such as monitoring and logging. Value 2000000000.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  public static readonly SYSTEM_CLUSTER_CRITICAL = SYSTEM_CLUSTER_CRITICAL;

  private constructor() {}
}
