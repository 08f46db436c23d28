import { objectOf } from '../model/untyped';
import { RolloutPlan } from './rollout-plan';
import { updateStrategyNumbers } from './update-strategy';

/** What the plan knows of the nodes of a DaemonSet. */
export interface RolloutFacts {
  /** Nodes that run a pod. */
  readonly desired: number;
  /** Of these, nodes that are not ready or where the pod stays pending: their pods are never available. */
  readonly blocked: number;
  /** Nodes with room for one pod but not for an old and a new one. */
  readonly noRoomTwice: number;
  readonly usesHostPorts: boolean;
  /** From making a pod until it is ready. */
  readonly secondsToReady: number;
  readonly wantedSeconds?: number;
}

export function rolloutPlan(daemonSet: unknown, facts: RolloutFacts): RolloutPlan {
  const { type, maxUnavailable, maxSurge } = updateStrategyNumbers(daemonSet, facts.desired);
  const common = { strategy: type, pods: facts.desired, maxUnavailable: maxSurge > 0 ? 0 : maxUnavailable, maxSurge };
  if (type === 'OnDelete') {
    return { ...common, message: 'OnDelete: the controller replaces a pod only after someone deletes it', stalls: [] };
  }
  const { minReadySeconds } = objectOf(objectOf(daemonSet).spec);
  const waveSeconds = facts.secondsToReady + (typeof minReadySeconds === 'number' ? minReadySeconds : 0);
  const surges = maxSurge > 0;
  const able = facts.desired - facts.blocked;
  // A pod that never becomes available takes one of the budget for good. Surging does not count nodes whose old pod is down.
  const lost = surges ? 0 : facts.blocked;
  const budget = (surges ? maxSurge : maxUnavailable) - lost;
  const stuck = surges && (facts.noRoomTwice > 0 || facts.usesHostPorts);
  const stalls = surges ? surgeStalls(facts, maxSurge) : unavailableStalls(facts, maxUnavailable);
  const end = stuck || (budget <= 0 && able > 0) ? undefined : Math.ceil(able / Math.max(budget, 1));
  return {
    ...common,
    ...(end === undefined ? {} : { waves: end, seconds: end * waveSeconds }),
    message: describeWaves(end, Math.min(budget, able), able, surges),
    stalls,
    ...(facts.wantedSeconds === undefined || stuck
      ? {}
      : recommend(able, lost, Math.floor(facts.wantedSeconds / waveSeconds))),
  };
}

function describeWaves(waves: number | undefined, each: number, able: number, surges: boolean): string {
  if (waves === undefined) return 'it does not come to an end';
  if (waves === 0) return 'there is no available pod to replace';
  const how = surges ? 'a new pod first' : 'the old pod first deleted';
  if (waves === 1) return `1 wave: ${able === 1 ? 'the one node' : `all ${able} nodes at once`}, ${how}`;
  return `${waves} waves: any ${each} of these ${able} nodes at a time, ${how}`;
}

function unavailableStalls({ blocked, desired }: RolloutFacts, maxUnavailable: number): string[] {
  if (blocked === 0) return [];
  const who = `${blocked} of ${desired} pods cannot become available (node not ready, or pod pending)`;
  return [
    blocked >= maxUnavailable
      ? `${who} and use up maxUnavailable (${maxUnavailable}): no available pod is replaced`
      : `${who}, so that ${maxUnavailable - blocked} instead of ${maxUnavailable} others are replaced at a time`,
  ];
}

function surgeStalls({ usesHostPorts, noRoomTwice, desired, blocked }: RolloutFacts, maxSurge: number): string[] {
  const stalls: string[] = [];
  if (usesHostPorts) {
    stalls.push(
      `host ports: a new pod waits for the port of the old one, and the old one for the new pod; it stalls at any ${Math.min(maxSurge, desired)} of these ${desired} nodes`,
    );
  } else if (noRoomTwice > 0) {
    stalls.push(
      `${noRoomTwice} of ${desired} nodes have no room for an old and a new pod${noRoomTwice >= maxSurge ? `, which is all of maxSurge (${maxSurge})` : ''}`,
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
