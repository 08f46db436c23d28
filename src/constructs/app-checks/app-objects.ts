import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

const CLUSTER = Symbol.for('cdk8s-daemonsets.cluster');

/** An object of the app as the checks look at it. */
export interface AppObject {
  readonly object: ApiObject;
  /** The nearest scope that stands for a cluster of its own; the app where there is none. */
  readonly cluster: IConstruct;
  readonly chart: IConstruct;
}

export function markCluster(scope: IConstruct): void {
  Object.defineProperty(scope, CLUSTER, { value: true, configurable: true });
}

/** All objects of an app, in the order of its constructs. What is as it was before is the same value as then. */
export function appObjects(root: IConstruct, before: readonly AppObject[]): AppObject[] {
  const objects: AppObject[] = [];
  const visit = (construct: IConstruct, cluster: IConstruct, chart: IConstruct): void => {
    if (ApiObject.isApiObject(construct)) {
      const known = before[objects.length];
      const isKnown = known?.object === construct && known.cluster === cluster && known.chart === chart;
      objects.push(isKnown ? known : { object: construct, cluster, chart });
    }
    for (const child of construct.node.children) visit(child, CLUSTER in child ? child : cluster, Chart.isChart(child) ? child : chart);
  };
  visit(root, root, root);
  return objects;
}

/** The construct that a user made: of the object that stands for the whole of a construct, that construct. */
export function userPath({ node: { id, path, scope } }: IConstruct): string {
  return id === 'Resource' && scope ? scope.node.path : path;
}
