/**
 * One reason for the outcome of a DaemonSet on a node: a sentence, and the same facts as data.
 */
export interface PlanReason {
  /**
   * What decided. The controller checks `nodeName`, `nodeSelector`, `nodeAffinity` and `taint`; the scheduler checks
   * `resource` and `hostPort`. `preemption` means that the scheduler evicts pods of lower priority to make room.
   */
  readonly kind: 'nodeName' | 'nodeSelector' | 'nodeAffinity' | 'taint' | 'resource' | 'hostPort' | 'preemption';

  /**
   * The reason as a sentence, such as `taint gpu=true:NoSchedule is not tolerated`.
   */
  readonly message: string;

  /**
   * The label, taint or resource that decided.
   *
   * @default - nothing of these decided
   */
  readonly key?: string;

  /**
   * The number of the node affinity term, starting at 1.
   *
   * @default - not a reason of node affinity
   */
  readonly term?: number;

  /**
   * The operator of the node affinity expression.
   *
   * @default - not a reason of an expression
   */
  readonly operator?: string;

  /**
   * The required values; with operator `NotIn`, the excluded ones; of a preemption, the owners of the evicted pods.
   *
   * @default - no values
   */
  readonly values?: string[];

  /**
   * The value that the node has.
   *
   * @default - the node has none
   */
  readonly found?: string;

  /**
   * The effect of the taint.
   *
   * @default - not a taint
   */
  readonly effect?: string;
}
