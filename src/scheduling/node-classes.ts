import { PodDemand } from './fit';
import { InventoryNode } from './inventory';
import { PlacementRules } from './placement';

/** `available`: ready; `down`: not ready; `ending`: being deleted; `unknown`: the inventory has no conditions of the pod. */
export type PodState = 'available' | 'down' | 'ending' | 'unknown';

export interface ExistingPod {
  readonly demand: PodDemand;
  /** When it was started, in the notation of Kubernetes; empty if it is not known. */
  readonly started: string;
}

/** A pod of a DaemonSet of the plan. */
export interface OwnPod extends ExistingPod {
  readonly state: PodState;
}

/** The pods on one node: pods of DaemonSets of the plan by the index of their DaemonSet, and all others. */
export interface NodePods {
  readonly own: Map<number, OwnPod>;
  readonly others: ExistingPod[];
}

/** Nodes that are the same to every DaemonSet of the plan and have the same pods. */
export interface NodeClass {
  /** Any node of the class. */
  readonly node: InventoryNode;
  readonly pods: NodePods;
  /** Indexes into the inventory, in its order. */
  readonly members: number[];
  /** Shared by all classes that differ only in their room. */
  readonly placement: PlacementClass;
}

export interface PlacementClass {
  readonly node: InventoryNode;
  readonly index: number;
}

const NO_PODS: NodePods = { own: new Map(), others: [] };

/** Groups nodes, so that the cost of a plan depends on the number of different nodes and not on the number of nodes. */
export function nodeClasses(
  nodes: readonly InventoryNode[],
  rules: readonly PlacementRules[],
  podsOf: (node: string) => NodePods | undefined,
  moreKeys: readonly string[] = [],
): { classes: NodeClass[]; placements: PlacementClass[] } {
  const keys = [...new Set([...moreKeys, ...rules.flatMap((rule) => rule.keys)])].sort();
  const names = new Set(rules.flatMap((rule) => rule.names));
  const placements = new Map<string, PlacementClass>();
  const classes = new Map<string, NodeClass>();
  const demands = new Interned();
  nodes.forEach((node, i) => {
    const placementKey = describePlacement(node, keys, names);
    let placement = placements.get(placementKey);
    if (placement === undefined) {
      placement = { node, index: placements.size };
      placements.set(placementKey, placement);
    }
    const pods = podsOf(node.name) ?? NO_PODS;
    const key = `${placement.index} ${node.ready} ${describeRoom(node, pods, demands)}`;
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { node, pods, members: [i], placement });
    else known.members.push(i);
  });
  return { classes: [...classes.values()], placements: [...placements.values()] };
}

function describePlacement(node: InventoryNode, keys: readonly string[], names: ReadonlySet<string>): string {
  let text = names.has(node.name) ? `${node.name}\n` : '\n';
  for (const key of keys) text += Object.hasOwn(node.labels, key) ? `=${node.labels[key]}\n` : '\n';
  for (const { key, value, effect } of node.taints) text += `${key}=${value}:${effect}\n`;
  return text;
}

function describeRoom(node: InventoryNode, { own, others }: NodePods, demands: Interned): string {
  let text = '';
  for (const [resource, amount] of node.allocatable) text += `${resource}=${amount} `;
  for (const [index, { demand, state }] of own) text += `${index}:${demands.number(demand)}:${state} `;
  return `${text}| ${others
    .map(({ demand }) => demands.number(demand))
    .sort((a, b) => a - b)
    .join(' ')}`;
}

/** From the pod that was started first to those that were started last, or at an unknown time. */
export function byStart(a: ExistingPod, b: ExistingPod): number {
  if (a.started === b.started) return 0;
  return (a.started !== '' && a.started < b.started) || b.started === '' ? -1 : 1;
}

/** Splits a class into nodes whose pods were started in the same order, which decides which of them are evicted. */
export function splitByStart(
  one: NodeClass,
  nodes: readonly InventoryNode[],
  podsOf: (node: string) => NodePods | undefined,
): NodeClass[] {
  const demands = new Interned();
  const classes = new Map<string, NodeClass>();
  for (const member of one.members) {
    const node = nodes[member];
    const pods = podsOf(node.name) ?? NO_PODS;
    const all = [...pods.others, ...pods.own.values()].sort(byStart);
    const key = all.map(({ demand }) => demands.number(demand)).join(' ');
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { ...one, node, pods, members: [member] });
    else known.members.push(member);
  }
  return [...classes.values()];
}

/** Numbers demands; the same object always gets the same number. */
class Interned {
  private readonly numbers = new Map<PodDemand, number>();

  number(demand: PodDemand): number {
    let number = this.numbers.get(demand);
    if (number === undefined) this.numbers.set(demand, (number = this.numbers.size));
    return number;
  }
}
