import { NodeRoom, PodDemand } from './fit';
import { byStart, NodeClass, OwnPod } from './node-classes';
import { NodePlacement, Placement } from './placement';
import { PlanReason } from './plan-reason';

/** The outcome of one DaemonSet on the nodes of one class. */
export interface Outcome {
  readonly placement: Placement;
  /** Null unless a pod is created. */
  readonly fit: 'fits' | 'pending' | null;
  /** Why no pod is created or why it stays pending; for a pod that fits, what the scheduler evicts for it. */
  readonly reasons: PlanReason[];
  /** A pod runs on the node, or will run. */
  readonly covered: boolean;
  /** A second pod, as created by a surge, also fits. */
  readonly fitsTwice: boolean;
}

const FITS: Outcome = { placement: 'runs', fit: 'fits', reasons: [], covered: true, fitsTwice: true };
const FITS_ONCE: Outcome = { ...FITS, fitsTwice: false };

/**
 * Fits the pods of all DaemonSets on the nodes of a class. Pods of higher priority come first, because they preempt
 * others; among pods of the same priority, existing pods come first, then the order of the plan. Existing pods of the
 * planned DaemonSets count with the requests of the new template.
 */
export function classOutcomes(
  { node, pods }: NodeClass,
  judgements: readonly Outcome[],
  demands: readonly PodDemand[],
  order: readonly number[],
): Outcome[] {
  const outcomes = [...judgements];
  const kept = [...pods.own].filter(([index]) => outcomes[index].placement === 'keeps');
  for (const [index] of kept) outcomes[index] = { ...outcomes[index], covered: true };
  let room = new NodeRoom(node.allocatable);
  const existing = [...pods.others, ...kept.map(([, pod]) => pod)];
  // the order in which pods were started matters only to the scheduler that evicts some of them
  const sorted = existing.length > 1 ? existing.sort(byStart) : existing;
  sorted.forEach(({ demand }) => room.add(demand));
  const running: number[] = [];
  for (const index of runningFirst(order, pods.own, demands)) {
    if (outcomes[index].placement !== 'runs') continue;
    const demand = demands[index];
    const reasons = room.objections(demand);
    const victims = reasons.length === 0 ? [] : room.victims(demand);
    if (victims === undefined) {
      outcomes[index] = { placement: 'runs', fit: 'pending', reasons, covered: false, fitsTwice: false };
      continue;
    }
    if (victims.length > 0) {
      room = room.without(victims);
      outcomes[index] = { ...FITS, reasons: [eviction(victims)] };
      uncover(outcomes, kept, victims);
    } else {
      outcomes[index] = FITS;
    }
    room.add(demand);
    running.push(index);
  }
  for (const index of running) {
    const fitsTwice = room.objections(demands[index]).length === 0 || room.victims(demands[index]) !== undefined;
    if (!fitsTwice) outcomes[index] = outcomes[index] === FITS ? FITS_ONCE : { ...outcomes[index], fitsTwice };
  }
  return outcomes;
}

/** Existing pods that are evicted cover nothing any more. */
function uncover(outcomes: Outcome[], kept: readonly (readonly [number, OwnPod])[], victims: readonly PodDemand[]) {
  for (const [index, { demand }] of kept) {
    if (victims.includes(demand)) outcomes[index] = { ...outcomes[index], covered: false };
  }
}

/** Whether the scheduler evicts other pods for the pod. */
export function evicts({ fit, reasons }: Outcome): boolean {
  return fit === 'fits' && reasons.length > 0;
}

function eviction(victims: readonly PodDemand[]): PlanReason {
  const counts = new Map<string, number>();
  for (const { owner } of victims) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  const names = [...counts].map(([owner, count]) => (count === 1 ? owner : `${owner} (${count} pods)`));
  return {
    kind: 'preemption',
    message: `the scheduler evicts pods of lower priority: ${names.join(', ')}`,
    values: [...counts.keys()],
  };
}

function runningFirst(
  order: readonly number[],
  own: ReadonlyMap<number, unknown>,
  demands: readonly PodDemand[],
): readonly number[] {
  if (own.size === 0) return order;
  return [...order].sort(
    (a, b) => demands[b].priority - demands[a].priority || Number(own.has(b)) - Number(own.has(a)),
  );
}

/** The part of the outcome that the controller decides. */
export function placementOutcome({ placement, reasons }: NodePlacement): Outcome {
  return { placement, fit: null, reasons, covered: false, fitsTwice: false };
}
