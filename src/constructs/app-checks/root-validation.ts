import { IConstruct } from 'constructs';
import { AppObject, appObjects } from './app-objects';
import { appErrors, SeenObject, seenObject } from './check-app';
import { NodeBudget } from './node-budget';
import { indexEnforcedLevels } from '../enforced-levels';

const WATCHED = Symbol.for('cdk8s-daemonsets.watched');
const BUDGET = Symbol.for('cdk8s-daemonsets.node-budget');

export function setNodeBudget(scope: IConstruct, budget: NodeBudget): void {
  Object.defineProperty(scope, BUDGET, { value: budget, configurable: true });
}

/**
 * Adds what looks at the whole app, once an app. cdk8s validates the root before everything within it, so that the app is gone through
 * once a pass and not once a DaemonSet; and it does so once a chart and once more, so that what was found is kept while nothing changes.
 */
export function watchApp({ node: { root } }: IConstruct): void {
  if (WATCHED in root) return;
  Object.defineProperty(root, WATCHED, { value: true });
  let objects: readonly AppObject[] = [];
  let last:
    | { readonly seen: readonly SeenObject[]; readonly budgets: readonly unknown[]; readonly errors: string[] }
    | undefined;
  root.node.addValidation({
    validate: () => {
      objects = appObjects(root, objects);
      // before DaemonSets are judged against them
      indexEnforcedLevels(root, objects);
      const seen = objects.map((one, i) => seenObject(one, last?.seen[i]));
      const budgets = [...new Set(objects.map(({ cluster }) => cluster))].map(budgetOf);
      if (!last || !isSame(seen, last.seen) || !isSame(budgets, last.budgets)) {
        last = { seen, budgets, errors: appErrors(seen, budgetOf) };
      }
      return last.errors;
    },
  });
}

function budgetOf(cluster: IConstruct): NodeBudget | undefined {
  return (cluster as { [BUDGET]?: NodeBudget })[BUDGET];
}

function isSame(now: readonly unknown[], then: readonly unknown[]): boolean {
  return now.length === then.length && now.every((value, i) => value === then[i]);
}
