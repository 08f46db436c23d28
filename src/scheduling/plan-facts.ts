import { Fleet } from './fleet';
import { DaemonSetPlan, PlanProblem, PlanTotals } from './plan-results';
import { PoolsPlan } from './pools-plan';

/** Everything that a plan answers from. */
export interface PlanFacts {
  readonly fleet: Fleet;
  /** Names of nodes that could not be judged. */
  readonly notJudged: readonly string[];
  readonly daemonSets: DaemonSetPlan[];
  readonly pools: PoolsPlan[];
  readonly problems: PlanProblem[];
  readonly totals: PlanTotals;
}
