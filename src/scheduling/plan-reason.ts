/**
 * One reason for what a plan says of a DaemonSet on a node: a sentence, and the same as data.
 */
export interface PlanReason {
  /**
   * What decided: `nodeName`, `nodeSelector`, `nodeAffinity` or `taint` where the controller does, `resource` or `hostPort` where the
   * scheduler does, `preemption` where it could make room.
   */
  readonly kind: 'nodeName' | 'nodeSelector' | 'nodeAffinity' | 'taint' | 'resource' | 'hostPort' | 'preemption';

  /**
   * The sentence for a person, such as `taint gpu=true:NoSchedule is not tolerated`.
   */
  readonly message: string;

  /**
   * The label, taint or resource that decided.
   *
   * @default - the reason is about none of these
   */
  readonly key?: string;

  /**
   * Number of the node affinity term, counted from 1.
   *
   * @default - the reason is not one of node affinity
   */
  readonly term?: number;

  /**
   * Operator of the node affinity expression.
   *
   * @default - the reason is not one of an expression
   */
  readonly operator?: string;

  /**
   * The values that were wanted (or, of operator `NotIn`, not wanted).
   *
   * @default - no value was wanted
   */
  readonly values?: string[];

  /**
   * The value that the node has.
   *
   * @default - the node has none
   */
  readonly found?: string;

  /**
   * Effect of the taint.
   *
   * @default - the reason is not a taint
   */
  readonly effect?: string;
}
