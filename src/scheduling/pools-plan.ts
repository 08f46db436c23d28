/**
 * One pool of a daemon and the nodes that run it.
 */
export interface PoolPlan {
  /**
   * The name of the pool.
   */
  readonly pool: string;

  /**
   * The name of its DaemonSet.
   */
  readonly daemonSet: string;

  /**
   * The nodes that should run a pod of the pool, in the order of the inventory.
   */
  readonly nodes: string[];
}

/**
 * All pools of one daemon, as `DaemonSetPools` creates them. Every judged node is in exactly one pool, in `none`, or in
 * `several`.
 */
export interface PoolsPlan {
  /**
   * The namespace of the daemon; `default` if the manifests have none.
   */
  readonly namespace: string;

  /**
   * The name of the daemon.
   */
  readonly daemon: string;

  /**
   * The pools, in the order of the plan.
   */
  readonly pools: PoolPlan[];

  /**
   * The judged nodes that run no pool.
   */
  readonly none: string[];

  /**
   * The judged nodes that would run more than one pool. They are also a problem of the kind `exclusive`.
   */
  readonly several: string[];
}
