import { userPath } from './app-objects';
import { Agent } from './host-port-ledger';
import { unlessTooComplicated } from './workload-facts';
import { NEWEST_MINOR } from '../../model/field-table';
import { decodeQuantity } from '../../model/quantity-parse';
import { podSpecOf } from '../../model/untyped';
import { NodeExpression } from '../../node-sets/node-expression';
import { Budget, readBudgets } from '../../scheduling/budget';
import { podRequests } from '../../stored/pod-requests';
import { ResourceAmounts, schedulerAmount } from '../../stored/resource-amounts';

/** What a platform lets all agents of a node take together. */
export interface NodeBudget {
  readonly budgets: readonly Budget[];
  readonly allocatable: ResourceAmounts;
}

interface Amounts {
  readonly [resource: string]: string;
}

/** Throws on what is no amount, and on shares of a node that is not known. */
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
      `the budget of ${share.resource} is ${share.text} of a node, and it is not known what nodes have; give smallestNode.${share.resource}, or an amount`,
    );
  }
  return { budgets, allocatable };
}

interface WeighedAgent extends Agent {
  readonly requests: ResourceAmounts;
}

/** Agents of the same nodes. */
interface Kind {
  readonly agents: readonly WeighedAgent[];
  readonly nodes: NodeExpression;
  readonly names?: readonly string[];
}

/** Sets of agents that are looked at for the heaviest one; apps whose agents exclude each other in more ways are judged by what was found until then. */
const MOST_STEPS = 20_000;

/** A resource of which the agents that can be on one node together request more than the budget. */
export function budgetErrors(agents: readonly Agent[], { budgets, allocatable }: NodeBudget): string[] {
  const kinds = kindsOf(
    agents.map((agent) => ({ ...agent, requests: podRequests(podSpecOf(agent.object.toJson()), NEWEST_MINOR) })),
  );
  return budgets.flatMap((budget) => {
    const heaviest = heaviestTogether(kinds, budget.resource);
    const requested = heaviest.reduce((sum, { requests }) => sum + amountOf(requests, budget.resource), 0n);
    if (budget.allows(requested, allocatable)) return [];
    const paths = heaviest
      .filter(({ requests }) => amountOf(requests, budget.resource) > 0n)
      .map(({ object }) => userPath(object))
      .sort();
    const named = paths.length > 6 ? [...paths.slice(0, 5), `${paths.length - 5} more`] : paths;
    return [
      `one node can run ${named.join(', ')}, which together request ${budget.describe(requested, allocatable).text} of ${budget.resource}, ` +
        `and the budget is ${budget.text}; let them request less, or raise the budget`,
    ];
  });
}

const amountOf = (requests: ResourceAmounts, resource: string): bigint => requests.get(resource) ?? 0n;

function kindsOf(agents: readonly WeighedAgent[]): Kind[] {
  const groups = new Map<string, WeighedAgent[]>();
  for (const agent of agents) {
    const group = groups.get(agent.facts.placement.key);
    if (group) group.push(agent);
    else groups.set(agent.facts.placement.key, [agent]);
  }
  return [...groups.values()].flatMap((group) => {
    const { placement } = group[0].facts;
    return placement.nodes ? [{ agents: group, nodes: placement.nodes, names: placement.nodeNames() }] : [];
  });
}

/** The agents that request most of all those that one node can run together. */
function heaviestTogether(kinds: readonly Kind[], resource: string): WeighedAgent[] {
  const weightOf = ({ agents }: Kind) => agents.reduce((sum, { requests }) => sum + amountOf(requests, resource), 0n);
  const weighed = kinds
    .map((kind) => ({ kind, weight: weightOf(kind) }))
    .filter(({ weight }) => weight > 0n)
    .sort((a, b) => (a.weight > b.weight ? -1 : a.weight < b.weight ? 1 : 0));
  const rest = weighed.map((_, i) => weighed.slice(i).reduce((sum, { weight }) => sum + weight, 0n));
  let best: { weight: bigint; chosen: readonly Kind[] } = { weight: 0n, chosen: [] };
  let steps = 0;
  const choose = (i: number, chosen: readonly Kind[], weight: bigint, nodes: NodeExpression | undefined): void => {
    if (weight > best.weight) best = { weight, chosen };
    if (i === weighed.length || weight + rest[i] <= best.weight || ++steps > MOST_STEPS) return;
    const { kind, weight: more } = weighed[i];
    const joined = nodes ? unlessTooComplicated(() => nodes.and(kind.nodes)) : kind.nodes;
    if (joined && !joined._isNever() && shareNames(chosen, kind)) {
      choose(i + 1, [...chosen, kind], weight + more, joined);
    }
    choose(i + 1, chosen, weight, nodes);
  };
  choose(0, [], 0n, undefined);
  return best.chosen.flatMap(({ agents }) => agents);
}

function shareNames(chosen: readonly Kind[], { names }: Kind): boolean {
  const lists = chosen.flatMap((kind) => (kind.names ? [kind.names] : []));
  return names === undefined || lists.length === 0 || names.some((name) => lists.every((list) => list.includes(name)));
}
