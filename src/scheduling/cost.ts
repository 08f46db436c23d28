import { NodeClass } from './node-classes';
import { DaemonSetCost, FleetCost, ShareStats } from './plan-results';
import { addAmounts, amountText, ResourceAmounts } from './resource-amounts';

/** What pods request on the nodes of one class. */
export interface ClassRequests {
  readonly nodeClass: NodeClass;
  readonly requests: ResourceAmounts;
}

export function fleetCost(classes: readonly ClassRequests[]): FleetCost {
  const total = new Map<string, bigint>();
  const shares = new Map<string, { share: number; nodes: number }[]>();
  for (const { nodeClass: { node, members }, requests } of classes) {
    addAmounts(total, requests, BigInt(members.length));
    for (const [resource, amount] of requests) {
      const allocatable = node.allocatable.get(resource) ?? 0n;
      if (allocatable <= 0n) continue;
      const list = shares.get(resource) ?? [];
      shares.set(resource, list);
      list.push({ share: Number(amount) / Number(allocatable), nodes: members.length });
    }
  }
  return { total: amountTexts(total), share: Object.fromEntries([...shares].map(([resource, list]) => [resource, statistics(list)])) };
}

export function daemonSetCost(requests: ResourceAmounts, classes: readonly NodeClass[]): DaemonSetCost {
  return { requests: amountTexts(requests), ...fleetCost(classes.map((nodeClass) => ({ nodeClass, requests }))) };
}

export function amountTexts(amounts: ResourceAmounts): { [resource: string]: string } {
  return Object.fromEntries([...amounts].map(([resource, amount]) => [resource, amountText(resource, amount)]));
}

function statistics(list: { share: number; nodes: number }[]): ShareStats {
  const sorted = [...list].sort((a, b) => a.share - b.share);
  let left = Math.ceil(sorted.reduce((sum, { nodes }) => sum + nodes, 0) / 2);
  const median = sorted.find(({ nodes }) => (left -= nodes) <= 0);
  return { min: sorted[0].share, median: median?.share ?? 0, max: sorted[sorted.length - 1].share };
}
