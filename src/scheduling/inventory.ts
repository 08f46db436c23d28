import { PlacedNode } from './placement';
import { Taint } from './taints';
import { valuesOf } from '../model/field-table';
import { JsonObject } from '../model/json-object';
import { Labels } from '../model/label-selector';
import { Quantity } from '../model/quantity';
import { decodeQuantity } from '../model/quantity-parse';
import { shown } from '../model/shown';
import { objectOf, objectsOf, textMapOf, textOf } from '../model/untyped';
import { ResourceAmounts, schedulerAmount } from '../stored/resource-amounts';

/** A node with everything that a plan needs. */
export interface InventoryNode extends PlacedNode {
  readonly allocatable: ResourceAmounts;
  readonly ready: boolean;
}

/** A problem of an inventory, in one line. */
export interface InventoryFinding {
  readonly kind: 'not-a-node' | 'table' | 'empty' | 'duplicate' | 'malformed';
  readonly message: string;
  /** The node that is not judged because of it. */
  readonly node?: string;
}

export interface Inventory {
  readonly nodes: InventoryNode[];
  readonly findings: InventoryFinding[];
}

const TAINT_EFFECTS = valuesOf('Toleration', 'effect');

/** The objects in lists and single documents, as kubectl prints them, and findings about everything else. */
export function readItems(
  documents: readonly unknown[],
  kind: string,
): { items: JsonObject[]; findings: InventoryFinding[] } {
  const items: JsonObject[] = [];
  const findings: InventoryFinding[] = [];
  const take = (value: unknown, place: string): void => {
    const object = objectOf(value);
    const found = object.kind ?? kind;
    if (found === kind && Object.keys(object).length > 0) {
      items.push(object);
    } else if (found === 'Table') {
      findings.push({
        kind: 'table',
        message: `${place} is a Table, which contains no ${kind}s; write it with kubectl get -o json or -o yaml`,
      });
    } else if (found === 'List' || found === `${kind}List`) {
      (Array.isArray(object.items) ? object.items : []).forEach((item, i) => take(item, `item ${i + 1} of the list`));
    } else {
      const what = typeof found === 'string' && found !== kind ? `a ${found}, not a ${kind}` : `not a ${kind}`;
      findings.push({ kind: 'not-a-node', message: `${place} is ${what}` });
    }
  };
  documents.forEach((document, i) => take(document, `document ${i + 1}`));
  return { items, findings };
}

/** The nodes that can be judged. The findings name all other nodes. */
export function readNodes(documents: readonly unknown[]): Inventory {
  const { items, findings } = readItems(documents, 'Node');
  const nodes = new Map<string, InventoryNode>();
  const amounts = new Map<unknown, Quantity | undefined>();
  const twice = new Set<string>();
  items.forEach((item, i) => {
    const name = textOf(objectOf(item.metadata).name);
    if (name === '') {
      findings.push({ kind: 'malformed', message: `node ${i + 1} has no metadata.name` });
      return;
    }
    if (nodes.has(name) || twice.has(name)) {
      if (!twice.has(name)) {
        findings.push({
          kind: 'duplicate',
          message: `node ${name} appears more than once and is not judged`,
          node: name,
        });
      }
      twice.add(name);
      nodes.delete(name);
      return;
    }
    const node = readNode(name, item, amounts);
    if (typeof node === 'string') {
      findings.push({ kind: 'malformed', message: `node ${name} is not judged: ${node}`, node: name });
      twice.add(name);
    } else {
      nodes.set(name, node);
    }
  });
  if (items.length === 0 && findings.length === 0) {
    findings.push({ kind: 'empty', message: 'the inventory has no nodes' });
  }
  return { nodes: [...nodes.values()], findings };
}

/** The node, or what makes it unusable. */
function readNode(name: string, node: JsonObject, amounts: Map<unknown, Quantity | undefined>): InventoryNode | string {
  const { labels } = objectOf(node.metadata);
  const labelTexts: Labels = textMapOf(labels);
  if (Object.keys(labelTexts).length < Object.keys(objectOf(labels)).length) return 'a label is not a string';
  const { taints: rawTaints } = objectOf(node.spec);
  if (rawTaints !== undefined && rawTaints !== null && !Array.isArray(rawTaints)) return 'spec.taints is not a list';
  const taints = objectsOf(rawTaints).map(
    ({ key, value, effect }): Taint => ({ key: textOf(key), value: textOf(value), effect: textOf(effect) }),
  );
  const bad = taints.findIndex(({ key, effect }) => key === '' || !TAINT_EFFECTS.includes(effect));
  if (bad >= 0) return `spec.taints[${bad}] has no key or none of the effects ${TAINT_EFFECTS.join(', ')}`;
  const status = objectOf(node.status);
  if (typeof status.allocatable !== 'object' || status.allocatable === null) return 'status.allocatable is missing';
  const allocatable = new Map<string, bigint>();
  for (const [resource, text] of Object.entries(objectOf(status.allocatable))) {
    if (!amounts.has(text)) {
      const read = decodeQuantity(text);
      amounts.set(text, typeof read === 'string' ? undefined : read);
    }
    const quantity = amounts.get(text);
    if (quantity === undefined) {
      return `status.allocatable.${resource} ${shown(text)} is not a quantity`;
    }
    allocatable.set(resource, schedulerAmount(resource, quantity));
  }
  return { name, labels: labelTexts, taints, allocatable, ready: isReady(status, taints) };
}

const UNREADY_TAINTS = new Set(['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']);

/** Without the condition, the taints of the node lifecycle controller tell. */
function isReady({ conditions }: JsonObject, taints: readonly Taint[]): boolean {
  const ready = objectsOf(conditions).find(({ type }) => type === 'Ready');
  return ready === undefined ? !taints.some(({ key }) => UNREADY_TAINTS.has(key)) : ready.status === 'True';
}
