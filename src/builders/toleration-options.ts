import { Toleration } from '../model/generated/structs';

/**
 * What a toleration is limited to.
 */
export interface TolerationOptions {
  /**
   * The only taint effect that is tolerated.
   *
   * One of `NoSchedule`, `PreferNoSchedule`, `NoExecute`.
   *
   * @default - every effect
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/staging/src/k8s.io/api/core/v1/toleration.go (ToleratesTaint)
   */
  readonly effect?: Toleration['effect'];

  /**
   * How long a running pod stays after the taint appears. Whole seconds; 0 or less evicts at once. Needs `effect: 'NoExecute'`.
   *
   * @default - stays as long as the node has the taint
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/controller/tainteviction/taint_eviction.go (getMinTolerationTime)
   */
  readonly tolerationSeconds?: number;
}
