import { Fleet } from './fleet';
import { NodeClass, PodState } from './node-classes';
import { Outcome } from './outcomes';
import { PlannedDaemonSet } from './planned-daemon-set';
import { UpdateStrategyNumbers } from './update-strategy';

/** What an update does to the pod of a node. */
export type UpdatePart =
  /** The old pod is available; the new pod will be too. */
  | 'available'
  /** There is no available pod; a new one is created at once and becomes available. */
  | 'down'
  /** From the start of the update, no pod of the node is available, and none will be. */
  | 'lost'
  /** The old pod is available; when it is replaced, no pod of the node is available for good. */
  | 'lostWhenReplaced'
  /** The old pod is available and stays, because the new pod finds no room beside it. */
  | 'noRoomBeside'
  /** The update does not wait for the node. */
  | 'none';

type KnownState = Exclude<PodState, 'unknown'> | 'absent';

/** The nodes of an update, counted by part. */
export interface RolloutFacts {
  readonly desired: number;
  readonly parts: Readonly<Record<UpdatePart, number>>;
  /** Of the parts that hold up the update, the number of nodes that are not ready. */
  readonly unready: number;
  /** The names of the nodes that hold up the update. */
  readonly blockedBy: readonly string[];
  readonly usesHostPorts: boolean;
}

const HOLDS_UP: ReadonlySet<UpdatePart> = new Set(['lost', 'lostWhenReplaced', 'noRoomBeside']);

/** Taints that the node lifecycle controller puts on a node that is not ready. Its pods were there before. */
const LIFECYCLE_TAINTS = new Set([
  'node.kubernetes.io/not-ready',
  'node.kubernetes.io/unreachable',
  'node.kubernetes.io/network-unavailable',
  'node.kubernetes.io/disk-pressure',
  'node.kubernetes.io/memory-pressure',
  'node.kubernetes.io/pid-pressure',
  'node.kubernetes.io/unschedulable',
]);
/** Pods that are being deleted are removed from such a node by force, once it is not ready. */
const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service';

/** `podsKnown`: the inventory has pods of the DaemonSet. */
export function rolloutFacts(
  { index, demand }: PlannedDaemonSet,
  fleet: Fleet,
  { maxSurge }: UpdateStrategyNumbers,
  podsKnown: boolean,
): RolloutFacts {
  const parts = { available: 0, down: 0, lost: 0, lostWhenReplaced: 0, noRoomBeside: 0, none: 0 };
  const usesHostPorts = demand.ports.length > 0;
  const partOf = (outcome: Outcome, nodeClass: NodeClass): UpdatePart => {
    const known = podsKnown ? knownState(nodeClass.pods.own.get(index)?.state, nodeClass) : undefined;
    const pod = known ?? assumedState(outcome, nodeClass);
    return maxSurge > 0
      ? partOfSurge(outcome, nodeClass, pod, outcome.fitsTwice && !usesHostPorts)
      : partOfReplacement(outcome, nodeClass, pod);
  };
  const partsOfClasses = new Map(fleet.classes.map((one, i) => [one, partOf(fleet.outcomes[i][index], one)]));
  let [desired, unready] = [0, 0];
  fleet.classes.forEach((one, i) => {
    const part = partsOfClasses.get(one)!;
    parts[part] += one.members.length;
    if (fleet.outcomes[i][index].placement === 'runs') desired += one.members.length;
    if (HOLDS_UP.has(part) && !one.node.ready) unready += one.members.length;
  });
  const blockedBy = fleet.nodesWhere((_, one) => HOLDS_UP.has(partsOfClasses.get(one)!));
  return { desired, parts, unready, blockedBy, usesHostPorts };
}

function knownState(state: PodState | undefined, { node }: NodeClass): KnownState {
  if (state !== 'unknown') return state ?? 'absent';
  return node.ready ? 'available' : 'down';
}

/** Without pods in the inventory, each node has the pod that the controller created before the node became unready. */
function assumedState({ placement, fit, reasons }: Outcome, { node }: NodeClass): KnownState {
  if (placement === 'runs') return node.ready && fit === 'fits' ? 'available' : 'down';
  const keptOne = placement === 'keeps' && !node.ready && reasons.every(({ key = '' }) => LIFECYCLE_TAINTS.has(key));
  return keptOne ? 'down' : 'absent';
}

/** maxSurge 0: old pods are deleted first. On a node that is not ready, no pod ends and none becomes available. */
function partOfReplacement({ placement, fit }: Outcome, { node }: NodeClass, pod: KnownState): UpdatePart {
  if (placement === 'runs') {
    if (node.ready && fit === 'fits') return pod === 'available' ? 'available' : 'down';
    return pod === 'available' ? 'lostWhenReplaced' : 'lost';
  }
  if (node.ready || pod === 'absent' || node.taints.some(({ key }) => key === OUT_OF_SERVICE)) return 'none';
  return placement === 'keeps' && pod === 'available' ? 'lostWhenReplaced' : 'lost';
}

/** maxSurge above 0: only nodes with an available old pod and a new pod that is not available count. */
function partOfSurge(
  { placement, fit }: Outcome,
  { node }: NodeClass,
  pod: KnownState,
  fitsBeside: boolean,
): UpdatePart {
  if (placement !== 'runs') return 'none';
  if (pod !== 'available') return node.ready && fit === 'fits' ? 'down' : 'none';
  if (!node.ready) return 'lostWhenReplaced';
  return fit === 'fits' && fitsBeside ? 'available' : 'noRoomBeside';
}
