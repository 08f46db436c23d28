import { RolloutPlan } from '../../src/scheduling/rollout-plan';

/** How the pods of one DaemonSet were replaced. */
export interface ObservedRollout {
  /** Of a rollout in step: the nodes whose new pods became ready together. */
  readonly waves: string[][];
  /** Nodes without an available pod: before, and the most at any time. */
  readonly downBefore: number;
  readonly mostDown: number;
  /** The most nodes with an old pod and a new one that is not available yet, at any time. */
  readonly mostSurging: number;
  /** Nodes that still have the old pod when nothing more happens. */
  readonly left: string[];
}

/** What of a rollout in step is not as it was planned. */
export function inWaves(
  { strategy, waves, message, maxUnavailable, maxSurge, pods }: RolloutPlan,
  real: ObservedRollout,
): string[] {
  const sizes = real.waves.map((wave) => wave.length);
  const budget = maxSurge > 0 ? maxSurge : maxUnavailable;
  const down = Math.min(maxUnavailable, pods);
  return [
    ...((waves !== undefined) === (real.left.length === 0)
      ? []
      : [`${real.left.length} nodes have the old pod at the end, the plan says ${message}`]),
    ...(waves === undefined || sizes.length === waves ? [] : [`waves of ${sizes}, the plan says ${message}`]),
    ...(sizes.every((size) => size <= budget) ? [] : [`waves of ${sizes}, the plan says at most ${budget} at once`]),
    ...(maxSurge > 0 || waves === undefined || real.mostDown === down
      ? []
      : [`${real.mostDown} nodes without an available pod at once, the plan says ${down}`]),
    ...(strategy === 'OnDelete' && sizes.length > 0 ? [`waves of ${sizes}, the plan says ${message}`] : []),
  ];
}

/** What of any rollout goes beyond the plan. */
export function inBounds(
  { maxUnavailable, maxSurge }: RolloutPlan,
  { mostDown, mostSurging, downBefore }: ObservedRollout,
): string[] {
  return [
    ...(mostDown <= Math.max(maxUnavailable, downBefore)
      ? []
      : [`${mostDown} nodes without an available pod at once, the plan says ${maxUnavailable}`]),
    // where the old pod is down, a new one comes without counting
    ...(mostSurging <= maxSurge + downBefore ? [] : [`${mostSurging} nodes surge at once, the plan says ${maxSurge}`]),
  ];
}
