import { IConstruct } from 'constructs';
import { AgentFacts } from './agent-facts';
import { AppObject } from './app-objects';
import { budgetErrors } from './budget-errors';
import { duplicateErrors } from './duplicates';
import { Agent, hostPortErrors } from './host-port-conflicts';
import { NodeBudget } from './node-budget';
import { SelectingObject, selectorErrors } from './selector-overlaps';
import { AppCheck } from '../../model/app-check';
import { PodSelection } from '../../stored/pod-selection';

/** An object of the app, and what it shares with others. */
export interface CheckedObject extends AppObject {
  /** Of DaemonSets only. */
  readonly agent?: AgentFacts;
  /** Of every controller of pods. */
  readonly selection?: PodSelection;
}

/** What is wrong between the objects of each cluster, although each of them is valid. */
export function appErrors(objects: readonly CheckedObject[], budgets: ReadonlyMap<IConstruct, NodeBudget>): string[] {
  const clusters = new Map<IConstruct, CheckedObject[]>();
  for (const object of objects) {
    const known = clusters.get(object.cluster);
    if (known) known.push(object);
    else clusters.set(object.cluster, [object]);
  }
  return [...clusters].flatMap(([cluster, own]) => clusterErrors(own, budgets.get(cluster)));
}

function clusterErrors(objects: readonly CheckedObject[], budget: NodeBudget | undefined): string[] {
  const checked = (check: AppCheck) => objects.filter(({ ignored }) => !ignored.has(check));
  const agents = (check: AppCheck) =>
    checked(check).flatMap(({ object, agent }): Agent[] => (agent ? [{ object, facts: agent }] : []));
  const selecting = checked('selectors').flatMap(({ object, place, selection }): SelectingObject[] =>
    selection ? [{ object, place, selection }] : [],
  );
  return [
    ...duplicateErrors(checked('duplicates')),
    ...selectorErrors(selecting),
    ...hostPortErrors(agents('host-ports')),
    ...(budget ? budgetErrors(agents('budget'), budget) : []),
  ];
}
