import { nodeRequests } from './cost';
import { Fleet } from './fleet';
import { Outcome } from './outcomes';
import { PlanFacts } from './plan-facts';
import { DaemonSetPlan, NodeOutcome, NodeRequests, PlanProblem, PlanTotals } from './plan-results';
import { PoolsPlan } from './pools-plan';

/**
 * Which nodes run which DaemonSets, what that costs, and how updates would go.
 *
 * ```ts
 * import { Planner } from 'cdk8s-daemonsets';
 *
 * declare const manifests: any[];
 * declare const nodes: any[];
 * const uncovered = new Planner().plan(manifests, nodes).missingOn('log-collector');
 * ```
 *
 * In a test of one's own: `expect(plan.missingOn('log-collector')).toEqual([])`.
 */
export class NodePlan {
  /** @internal */
  public static _of(facts: PlanFacts): NodePlan {
    return new NodePlan(facts);
  }

  /** The plans of the DaemonSets, in the order they were given. */
  public readonly daemonSets: DaemonSetPlan[];
  /** What is wrong; empty where nothing is. */
  public readonly problems: PlanProblem[];
  /** The whole fleet in figures. */
  public readonly totals: PlanTotals;
  /** Daemons that run as several DaemonSets by kinds of nodes; empty where there are none. */
  public readonly pools: PoolsPlan[];

  private readonly fleet: Fleet;
  private readonly notJudged: readonly string[];

  private constructor({ daemonSets, problems, totals, pools, fleet, notJudged }: PlanFacts) {
    this.daemonSets = daemonSets;
    this.problems = problems;
    this.totals = totals;
    this.pools = pools;
    this.fleet = fleet;
    this.notJudged = notJudged;
  }

  /**
   * Nodes without a running pod of the DaemonSet: where none is made, where it would stay pending, and nodes that could not be judged.
   *
   * @param name of the DaemonSet, or `namespace/name`
   */
  public missingOn(name: string): string[] {
    const indexes = this.indexesOf(name);
    return [
      ...this.fleet.nodesWhere((outcomes) => !indexes.some((index) => outcomes[index].covered)),
      ...this.notJudged,
    ];
  }

  /**
   * Nodes with a running pod of the DaemonSet, or one that stays although none would be made.
   *
   * @param name of the DaemonSet, or `namespace/name`
   */
  public coveredBy(name: string): string[] {
    const indexes = this.indexesOf(name);
    return this.fleet.nodesWhere((outcomes) => indexes.some((index) => outcomes[index].covered));
  }

  /**
   * What becomes of the DaemonSet on every judged node, in the order of the inventory.
   *
   * @param name of the DaemonSet, or `namespace/name`
   */
  public outcomesOf(name: string): NodeOutcome[] {
    return this.indexesOf(name).flatMap((index) => this.outcomesAt(index));
  }

  /**
   * What becomes of all DaemonSets on one node: outcomes in the order of `daemonSets`.
   *
   * @param node name of a judged node
   */
  public explain(node: string): NodeOutcome[] {
    return this.fleet.at(this.placeOf(node)).outcomes.map((outcome) => toNodeOutcome(node, outcome));
  }

  /**
   * What the DaemonSets and all other pods request of one node, resource by resource, beside what it has.
   *
   * @param node name of a judged node
   */
  public requestsOn(node: string): NodeRequests[] {
    const { nodeClass, outcomes } = this.fleet.at(this.placeOf(node));
    return nodeRequests(
      nodeClass,
      outcomes,
      this.fleet.planned.map(({ demand }) => demand),
    );
  }

  /**
   * The whole plan as JSON data, every node by name, the same for the same input.
   */
  public toJson(): any {
    return {
      daemonSets: this.daemonSets.map(({ namespace, name, desired, pending, rollout, cost }, index) => ({
        namespace,
        name,
        desired,
        pending,
        nodes: this.outcomesAt(index).map(({ node, placement, fit = null, reasons }) => ({
          node,
          placement,
          fit,
          reasons,
        })),
        rollout,
        cost,
      })),
      ...(this.pools.length > 0 && { pools: this.pools }),
      problems: this.problems,
      totals: this.totals,
    };
  }

  private placeOf(node: string): number {
    const place = this.fleet.nodeNames.indexOf(node);
    if (place >= 0) return place;
    throw new Error(
      `node ${JSON.stringify(node)} ${this.notJudged.includes(node) ? 'could not be judged; see problems' : 'is not in the inventory'}`,
    );
  }

  private outcomesAt(index: number): NodeOutcome[] {
    return this.fleet.nodeNames.map((node, place) => toNodeOutcome(node, this.fleet.at(place).outcomes[index]));
  }

  private indexesOf(name: string): number[] {
    const found = this.fleet.planned.filter((one) => one.isCalled(name)).map(({ index }) => index);
    if (found.length > 0) return found;
    throw new Error(
      `the plan has no DaemonSet named ${JSON.stringify(name)}; it has ${this.fleet.planned.map(({ id }) => id).join(', ') || 'none'}`,
    );
  }
}

function toNodeOutcome(node: string, { placement, fit, reasons }: Outcome): NodeOutcome {
  return { node, placement, ...(fit === null ? {} : { fit }), reasons };
}
