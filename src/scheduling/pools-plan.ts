/**
 * One pool of a daemon, and the nodes that run it.
 */
export interface PoolPlan {
  /**
   * Name of the pool.
   */
  readonly pool: string;

  /**
   * Name of its DaemonSet.
   */
  readonly daemonSet: string;

  /**
   * Nodes that should run a pod of it, in the order of the inventory.
   */
  readonly nodes: string[];
}

/**
 * All pools of one daemon, as `DaemonSetPools` makes them. Every judged node is in exactly one of the pools, or in `none`, or in `several`.
 */
export interface PoolsPlan {
  /**
   * Namespace of the daemon, `default` where the manifests name none.
   */
  readonly namespace: string;

  /**
   * Name of the daemon.
   */
  readonly daemon: string;

  /**
   * The pools, in the order of the plan.
   */
  readonly pools: PoolPlan[];

  /**
   * Judged nodes that run no pool.
   */
  readonly none: string[];

  /**
   * Judged nodes that would run more than one pool, which is a problem of the kind `exclusive` too.
   */
  readonly several: string[];
}
