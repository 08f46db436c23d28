import { decodeQuantity } from '../../model/quantity-parse';
import { Budget, readBudgets } from '../../scheduling/budget';
import { ResourceAmounts, schedulerAmount } from '../../stored/resource-amounts';

/** What all agents of one node may request together. */
export interface NodeBudget {
  readonly budgets: readonly Budget[];
  /** What the smallest node has for pods. */
  readonly allocatable: ResourceAmounts;
}

interface Amounts {
  readonly [resource: string]: string;
}

/** Throws where a text is not an amount, and where a budget is a share of a node whose size is not given. */
export function readNodeBudget(budget: Amounts, smallestNode: Amounts = {}): NodeBudget {
  const allocatable = new Map(
    Object.entries(smallestNode).map(([resource, text]) => {
      const quantity = decodeQuantity(text);
      if (typeof quantity === 'string') {
        throw new Error(
          `smallestNode has ${JSON.stringify(text)} of ${resource}; write an amount such as '4' or '16Gi'`,
        );
      }
      return [resource, schedulerAmount(resource, quantity)];
    }),
  );
  const budgets = readBudgets(budget);
  const share = budgets.find(({ resource, text }) => text.endsWith('%') && !allocatable.has(resource));
  if (share) {
    throw new Error(
      `the budget of ${share.resource} is ${share.text} of a node, but the size of the nodes is not given; give smallestNode.${share.resource}, or an amount`,
    );
  }
  return { budgets, allocatable };
}
