/**
 * How an update of all pods of a DaemonSet would go.
 */
export interface RolloutPlan {
  /**
   * `RollingUpdate` or `OnDelete`.
   */
  readonly strategy: 'RollingUpdate' | 'OnDelete';

  /**
   * Pods that are replaced: one on every node that runs one.
   */
  readonly pods: number;

  /**
   * Pods that may be down at once; 0 where new pods come before old ones go.
   */
  readonly maxUnavailable: number;

  /**
   * Nodes that may have an old pod beside a new one that is not available yet; 0 where old pods go first. Nodes whose old pod is down already
   * come on top.
   */
  readonly maxSurge: number;

  /**
   * How many times the controller waits until new pods are available, if all of them take the same time.
   *
   * @default - it comes to no end: it stalls, or waits for someone to delete pods
   */
  readonly waves?: number;

  /**
   * Lower bound of its duration in whole seconds; ending the old pods comes on top.
   *
   * @default - it comes to no end
   */
  readonly seconds?: number;

  /**
   * The waves in words, such as `3 waves: each any 2 of the 6 nodes that are left`.
   */
  readonly message: string;

  /**
   * Why it would stall or take longer; empty where nothing is in its way.
   */
  readonly stalls: string[];

  /**
   * The least maxUnavailable (or maxSurge, if that is what the DaemonSet has) with which it would take no longer than was wanted.
   *
   * @default - no duration was wanted, or none is short enough
   */
  readonly recommended?: number;
}
