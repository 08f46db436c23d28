import { fieldText, NAME_FIELD } from './node-affinity';
import { PlanReason } from './plan-reason';
import { OutcomeGroup } from './plan-results';
import { taintText } from './taints';
import { ownValue } from '../model/own-value';

/** The message about a label that does not match, without the value of the node. */
const LABELS: { readonly [operator: string]: (key: string, values: readonly string[]) => string } = {
  In: (key, values) => `label ${key} is not ${anyOf(values)}`,
  NotIn: (key, values) => `label ${key} is ${anyOf(values)}`,
  Exists: (key) => `label ${key} is absent`,
  DoesNotExist: (key) => `label ${key} is there`,
  Gt: (key, [bound]) => `label ${key} is not above ${bound}`,
  Lt: (key, [bound]) => `label ${key} is not below ${bound}`,
};

/** The first reason without the values of the node, so that all nodes excluded by the same rule have the same label. */
export function reasonLabel([first, ...more]: readonly PlanReason[]): string {
  const label = labelOf(first);
  const isExpression = first.kind === 'nodeAffinity' && first.key !== undefined;
  return isExpression && more.length > 0 ? `${label} in term 1 of ${more.length + 1}` : label;
}

function labelOf(reason: PlanReason): string {
  const { kind, message, key = '', operator = '', values = [], found = '', effect = '' } = reason;
  switch (kind) {
    case 'taint':
      return `taint ${taintText({ key, value: found, effect })}`;
    case 'nodeSelector':
      return LABELS.In(key, values);
    case 'nodeAffinity':
      if (key === '') return message;
      return key === NAME_FIELD ? fieldText(key, operator, values) : ownValue(LABELS, operator)!(key, values);
    case 'resource':
      return `no room for ${key === 'pods' ? 'one more pod' : `${values[0]} of ${key}`}`;
    default:
      return message;
  }
}

function anyOf(values: readonly string[]): string {
  return values.length === 1 ? JSON.stringify(values[0]) : `one of ${values.join(', ')}`;
}

export interface ReasonCount {
  readonly label: string;
  readonly nodes: number;
}

/** The number of nodes for each label, largest first. */
export function countByReason(groups: readonly OutcomeGroup[]): ReasonCount[] {
  const counts = new Map<string, number>();
  for (const { reasons, nodes } of groups) {
    const label = reasonLabel(reasons);
    counts.set(label, (counts.get(label) ?? 0) + nodes.length);
  }
  return [...counts].map(([label, nodes]) => ({ label, nodes })).sort((a, b) => b.nodes - a.nodes);
}
