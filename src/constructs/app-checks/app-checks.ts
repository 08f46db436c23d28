import { IConstruct } from 'constructs';
import { ignoreChecks, markCluster } from './app-objects';
import { readNodeBudget } from './node-budget';
import { setNodeBudget } from './root-validation';

/**
 * What all agents of one node may request together.
 */
export interface NodeBudgetProps {
  /**
   * By resource, an amount such as `500m` or `1Gi`, or a share of the smallest node such as `5%`.
   */
  readonly budget: { [resource: string]: string };

  /**
   * What the smallest node has for pods by resource, as its `status.allocatable` says; shares are reckoned from it.
   *
   * @default - none is known, so that only amounts can be given
   */
  readonly smallestNode?: { [resource: string]: string };
}

/**
 * What is checked at synth between the objects of an app, once there is a DaemonSet of this library in it. Errors are
 *
 * - two objects of the same kind, namespace and name, or two of the same name that are in no namespace;
 * - workloads whose selectors take the pods of each other;
 * - DaemonSets that take the same host port, where a node can run both;
 * - agents that together request more of a node than the budget, where one is given.
 *
 * All charts of an app are taken to be for one cluster, unless `separateCluster` says otherwise.
 */
export class AppChecks {
  /**
   * The checks of an app, or of a scope in it that is for a cluster of its own.
   *
   * @param scope an app, a chart or another construct
   */
  public static of(scope: IConstruct): AppChecks {
    return new AppChecks(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /** Says that what is within the scope goes to another cluster than the rest of the app: it is compared with nothing outside. */
  public separateCluster(): void {
    markCluster(this.scope);
  }

  /**
   * Leaves what is within the scope out of checks, where what they refuse is meant, such as two DaemonSets of which only one is applied.
   *
   * @param checks which ones
   */
  public ignore(...checks: ('duplicates' | 'selectors' | 'host-ports' | 'budget')[]): void {
    ignoreChecks(this.scope, checks);
  }

  /**
   * Sets what the DaemonSets within the scope may request of a node together, as far as one node can run them. The scope is a cluster of its own then.
   *
   * @param props the budget
   */
  public limitPerNode(props: NodeBudgetProps): void {
    markCluster(this.scope);
    setNodeBudget(this.scope, readNodeBudget(props.budget, props.smallestNode));
  }
}
