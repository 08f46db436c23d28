import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/** What can be checked between objects. */
export type AppCheck = 'duplicates' | 'selectors' | 'host-ports' | 'budget';

const CLUSTER = Symbol.for('cdk8s-daemonsets.cluster');

const IGNORED = Symbol.for('cdk8s-daemonsets.ignored-checks');
const NONE: ReadonlySet<AppCheck> = new Set();

/** An object of the app as the checks look at it. */
export interface AppObject {
  readonly object: ApiObject;
  /** The nearest scope that stands for a cluster of its own; the app where there is none. */
  readonly cluster: IConstruct;
  readonly chart: IConstruct;
  /** Checks that it is left out of. */
  readonly ignored: ReadonlySet<AppCheck>;
}

export function markCluster(scope: IConstruct): void {
  Object.defineProperty(scope, CLUSTER, { value: true, configurable: true });
}

export function ignoreChecks(scope: IConstruct, checks: readonly AppCheck[]): void {
  Object.defineProperty(scope, IGNORED, {
    value: new Set([...(ignoredBy(scope) ?? NONE), ...checks]),
    configurable: true,
  });
}

function ignoredBy(scope: IConstruct): ReadonlySet<AppCheck> | undefined {
  return (scope as { [IGNORED]?: ReadonlySet<AppCheck> })[IGNORED];
}

/** All objects of an app, in the order of its constructs. What is as it was before is the same value as then. */
export function appObjects(root: IConstruct, before: readonly AppObject[]): AppObject[] {
  const objects: AppObject[] = [];
  const visit = (construct: IConstruct, outside: Place): void => {
    const place = placeOf(construct, outside);
    if (ApiObject.isApiObject(construct)) {
      const known = before[objects.length];
      const { cluster, chart, ignored } = place;
      const isKnown =
        known?.object === construct && known.cluster === cluster && known.chart === chart && known.ignored === ignored;
      objects.push(isKnown ? known : { object: construct, ...place });
    }
    for (const child of construct.node.children) visit(child, place);
  };
  visit(root, { cluster: root, chart: root, ignored: NONE });
  return objects;
}

type Place = Omit<AppObject, 'object'>;

/** Where a construct is, which nearly always is where the one around it is. */
function placeOf(construct: IConstruct, outside: Place): Place {
  const own = ignoredBy(construct);
  const isCluster = CLUSTER in construct;
  if (!own && !isCluster && !Chart.isChart(construct)) return outside;
  return {
    cluster: isCluster ? construct : outside.cluster,
    chart: Chart.isChart(construct) ? construct : outside.chart,
    ignored: own ? joined(outside.ignored, own) : outside.ignored,
  };
}

/** What both say; the same set as before where that is all that the inner one says. */
function joined(outer: ReadonlySet<AppCheck>, own: ReadonlySet<AppCheck>): ReadonlySet<AppCheck> {
  return [...outer].every((check) => own.has(check)) ? own : new Set([...outer, ...own]);
}

/** The construct that a user made: of the object that stands for the whole of a construct, that construct. */
export function userPath({ node: { id, path, scope } }: IConstruct): string {
  return id === 'Resource' && scope ? scope.node.path : path;
}
