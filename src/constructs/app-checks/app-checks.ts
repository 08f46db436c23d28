import { IConstruct } from 'constructs';
import { checkScope } from '../owned';
import { readNodeBudget } from './node-budget';
import { AppCheck } from '../../model/app-check';
import { AppState, appState } from '../app-state';

/**
 * What all DaemonSets together may request of one node.
 */
export interface NodeBudgetProps {
  /**
   * For each resource, an amount such as `500m` or `1Gi`, or a share of the smallest node such as `5%`.
   */
  readonly budget: { [resource: string]: string };

  /**
   * What the smallest node has for pods, as in its `status.allocatable`. Shares are relative to it.
   *
   * @default - unknown: the budget consists of amounts only
   */
  readonly smallestNode?: { [resource: string]: string };
}

/**
 * The checks that synth makes between the objects of an app, if the app has a DaemonSet of this library. Errors are:
 *
 * - two objects of the same kind, namespace and name, or two cluster-scoped objects of the same kind and name;
 * - workloads whose selectors match each other's pods;
 * - DaemonSets that use the same host port and can run on the same node;
 * - DaemonSets of one node that together request more than the budget, if there is one.
 *
 * All charts of an app are for one cluster, unless `separateCluster` says otherwise.
 */
export class AppChecks {
  /**
   * The checks of an app, or of a scope in it.
   *
   * @param scope an app, a chart or another construct
   */
  public static of(scope: IConstruct): AppChecks {
    checkScope('AppChecks.of', scope);
    return new AppChecks(scope);
  }

  private readonly state: AppState;

  private constructor(private readonly scope: IConstruct) {
    this.state = appState(scope);
  }

  /** The scope is for a cluster of its own: nothing in it is compared with the rest of the app. */
  public separateCluster(): void {
    this.state.clusters.add(this.scope);
  }

  /**
   * Leaves the objects within the scope out of checks, where what a check refuses is intended: for example two DaemonSets of which only one is
   * applied.
   *
   * @param checks the checks: `duplicates`, `selectors`, `host-ports`, `budget`
   */
  public ignore(...checks: AppCheck[]): void {
    const { ignoredChecks } = this.state;
    ignoredChecks.set(this.scope, new Set([...(ignoredChecks.get(this.scope) ?? []), ...checks]));
  }

  /**
   * Limits what the DaemonSets within the scope that can run on one node may request of it together. The scope is then for a cluster of its own.
   *
   * @param props the budget
   */
  public limitPerNode(props: NodeBudgetProps): void {
    const budget = readNodeBudget(props.budget, props.smallestNode);
    this.separateCluster();
    this.state.budgets.set(this.scope, budget);
  }
}
