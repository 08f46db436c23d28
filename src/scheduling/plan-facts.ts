import { Fleet } from './fleet';
import { DaemonSetPlan, PlanProblem, PlanTotals } from './plan-results';
import { PoolsPlan } from './pools-plan';

/** The facts behind the answers of a plan. */
export interface PlanFacts {
  readonly fleet: Fleet;
  /** The names of nodes that could not be judged. */
  readonly notJudged: readonly string[];
  readonly daemonSets: DaemonSetPlan[];
  readonly pools: PoolsPlan[];
  readonly problems: PlanProblem[];
  readonly totals: PlanTotals;
}
