import { NodeClass } from './node-classes';
import { Outcome } from './outcomes';
import { DaemonSetPlan, PlanProblem, PlanTotals } from './plan-results';
import { PlannedDaemonSet } from './planned-daemon-set';
import { PlannedPools } from './pool-results';

/** How a plan keeps what becomes of every DaemonSet on every node: once for each class of nodes. */
export interface PlanFacts {
  readonly planned: readonly PlannedDaemonSet[];
  readonly nodeNames: readonly string[];
  /** Outcomes by node, by DaemonSet; nodes of a class share theirs. */
  readonly outcomes: readonly (readonly Outcome[])[];
  /** The class of every node. */
  readonly classes: readonly NodeClass[];
  readonly notJudged: readonly string[];
  readonly daemonSets: DaemonSetPlan[];
  readonly pools: PlannedPools[];
  readonly problems: PlanProblem[];
  readonly totals: PlanTotals;
}
