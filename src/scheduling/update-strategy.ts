import { scaledIntOrPercent } from '../model/int-or-string';
import { objectOf } from '../model/untyped';

/** How the pods of a DaemonSet are replaced, with the numbers that the controller calculates. */
export interface UpdateStrategyNumbers {
  readonly type: 'RollingUpdate' | 'OnDelete';
  /** The number of nodes that may be without an available pod. */
  readonly maxUnavailable: number;
  /** The number of nodes that may have an old and a new pod at once; 0 if old pods are deleted first. */
  readonly maxSurge: number;
  /**
   * The controller tolerates two pods on a node. True for any positive percentage, even if it is 0 of no desired pods.
   */
  readonly allowsSurge: boolean;
}

/**
 * UnavailableCount, SurgeCount, and the controller's default for two zeros. Both percentages are of the desired pods
 * and rounded up.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/controller/daemon/update.go (updatedDesiredNodeCounts)
 */
export function updateStrategyNumbers(daemonSet: unknown, desired: number): UpdateStrategyNumbers {
  const strategy = objectOf(objectOf(objectOf(daemonSet).spec).updateStrategy);
  if (strategy.type === 'OnDelete') return { type: 'OnDelete', maxUnavailable: 0, maxSurge: 0, allowsSurge: false };
  const { maxUnavailable, maxSurge } = objectOf(strategy.rollingUpdate);
  const surge = count(maxSurge, desired) ?? 0;
  const unavailable = count(maxUnavailable, desired) ?? 1;
  return {
    type: 'RollingUpdate',
    maxUnavailable: unavailable === 0 && surge === 0 && desired > 0 ? 1 : unavailable,
    maxSurge: surge,
    allowsSurge: (count(maxSurge, 1) ?? 0) > 0,
  };
}

function count(value: unknown, desired: number): number | undefined {
  return typeof value === 'number' || typeof value === 'string' ? scaledIntOrPercent(value, desired, true) : undefined;
}
