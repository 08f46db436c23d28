import { NodeRoom, PodDemand } from './fit';
import { NodeClass } from './node-classes';
import { NodePlacement, Placement } from './placement';
import { PlanReason } from './plan-reason';

/** What becomes of one DaemonSet on the nodes of one class. */
export interface Outcome {
  readonly placement: Placement;
  /** Only where a pod runs. */
  readonly fit: 'fits' | 'pending' | null;
  readonly reasons: PlanReason[];
  /** A pod is there, or will be. */
  readonly covered: boolean;
  /** A second pod, as a surge makes one, has room too. */
  readonly fitsTwice: boolean;
}

const FITS: Outcome = { placement: 'runs', fit: 'fits', reasons: [], covered: true, fitsTwice: true };
const FITS_ONCE: Outcome = { ...FITS, fitsTwice: false };

/**
 * Pods of higher priority come first, since they preempt others; of the same priority those that are there already, and then the order of the plan.
 * Pods of the plan's own DaemonSets that are there already are counted as their new template would have them.
 */
export function classOutcomes(
  { node, pods }: NodeClass,
  judgements: readonly Outcome[],
  demands: readonly PodDemand[],
  order: readonly number[],
): Outcome[] {
  const outcomes = [...judgements];
  const room = new NodeRoom(node.allocatable);
  pods.others.forEach((pod) => room.add(pod));
  for (const [index, pod] of pods.own) {
    if (outcomes[index].placement !== 'keeps') continue;
    outcomes[index] = { ...outcomes[index], covered: true };
    room.add(pod);
  }
  const running: number[] = [];
  for (const index of runningFirst(order, pods.own, demands)) {
    if (outcomes[index].placement !== 'runs') continue;
    const demand = demands[index];
    const reasons = room.objections(demand);
    if (reasons.length === 0) {
      room.add(demand);
      running.push(index);
    } else {
      outcomes[index] = {
        placement: 'runs',
        fit: 'pending',
        reasons: [...reasons, ...preemption(room, demand)],
        covered: false,
        fitsTwice: false,
      };
    }
  }
  for (const index of running) outcomes[index] = room.objections(demands[index]).length === 0 ? FITS : FITS_ONCE;
  return outcomes;
}

function runningFirst(
  order: readonly number[],
  own: ReadonlyMap<number, PodDemand>,
  demands: readonly PodDemand[],
): readonly number[] {
  if (own.size === 0) return order;
  return [...order].sort(
    (a, b) => demands[b].priority - demands[a].priority || Number(own.has(b)) - Number(own.has(a)),
  );
}

function preemption(room: NodeRoom, demand: PodDemand): PlanReason[] {
  const victims = room.preemptible(demand);
  if (victims === undefined) return [];
  const message = `has room if the scheduler preempts pods of lower priority (${victims} on the node)`;
  return [{ kind: 'preemption', message }];
}

/** The outcome as far as the controller decides it. */
export function placementOutcome({ placement, reasons }: NodePlacement): Outcome {
  return { placement, fit: null, reasons, covered: false, fitsTwice: false };
}
