import { PodDemand, podDemand } from './fit';
import { InventoryFinding, readItems } from './inventory';
import { NodePods, OwnPod, PodState } from './node-classes';
import { JsonObject } from '../model/json-object';
import { objectOf, objectsOf, textOf } from '../model/untyped';

/**
 * Pods by node, and the DaemonSets of the plan that have pods. Finished pods take no room. Pods without a node are planned
 * like new pods.
 */
export function readPods(
  documents: readonly unknown[],
  daemonSetIndex: (namespace: string, name: string) => number | undefined,
  minor: number,
): { byNode: Map<string, NodePods>; owners: Set<number>; findings: InventoryFinding[] } {
  const { items, findings } = readItems(documents, 'Pod');
  const byNode = new Map<string, NodePods>();
  const owners = new Set<number>();
  const shapes = new Map<string, PodDemand>();
  for (const pod of items) {
    const spec = objectOf(pod.spec);
    const { phase } = objectOf(pod.status);
    const node = textOf(spec.nodeName);
    if (phase === 'Succeeded' || phase === 'Failed') continue;
    const { namespace, name, ownerReferences } = objectOf(pod.metadata);
    const owner = objectsOf(ownerReferences).find(({ controller }) => controller === true);
    const index =
      owner?.kind === 'DaemonSet' ? daemonSetIndex(textOf(namespace) || 'default', textOf(owner.name)) : undefined;
    if (index !== undefined) owners.add(index);
    if (node === '') continue;
    let pods = byNode.get(node);
    if (pods === undefined) byNode.set(node, (pods = { own: new Map(), others: [] }));
    // pods of one owner have the same demand; sharing the object lets nodes fall into one class
    const called = `${textOf(namespace) || 'default'}/${textOf(owner?.name) || textOf(name)}`;
    const read = podDemand(called, spec, minor, {}, objectOf(pod.status));
    const shape = `${read.owner} ${read.priority} ${[...read.requests]} ${JSON.stringify(read.ports)}`;
    const demand = shapes.get(shape) ?? read;
    shapes.set(shape, demand);
    const existing = { demand, started: textOf(objectOf(pod.status).startTime) };
    if (index === undefined) pods.others.push(existing);
    else takeOwn(pods, index, { ...existing, state: stateOf(pod) });
  }
  return { byNode, owners, findings };
}

const STATES: readonly PodState[] = ['ending', 'down', 'unknown', 'available'];

/** Of two pods of a DaemonSet on a node, as a surge has them, the one that is available counts. */
function takeOwn(pods: NodePods, index: number, pod: OwnPod): void {
  const known = pods.own.get(index);
  if (known === undefined || STATES.indexOf(known.state) < STATES.indexOf(pod.state)) pods.own.set(index, pod);
}

function stateOf({ metadata, status }: JsonObject): PodState {
  if (objectOf(metadata).deletionTimestamp !== undefined) return 'ending';
  const ready = objectsOf(objectOf(status).conditions).find(({ type }) => type === 'Ready');
  if (ready === undefined) return objectOf(status).phase === 'Pending' ? 'down' : 'unknown';
  return ready.status === 'True' ? 'available' : 'down';
}
