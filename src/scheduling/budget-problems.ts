import { Budget } from './budget';
import { ClassRequests } from './cost';
import { Fleet } from './fleet';
import { PlanProblem } from './plan-results';

/** The resources of which the DaemonSets together request more than the budget. */
export function budgetProblems(
  budgets: readonly Budget[],
  requests: readonly ClassRequests[],
  fleet: Fleet,
): PlanProblem[] {
  return budgets.flatMap(({ resource, text, allows, describe }): PlanProblem[] => {
    const sums = requests.map((one) => [one.requests.get(resource) ?? 0n, one.nodeClass.node.allocatable] as const);
    const over = new Map(requests.map(({ nodeClass }, i) => [nodeClass, !allows(...sums[i])]));
    const nodes = fleet.nodesWhere((_, nodeClass) => over.get(nodeClass)!);
    if (nodes.length === 0) return [];
    const most = sums
      .filter((sum) => !allows(...sum))
      .map((sum) => describe(...sum))
      .reduce((a, b) => (a.size >= b.size ? a : b));
    const share = `${nodes.length} of ${fleet.nodeNames.length} nodes, up to ${most.text}`;
    const message = `all DaemonSets together request more than ${text} of ${resource} on ${share}`;
    return [{ kind: 'budget', message, daemonSets: [], nodes }];
  });
}
