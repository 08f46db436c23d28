import { IConstruct } from 'constructs';
import { AppCheck, AppObject } from './app-objects';
import { duplicateErrors } from './duplicates';
import { Agent, hostPortErrors } from './host-port-ledger';
import { budgetErrors, NodeBudget } from './node-budget';
import { selectorErrors, Workload } from './selector-overlaps';
import { AgentFacts, agentFacts, FACTS } from './workload-facts';
import { PodSelection, podSelectionOf } from '../../stored/pod-selection';

/** An object of the app, with what it does to others. */
export interface SeenObject {
  readonly one: AppObject;
  readonly agent?: AgentFacts;
  /** Of everything that makes pods. */
  readonly selection?: PodSelection;
}

const SELECTING_KINDS: ReadonlySet<string> = new Set(['apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet']);

type Known = AppObject['object'] & { [FACTS](): AgentFacts };

/** DaemonSets of this library know what is seen of them; what others make has to be written once more for it. */
export function seenObject(one: AppObject, before: SeenObject | undefined): SeenObject {
  const { object } = one;
  const known = (object as Partial<Known>)[FACTS]?.();
  if (before?.one === one && before.selection === known) return before;
  if (known) return { one, agent: known, selection: known };
  const kind = `${object.apiGroup}/${object.kind}`;
  if (kind === 'apps/DaemonSet') {
    const agent = agentFacts(object.toJson());
    return { one, agent, selection: agent };
  }
  return SELECTING_KINDS.has(kind) ? { one, selection: podSelectionOf(object.toJson()) } : { one };
}

/** What is wrong between the objects of each cluster, which no look at a single one shows. */
export function appErrors(
  objects: readonly SeenObject[],
  budgetOf: (cluster: IConstruct) => NodeBudget | undefined,
): string[] {
  const clusters = new Map<IConstruct, SeenObject[]>();
  for (const one of objects) {
    const known = clusters.get(one.one.cluster);
    if (known) known.push(one);
    else clusters.set(one.one.cluster, [one]);
  }
  return [...clusters].flatMap(([cluster, own]) => clusterErrors(own, budgetOf(cluster)));
}

function clusterErrors(objects: readonly SeenObject[], budget: NodeBudget | undefined): string[] {
  const checked = (check: AppCheck) => objects.filter(({ one }) => !one.ignored.has(check));
  const agents = (check: AppCheck) =>
    checked(check).flatMap(({ one: { object }, agent }): Agent[] => (agent ? [{ object, facts: agent }] : []));
  const workloads = checked('selectors').flatMap(({ one: { object, chart }, selection }): Workload[] =>
    selection ? [{ object, place: object.metadata.namespace ?? `chart ${chart.node.path}`, selection }] : [],
  );
  return [
    ...duplicateErrors(checked('duplicates').map(({ one }) => one)),
    ...selectorErrors(workloads),
    ...hostPortErrors(agents('host-ports')),
    ...(budget ? budgetErrors(agents('budget'), budget) : []),
  ];
}
