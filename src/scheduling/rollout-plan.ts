/**
 * The update of all pods of a DaemonSet.
 */
export interface RolloutPlan {
  /**
   * The update strategy: `RollingUpdate` or `OnDelete`.
   */
  readonly strategy: 'RollingUpdate' | 'OnDelete';

  /**
   * The number of pods to replace: one on each node that runs a pod.
   */
  readonly pods: number;

  /**
   * The number of pods that can be down at once; 0 if new pods start before old pods are deleted.
   */
  readonly maxUnavailable: number;

  /**
   * The number of nodes that can have an old pod and a new pod that is not available yet; 0 if old pods are deleted
   * first. Nodes whose old pod is already down are not counted.
   */
  readonly maxSurge: number;

  /**
   * How often the controller waits for new pods to become available, if all pods take the same time; at most so often
   * if the inventory has available pods on nodes that are not ready.
   *
   * @default - the update never finishes, or may never: it stalls, or waits for someone to delete pods
   */
  readonly waves?: number;

  /**
   * The lower bound of the duration in whole seconds, without the time that old pods take to terminate.
   *
   * @default - the update never finishes
   */
  readonly seconds?: number;

  /**
   * The waves in words, such as `3 waves: any 2 of 6 nodes at a time; the old pod is deleted first`.
   */
  readonly message: string;

  /**
   * Why the update stalls or takes longer; empty if nothing delays it.
   */
  readonly stalls: string[];

  /**
   * The nodes that hold up the update, in the order of the inventory: they are not ready, or the new pod has no room. On
   * a node that is not ready, a deleted pod does not end and a new pod does not become available.
   */
  readonly blockedBy: string[];

  /**
   * The smallest maxUnavailable (or maxSurge, if the DaemonSet surges) that finishes within the wanted duration.
   *
   * @default - no duration was given, or no value is enough
   */
  readonly recommended?: number;
}
