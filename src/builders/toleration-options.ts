import { Toleration } from '../model/generated/structs';

/**
 * Limits of a toleration.
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
   * How long a running pod stays after the taint is added, in whole seconds; with 0 or less, it is evicted at once. Needs `effect: 'NoExecute'`.
   *
   * @default - the pod stays
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/controller/tainteviction/taint_eviction.go (getMinTolerationTime)
   */
  readonly tolerationSeconds?: number;
}
