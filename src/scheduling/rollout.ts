import { RolloutPlan } from './rollout-plan';
import { updateStrategyNumbers } from './update-strategy';
import { objectOf } from '../model/untyped';

/** The facts about the nodes of a DaemonSet. */
export interface RolloutFacts {
  /** The number of nodes that should run a pod. */
  readonly desired: number;
  /** Of these, the number of nodes that are not ready or whose pod stays pending: their pods never become available. */
  readonly blocked: number;
  /** The number of nodes with room for one pod but not for an old and a new pod. */
  readonly noRoomTwice: number;
  readonly usesHostPorts: boolean;
  /** The time from creating a pod until it is ready. */
  readonly secondsToReady: number;
  readonly wantedSeconds?: number;
}

export function rolloutPlan(daemonSet: unknown, facts: RolloutFacts): RolloutPlan {
  const { type, maxUnavailable, maxSurge } = updateStrategyNumbers(daemonSet, facts.desired);
  const common = { strategy: type, pods: facts.desired, maxUnavailable: maxSurge > 0 ? 0 : maxUnavailable, maxSurge };
  if (type === 'OnDelete') {
    return { ...common, message: 'OnDelete: a pod is replaced only after someone deletes it', stalls: [] };
  }
  const { minReadySeconds } = objectOf(objectOf(daemonSet).spec);
  const waveSeconds = facts.secondsToReady + (typeof minReadySeconds === 'number' ? minReadySeconds : 0);
  const surges = maxSurge > 0;
  const able = facts.desired - facts.blocked;
  // a pod that never becomes available uses up a part of maxUnavailable; maxSurge does not count nodes whose old pod is
  // down
  const lost = surges ? 0 : facts.blocked;
  const budget = (surges ? maxSurge : maxUnavailable) - lost;
  const stuck = surges && (facts.noRoomTwice > 0 || facts.usesHostPorts);
  const stalls = surges ? surgeStalls(facts, maxSurge) : unavailableStalls(facts, maxUnavailable);
  const waves = stuck ? undefined : wavesFor(able, budget);
  return {
    ...common,
    ...(waves === undefined ? {} : { waves, seconds: waves * waveSeconds }),
    message: describeWaves(waves, Math.min(budget, able), able, surges),
    stalls,
    ...(facts.wantedSeconds === undefined || stuck
      ? {}
      : recommend(able, lost, Math.floor(facts.wantedSeconds / waveSeconds))),
  };
}

/** Undefined if no pod can be replaced. */
function wavesFor(able: number, budget: number): number | undefined {
  if (able === 0) return 0;
  return budget > 0 ? Math.ceil(able / budget) : undefined;
}

function describeWaves(waves: number | undefined, each: number, able: number, surges: boolean): string {
  if (waves === undefined) return 'the update never finishes';
  if (waves === 0) return 'no available pod to replace';
  const order = surges ? 'the new pod is ready before the old pod is deleted' : 'the old pod is deleted first';
  if (waves === 1) return `1 wave: ${able === 1 ? '1 node' : `all ${able} nodes at once`}; ${order}`;
  return `${waves} waves: any ${each} of ${able} nodes at a time; ${order}`;
}

function unavailableStalls({ blocked, desired }: RolloutFacts, maxUnavailable: number): string[] {
  if (blocked === 0) return [];
  const who = `${blocked} of ${desired} pods cannot become available (node not ready, or pod pending)`;
  return [
    blocked >= maxUnavailable
      ? `${who} and use up maxUnavailable (${maxUnavailable}), so no available pod is replaced`
      : `${who}, so ${maxUnavailable - blocked} instead of ${maxUnavailable} pods are replaced at a time`,
  ];
}

function surgeStalls({ usesHostPorts, noRoomTwice, desired, blocked }: RolloutFacts, maxSurge: number): string[] {
  const stalls: string[] = [];
  if (usesHostPorts) {
    stalls.push(
      `host ports: the new pod waits for the port of the old pod, which stays until the new pod is ready; the update stalls on any ${Math.min(maxSurge, desired)} of ${desired} nodes`,
    );
  } else if (noRoomTwice > 0) {
    stalls.push(
      `${noRoomTwice} of ${desired} nodes have no room for an old and a new pod${noRoomTwice >= maxSurge ? `, which uses up maxSurge (${maxSurge})` : ''}`,
    );
  }
  if (blocked > 0) {
    stalls.push(`${blocked} of ${desired} pods cannot become available (node not ready, or pod pending)`);
  }
  return stalls;
}

function recommend(able: number, lost: number, waves: number): { recommended?: number } {
  return waves < 1 || able < 1 ? {} : { recommended: Math.ceil(able / waves) + lost };
}
