import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AppCheck } from './app-check';
import { appState } from '../app-state';

/** An object of the app, and what decides which other objects it is compared with. */
export interface AppObject {
  readonly object: ApiObject;
  /** The nearest scope that is for a cluster of its own; the app where there is none. */
  readonly cluster: IConstruct;
  readonly chart: IConstruct;
  /** Checks that the object is left out of. */
  readonly ignored: ReadonlySet<AppCheck>;
}

type Surroundings = Omit<AppObject, 'object'>;

/** All objects of an app, in the order of its constructs. */
export function appObjects(root: IConstruct): AppObject[] {
  const { clusters, ignoredChecks } = appState(root);
  const surroundingsOf = (construct: IConstruct, outer: Surroundings): Surroundings => {
    const ignored = ignoredChecks.get(construct);
    const isCluster = clusters.has(construct);
    const isChart = Chart.isChart(construct);
    // most constructs change nothing
    if (!ignored && !isCluster && !isChart) return outer;
    return {
      cluster: isCluster ? construct : outer.cluster,
      chart: isChart ? construct : outer.chart,
      ignored: ignored ? new Set([...outer.ignored, ...ignored]) : outer.ignored,
    };
  };
  const objects: AppObject[] = [];
  const visit = (construct: IConstruct, outer: Surroundings): void => {
    const surroundings = surroundingsOf(construct, outer);
    if (ApiObject.isApiObject(construct)) objects.push({ object: construct, ...surroundings });
    for (const child of construct.node.children) visit(child, surroundings);
  };
  visit(root, { cluster: root, chart: root, ignored: new Set() });
  return objects;
}

/** The path of the construct that a user made: the object named `Resource` stands for the construct around it. */
export function userPath({ node: { id, path, scope } }: IConstruct): string {
  return id === 'Resource' && scope ? scope.node.path : path;
}
