import { RolloutFacts } from './rollout-facts';
import { RolloutPlan } from './rollout-plan';
import { UpdateStrategyNumbers } from './update-strategy';
import { objectOf } from '../model/untyped';

/** How long an update takes, and how long it may take. */
export interface RolloutTimes {
  /** The time from creating a pod until it is ready. */
  readonly secondsToReady: number;
  readonly wantedSeconds?: number;
}

export function rolloutPlan(
  daemonSet: unknown,
  { type, maxUnavailable, maxSurge }: UpdateStrategyNumbers,
  facts: RolloutFacts,
  { secondsToReady, wantedSeconds }: RolloutTimes,
): RolloutPlan {
  const common = {
    strategy: type,
    pods: facts.desired,
    maxUnavailable: maxSurge > 0 ? 0 : maxUnavailable,
    maxSurge,
    blockedBy: [...facts.blockedBy],
  };
  if (type === 'OnDelete') {
    return {
      ...common,
      blockedBy: [],
      message: 'OnDelete: a pod is replaced only after someone deletes it',
      stalls: [],
    };
  }
  const { minReadySeconds } = objectOf(objectOf(daemonSet).spec);
  const waveSeconds = secondsToReady + (typeof minReadySeconds === 'number' ? minReadySeconds : 0);
  const surges = maxSurge > 0;
  const budget = surges ? maxSurge : maxUnavailable;
  const waves = wavesWith(budget, facts, surges);
  return {
    ...common,
    ...(waves === undefined ? {} : { waves, seconds: waves * waveSeconds }),
    message: describeWaves(waves, budget, facts, surges),
    stalls: surges ? surgeStalls(facts, maxSurge) : unavailableStalls(facts, maxUnavailable),
    ...(wantedSeconds === undefined ? {} : recommend(facts, surges, Math.floor(wantedSeconds / waveSeconds))),
  };
}

/** The part of the budget that pods use up that never become available. */
function lostOf({ parts: { lost, lostWhenReplaced } }: RolloutFacts): number {
  return lost + lostWhenReplaced;
}

/** The number of waves, at most if some nodes are lost when their pod is replaced. Undefined if it may never end. */
function wavesWith(budget: number, facts: RolloutFacts, surges: boolean): number | undefined {
  const { available, down, noRoomBeside } = facts.parts;
  if (noRoomBeside > 0) return undefined;
  if (available === 0) return Math.min(down, 1);
  const each = budget - lostOf(facts);
  if (each <= 0) return undefined;
  if (surges) return Math.max(Math.min(down, 1), Math.ceil(available / each));
  // new pods on nodes without an available pod count against maxUnavailable in the first wave
  const first = Math.max(0, each - down);
  return down === 0 ? Math.ceil(available / each) : 1 + Math.ceil(Math.max(0, available - first) / each);
}

function describeWaves(waves: number | undefined, budget: number, facts: RolloutFacts, surges: boolean): string {
  const { available, down, lost, noRoomBeside } = facts.parts;
  if (waves === undefined) {
    return noRoomBeside > 0 || budget <= lost ? 'the update never finishes' : 'the update may never finish';
  }
  if (waves === 0) return 'no available pod to replace';
  const order = surges ? 'the new pod is ready before the old pod is deleted' : 'the old pod is deleted first';
  const first =
    down > 0 ? `; ${nodeCount(down)} without an available pod ${down === 1 ? 'gets' : 'get'} a new pod at once` : '';
  const number = `${facts.parts.lostWhenReplaced > 0 ? 'at most ' : ''}${waves === 1 ? '1 wave' : `${waves} waves`}`;
  if (available === 0) return `${number}: ${nodeCount(down)} without an available pod, all at once`;
  if (waves === 1) {
    return `${number}: ${available === 1 ? '1 node' : `all ${available} nodes at once`}${first}; ${order}`;
  }
  const each = Math.min(budget - lostOf(facts), available);
  return `${number}: any ${each} of ${available} nodes at a time${first}; ${order}`;
}

function unavailableStalls(facts: RolloutFacts, maxUnavailable: number): string[] {
  const count = lostOf(facts);
  if (count === 0) return [];
  const { available, lost } = facts.parts;
  const all = `maxUnavailable (${maxUnavailable})`;
  const rest = maxUnavailable - count;
  if (available === 0) return [heldUp(facts)];
  if (lost >= maxUnavailable) {
    return [`${heldUp(facts)} and ${count === 1 ? 'uses' : 'use'} up ${all}, so no available pod is replaced`];
  }
  return rest <= 0
    ? [`${heldUp(facts)} and may use up ${all} before all available pods are replaced`]
    : [`${heldUp(facts)}, so ${rest} instead of ${maxUnavailable} pods are replaced at a time`];
}

function surgeStalls(facts: RolloutFacts, maxSurge: number): string[] {
  const { desired, usesHostPorts, parts } = facts;
  const { noRoomBeside, lostWhenReplaced } = parts;
  const stalls: string[] = [];
  if (noRoomBeside > 0 && usesHostPorts) {
    stalls.push(
      `host ports: the new pod waits for the port of the old pod, which stays until the new pod is ready; the update stalls on any ${Math.min(maxSurge, noRoomBeside)} of ${desired} nodes`,
    );
  } else if (noRoomBeside > 0) {
    stalls.push(
      `${noRoomBeside} of ${desired} nodes have no room for an old and a new pod${noRoomBeside >= maxSurge ? `, which uses up maxSurge (${maxSurge})` : ''}`,
    );
  }
  if (lostWhenReplaced > 0) {
    const who = `new pods do not become available on ${nodeCount(lostWhenReplaced)} (not ready)`;
    stalls.push(lostWhenReplaced >= maxSurge ? `${who} and may use up maxSurge (${maxSurge})` : who);
  }
  return stalls;
}

/** `3 pods cannot become available (2 nodes not ready, 1 pod pending)`. */
function heldUp(facts: RolloutFacts): string {
  const count = lostOf(facts);
  const pending = count - facts.unready;
  const why = [
    ...(facts.unready > 0 ? [`${nodeCount(facts.unready)} not ready`] : []),
    ...(pending > 0 ? [`${podCount(pending)} pending`] : []),
  ];
  return `${podCount(count)} cannot become available (${why.join(', ')})`;
}

const nodeCount = (count: number): string => (count === 1 ? '1 node' : `${count} nodes`);
const podCount = (count: number): string => (count === 1 ? '1 pod' : `${count} pods`);

/** The smallest maxUnavailable, or maxSurge, with which the update takes so many waves. */
function recommend(facts: RolloutFacts, surges: boolean, waves: number): { recommended?: number } {
  const { available, down, noRoomBeside } = facts.parts;
  if (waves < 1 || available === 0 || noRoomBeside > 0) return {};
  let [low, high] = [1, lostOf(facts) + down + available];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((wavesWith(middle, facts, surges) ?? Infinity) <= waves) high = middle;
    else low = middle + 1;
  }
  return { recommended: low };
}
