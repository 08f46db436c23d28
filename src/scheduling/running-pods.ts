import { PodDemand, podDemand } from './fit';
import { InventoryFinding, readItems } from './inventory';
import { NodePods } from './node-classes';
import { objectOf, objectsOf, textOf } from '../model/untyped';

/** Pods by node. Finished pods take no room. Pods without a node are planned like new pods. */
export function readPods(
  documents: readonly unknown[],
  daemonSetIndex: (namespace: string, name: string) => number | undefined,
  minor: number,
): { byNode: Map<string, NodePods>; findings: InventoryFinding[] } {
  const { items, findings } = readItems(documents, 'Pod');
  const byNode = new Map<string, NodePods>();
  const shapes = new Map<string, PodDemand>();
  for (const pod of items) {
    const spec = objectOf(pod.spec);
    const { phase } = objectOf(pod.status);
    const node = textOf(spec.nodeName);
    if (node === '' || phase === 'Succeeded' || phase === 'Failed') continue;
    const { namespace, name, ownerReferences } = objectOf(pod.metadata);
    const owner = objectsOf(ownerReferences).find(({ controller }) => controller === true);
    const index =
      owner?.kind === 'DaemonSet' ? daemonSetIndex(textOf(namespace) || 'default', textOf(owner.name)) : undefined;
    let pods = byNode.get(node);
    if (pods === undefined) byNode.set(node, (pods = { own: new Map(), others: [] }));
    // pods of one owner have the same demand; sharing the object lets nodes fall into one class
    const read = podDemand(`${textOf(namespace) || 'default'}/${textOf(owner?.name) || textOf(name)}`, spec, minor);
    const shape = `${read.owner} ${read.priority} ${[...read.requests]} ${JSON.stringify(read.ports)}`;
    const demand = shapes.get(shape) ?? read;
    shapes.set(shape, demand);
    if (index === undefined) pods.others.push(demand);
    else pods.own.set(index, demand);
  }
  return { byNode, findings };
}
