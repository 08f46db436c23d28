import { PodDemand } from './fit';
import { NodeClass } from './node-classes';
import { Outcome } from './outcomes';
import { DaemonSetCost, FleetCost, NodeRequests, ShareStats } from './plan-results';
import { addAmounts, amountText, ResourceAmounts } from '../stored/resource-amounts';

/** The requests of pods on the nodes of one class. */
export interface ClassRequests {
  readonly nodeClass: NodeClass;
  readonly requests: ResourceAmounts;
}

export function fleetCost(classes: readonly ClassRequests[]): FleetCost {
  const total = new Map<string, bigint>();
  const shares = new Map<string, { share: number; nodes: number }[]>();
  for (const {
    nodeClass: { node, members },
    requests,
  } of classes) {
    addAmounts(total, requests, BigInt(members.length));
    for (const [resource, amount] of requests) {
      const allocatable = node.allocatable.get(resource) ?? 0n;
      if (allocatable <= 0n) continue;
      const list = shares.get(resource) ?? [];
      shares.set(resource, list);
      list.push({ share: Number(amount) / Number(allocatable), nodes: members.length });
    }
  }
  return {
    total: amountTexts(total),
    share: Object.fromEntries([...shares].map(([resource, list]) => [resource, statistics(list)])),
  };
}

export function daemonSetCost(requests: ResourceAmounts, classes: readonly NodeClass[]): DaemonSetCost {
  return { requests: amountTexts(requests), ...fleetCost(classes.map((nodeClass) => ({ nodeClass, requests }))) };
}

/** The requests of the pods on a node of the class, by resource. */
export function nodeRequests(
  { node: { allocatable }, pods }: NodeClass,
  outcomes: readonly Outcome[],
  demands: readonly PodDemand[],
): NodeRequests[] {
  const planned = sumOf(demands.filter((_, index) => outcomes[index].placement === 'runs'));
  const kept = [...pods.own].filter(([index]) => outcomes[index].placement === 'keeps').map(([, { demand }]) => demand);
  const others = sumOf([...pods.others.map(({ demand }) => demand), ...kept]);
  const resources = new Set([...allocatable.keys(), ...planned.keys(), ...others.keys()]);
  return [...resources].map((resource) => {
    const [own, other, all] = [planned, others, allocatable].map((amounts) => amounts.get(resource) ?? 0n);
    const [daemonSets, otherPods, total] = [own, other, all].map((amount) => amountText(resource, amount));
    return {
      resource,
      daemonSets,
      otherPods,
      allocatable: total,
      ...(all > 0n ? { share: Number(own) / Number(all) } : {}),
    };
  });
}

function sumOf(pods: readonly PodDemand[]): ResourceAmounts {
  const sum = new Map([['pods', BigInt(pods.length)]]);
  pods.forEach(({ requests }) => addAmounts(sum, requests));
  return sum;
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
