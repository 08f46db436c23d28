import { NodeRoom, PodDemand } from './fit';
import { NodeClass } from './node-classes';
import { NodePlacement, Placement } from './placement';
import { PlanReason } from './plan-reason';

/** The outcome of one DaemonSet on the nodes of one class. */
export interface Outcome {
  readonly placement: Placement;
  /** Null unless a pod is created. */
  readonly fit: 'fits' | 'pending' | null;
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
  const room = new NodeRoom(node.allocatable);
  pods.others.forEach((pod) => room.add(pod));
  for (const [index, { demand }] of pods.own) {
    if (outcomes[index].placement !== 'keeps') continue;
    outcomes[index] = { ...outcomes[index], covered: true };
    room.add(demand);
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
  own: ReadonlyMap<number, unknown>,
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

/** The part of the outcome that the controller decides. */
export function placementOutcome({ placement, reasons }: NodePlacement): Outcome {
  return { placement, fit: null, reasons, covered: false, fitsTwice: false };
}
