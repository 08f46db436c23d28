import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AppCheck } from '../../model/app-check';
import { appState } from '../app-state';

/** An object of the app, and what decides which other objects it is compared with. */
export interface AppObject {
  readonly object: ApiObject;
  /** The nearest scope that is for a cluster of its own; the app where there is none. */
  readonly cluster: IConstruct;
  /** Its namespace; without one, its chart, since each chart may be applied to another namespace. */
  readonly place: string;
  /** Checks that the object is left out of. */
  readonly ignored: ReadonlySet<AppCheck>;
}

const NONE: ReadonlySet<AppCheck> = new Set();

type Surroundings = Omit<AppObject, 'object' | 'place'> & { readonly chart: string };

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
      chart: isChart ? `chart ${construct.node.path}` : outer.chart,
      ignored: ignored ? new Set([...outer.ignored, ...ignored]) : outer.ignored,
    };
  };
  const objects: AppObject[] = [];
  const visit = (construct: IConstruct, outer: Surroundings): void => {
    const surroundings = surroundingsOf(construct, outer);
    if (ApiObject.isApiObject(construct)) {
      const { cluster, chart, ignored } = surroundings;
      objects.push({ object: construct, cluster, place: construct.metadata.namespace ?? chart, ignored });
    }
    for (const child of construct.node.children) visit(child, surroundings);
  };
  visit(root, { cluster: root, chart: '', ignored: NONE });
  return objects;
}

/** The construct that a user made: the object named `Resource` stands for the construct around it. */
export function userConstruct(construct: IConstruct): IConstruct {
  const { id, scope } = construct.node;
  return id === 'Resource' && scope ? scope : construct;
}

/** The path of the construct that a user made. */
export function userPath(construct: IConstruct): string {
  return userConstruct(construct).node.path;
}
