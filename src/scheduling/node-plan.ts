import { nodeRequests } from './cost';
import { Fleet } from './fleet';
import { Outcome } from './outcomes';
import { PlanFacts } from './plan-facts';
import { DaemonSetPlan, NodeOutcome, NodeRequests, PlanProblem, PlanTotals } from './plan-results';
import { PoolsPlan } from './pools-plan';
import { someOf } from './words';

/**
 * The nodes that run each DaemonSet, what the DaemonSets cost, and how their updates proceed.
 *
 * ```ts
 * import { Planner } from 'cdk8s-daemonsets';
 *
 * declare const manifests: any[];
 * declare const nodes: any[];
 * const uncovered = new Planner().plan(manifests, nodes).missingOn('log-collector');
 * ```
 *
 * In your own tests: `expect(plan.missingOn('log-collector')).toEqual([])`.
 */
export class NodePlan {
  /** @internal */
  public static _of(facts: PlanFacts): NodePlan {
    return new NodePlan(facts);
  }

  /** The plans of the DaemonSets, in the order they were given. */
  public readonly daemonSets: DaemonSetPlan[];
  /** The problems; empty if there are none. */
  public readonly problems: PlanProblem[];
  /** The whole fleet in figures. */
  public readonly totals: PlanTotals;
  /** Daemons that run as several DaemonSets, one for each pool of nodes; empty if there are none. */
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
   * The nodes without a running pod of the DaemonSet: no pod is created, the pod stays pending, or the node could not
   * be judged.
   *
   * @param name name of the DaemonSet, or `namespace/name`
   */
  public missingOn(name: string): string[] {
    const indexes = this.indexesOf(name);
    return [
      ...this.fleet.nodesWhere((outcomes) => !indexes.some((index) => outcomes[index].covered)),
      ...this.notJudged,
    ];
  }

  /**
   * The nodes with a running pod of the DaemonSet, including existing pods that stay although no pod would be created.
   *
   * @param name name of the DaemonSet, or `namespace/name`
   */
  public coveredBy(name: string): string[] {
    const indexes = this.indexesOf(name);
    return this.fleet.nodesWhere((outcomes) => indexes.some((index) => outcomes[index].covered));
  }

  /**
   * The outcome of the DaemonSet on every judged node, in the order of the inventory.
   *
   * @param name name of the DaemonSet, or `namespace/name`
   */
  public outcomesOf(name: string): NodeOutcome[] {
    return this.indexesOf(name).flatMap((index) => this.outcomesAt(index));
  }

  /**
   * The outcomes of all DaemonSets on one node, in the order of `daemonSets`.
   *
   * @param node name of a judged node
   */
  public explain(node: string): NodeOutcome[] {
    return this.fleet.at(this.placeOf(node)).outcomes.map((outcome) => toNodeOutcome(node, outcome));
  }

  /**
   * The requests of the DaemonSets and of all other pods on one node, by resource, with the allocatable amounts.
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
   * The whole plan as JSON data with every node by name. The same input gives the same data.
   */
  public toJson(): any {
    return {
      daemonSets: this.daemonSets.map((_, index) => this._daemonSetJson(index)),
      ...(this.pools.length > 0 && { pools: this.pools }),
      problems: this.problems,
      totals: this.totals,
    };
  }

  /**
   * One DaemonSet of `toJson`, which takes much memory for all of a large plan.
   *
   * @internal
   */
  public _daemonSetJson(index: number): object {
    const { namespace, name, desired, pending, rollout, cost } = this.daemonSets[index];
    const nodes = this.outcomesAt(index).map(({ node, placement, fit = null, reasons }) => ({
      node,
      placement,
      fit,
      reasons,
    }));
    return { namespace, name, desired, pending, nodes, rollout, cost };
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
    const found = this.fleet.called(name).map(({ index }) => index);
    if (found.length > 0) return found;
    throw new Error(
      `the plan has no DaemonSet named ${JSON.stringify(name)}; it has ${someOf(this.fleet.planned.map(({ id }) => id)) || 'none'}`,
    );
  }
}

function toNodeOutcome(node: string, { placement, fit, reasons }: Outcome): NodeOutcome {
  return { node, placement, ...(fit === null ? {} : { fit }), reasons };
}
