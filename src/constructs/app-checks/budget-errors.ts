import { unlessTooComplicated } from './agent-facts';
import { userPath } from './app-objects';
import { Agent } from './host-port-conflicts';
import { NodeBudget } from './node-budget';
import { NEWEST_MINOR } from '../../model/field-table';
import { podSpecOf } from '../../model/untyped';
import { NodeExpression } from '../../node-sets/node-expression';
import { podRequests } from '../../stored/pod-requests';
import { ResourceAmounts } from '../../stored/resource-amounts';

interface WeighedAgent extends Agent {
  readonly requests: ResourceAmounts;
}

/** Agents that run on the same nodes. */
interface AgentGroup {
  readonly agents: readonly WeighedAgent[];
  readonly nodes: NodeExpression;
  readonly names?: readonly string[];
}

/** Sets of agents that are looked at for the heaviest one; apps whose agents exclude each other in more ways are judged by what was found until then. */
const MOST_STEPS = 20_000;

/** A resource of which the agents that can be on one node together request more than the budget. */
export function budgetErrors(agents: readonly Agent[], { budgets, allocatable }: NodeBudget): string[] {
  const groups = groupsOf(
    agents.map((agent) => ({ ...agent, requests: podRequests(podSpecOf(agent.object.toJson()), NEWEST_MINOR) })),
  );
  return budgets.flatMap((budget) => {
    const heaviest = heaviestTogether(groups, budget.resource);
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

function groupsOf(agents: readonly WeighedAgent[]): AgentGroup[] {
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
function heaviestTogether(groups: readonly AgentGroup[], resource: string): WeighedAgent[] {
  const weightOf = ({ agents }: AgentGroup) =>
    agents.reduce((sum, { requests }) => sum + amountOf(requests, resource), 0n);
  const weighed = groups
    .map((group) => ({ group, weight: weightOf(group) }))
    .filter(({ weight }) => weight > 0n)
    .sort((a, b) => (a.weight > b.weight ? -1 : a.weight < b.weight ? 1 : 0));
  const rest = weighed.map((_, i) => weighed.slice(i).reduce((sum, { weight }) => sum + weight, 0n));
  let best: { weight: bigint; chosen: readonly AgentGroup[] } = { weight: 0n, chosen: [] };
  let steps = 0;
  const choose = (
    i: number,
    chosen: readonly AgentGroup[],
    weight: bigint,
    nodes: NodeExpression | undefined,
  ): void => {
    if (weight > best.weight) best = { weight, chosen };
    if (i === weighed.length || weight + rest[i] <= best.weight || ++steps > MOST_STEPS) return;
    const { group, weight: more } = weighed[i];
    const joined = nodes ? unlessTooComplicated(() => nodes.and(group.nodes)) : group.nodes;
    if (joined && !joined._isNever() && shareNames(chosen, group)) {
      choose(i + 1, [...chosen, group], weight + more, joined);
    }
    choose(i + 1, chosen, weight, nodes);
  };
  choose(0, [], 0n, undefined);
  return best.chosen.flatMap(({ agents }) => agents);
}

function shareNames(chosen: readonly AgentGroup[], { names }: AgentGroup): boolean {
  const lists = chosen.flatMap((group) => (group.names ? [group.names] : []));
  return names === undefined || lists.length === 0 || names.some((name) => lists.every((list) => list.includes(name)));
}
