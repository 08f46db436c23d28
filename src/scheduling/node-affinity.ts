import { PlanReason } from './plan-reason';
import { parseInt64 } from '../model/int64';
import { JsonObject } from '../model/json-object';
import { Labels, matchesRequirement, Requirement, requirementProblems } from '../model/label-selector';
import { ownValue } from '../model/own-value';
import { listOf, objectOf, objectsOf, textMapOf, textOf } from '../model/untyped';

/** The parts of a node that node affinity reads. */
export interface LabelledNode {
  readonly name: string;
  readonly labels: Labels;
}

/** The nodeSelector and the required node affinity of a pod, read once for many nodes. */
export interface NodeRequirements {
  /** The label keys that they read. */
  readonly keys: readonly string[];
  /** The node names that they mention. */
  readonly names: readonly string[];
  /** Why the node does not match; empty if it matches. */
  judge(node: LabelledNode): PlanReason[];
}

type Judge = (node: LabelledNode) => PlanReason | undefined;

interface Term {
  readonly keys: string[];
  readonly names: string[];
  readonly judge: Judge;
}

export const NAME_FIELD = 'metadata.name';

/**
 * GetRequiredNodeAffinity:
 * https://github.com/kubernetes/component-helpers/blob/v0.36.4/scheduling/corev1/nodeaffinity/nodeaffinity.go
 */
export function nodeRequirements(podSpec: JsonObject): NodeRequirements {
  const selector = Object.entries(textMapOf(podSpec.nodeSelector));
  const affinity = objectOf(objectOf(podSpec.affinity).nodeAffinity).requiredDuringSchedulingIgnoredDuringExecution;
  const hasAffinity = typeof affinity === 'object' && affinity !== null;
  const terms = objectsOf(objectOf(affinity).nodeSelectorTerms).map(readTerm);
  return {
    keys: [...selector.map(([key]) => key), ...terms.flatMap(({ keys }) => keys)],
    names: terms.flatMap(({ names }) => names),
    judge(node) {
      const unequal = selector.find(([key, value]) => labelOf(node, key) !== value);
      if (unequal !== undefined) return [selectorReason(node, unequal)];
      if (!hasAffinity) return [];
      const reasons: PlanReason[] = [];
      for (const term of terms) {
        const reason = term.judge(node);
        if (reason === undefined) return [];
        reasons.push(reason);
      }
      return reasons.length > 0
        ? reasons
        : [{ kind: 'nodeAffinity', message: 'node affinity has no terms, so no node matches' }];
    },
  };
}

function labelOf(node: LabelledNode, key: string): string | undefined {
  return Object.hasOwn(node.labels, key) ? node.labels[key] : undefined;
}

/** Describes a label of the node: `label zone is "b"`, `label zone is absent`. */
function describeLabel(key: string, found: string | undefined): string {
  return found === undefined ? `label ${key} is absent` : `label ${key} is ${JSON.stringify(found)}`;
}

function selectorReason(node: LabelledNode, [key, value]: [string, string]): PlanReason {
  const found = labelOf(node, key);
  return {
    kind: 'nodeSelector',
    message: `nodeSelector: ${describeLabel(key, found)}, not ${JSON.stringify(value)}`,
    key,
    values: [value],
    ...(found === undefined ? {} : { found }),
  };
}

/** Describes a field that does not match, without the node's value: all nodes with this reason share the text. */
export function fieldText(key: string, operator: string, [value]: readonly string[]): string {
  return `${key} is ${operator === 'In' ? 'not ' : ''}${value}`;
}

function readTerm(term: JsonObject, index: number): Term {
  const expressions = objectsOf(term.matchExpressions).map(readRequirement);
  const fields = objectsOf(term.matchFields).map(readRequirement);
  const reason = (message: string): PlanReason => ({
    kind: 'nodeAffinity',
    message: `node affinity term ${index + 1}: ${message}`,
    term: index + 1,
  });
  const names = fields.flatMap(({ values }) => values);
  const keys = expressions.map(({ key }) => key);
  if (expressions.length + fields.length === 0) {
    return { keys, names, judge: () => reason('it is empty, so no node matches') };
  }
  const invalid = invalidPart(expressions, fields);
  if (invalid !== undefined) return { keys, names, judge: () => reason(`${invalid}, so no node matches`) };
  return {
    keys,
    names,
    judge(node) {
      const expression = expressions.find((each) => !matchesRequirement(each, node.labels));
      if (expression !== undefined) {
        const { key, operator, values } = expression;
        const found = labelOf(node, key);
        const message = `${describeLabel(key, found)}${ownValue(MISMATCHES, operator)!(values, found)}`;
        return {
          ...reason(message),
          key,
          operator,
          ...(values.length > 0 ? { values } : {}),
          ...(found === undefined ? {} : { found }),
        };
      }
      const field = fields.find(
        ({ key, operator, values }) => (fieldOf(node, key) === values[0]) !== (operator === 'In'),
      );
      if (field === undefined) return undefined;
      const { key, operator, values } = field;
      return { ...reason(fieldText(key, operator, values)), key, operator, values };
    },
  };
}

function fieldOf(node: LabelledNode, key: string): string {
  return key === NAME_FIELD ? node.name : '';
}

function readRequirement(requirement: JsonObject): Requirement & { readonly values: string[] } {
  return {
    key: textOf(requirement.key),
    operator: textOf(requirement.operator),
    values: listOf(requirement.values).map(textOf),
  };
}

/** What makes a whole term invalid. The controller ignores such a term without an error. */
function invalidPart(expressions: readonly Requirement[], fields: readonly Requirement[]): string | undefined {
  const problem = expressions
    .flatMap((requirement, i) => requirementProblems(requirement, `matchExpressions[${i}]`))
    .at(0);
  if (problem !== undefined) return `${problem.field} ${JSON.stringify(problem.value)} is not valid`;
  const index = fields.findIndex(
    ({ operator, values = [] }) => (operator !== 'In' && operator !== 'NotIn') || values.length !== 1,
  );
  return index < 0 ? undefined : `matchFields[${index}] is not In or NotIn with one value`;
}

type Mismatch = (values: readonly string[], found: string | undefined) => string;

/** The message about a label that does not match, by operator. */
const MISMATCHES: { readonly [operator: string]: Mismatch } = {
  In: (values) => `, not ${values.length === 1 ? JSON.stringify(values[0]) : `one of ${values.join(', ')}`}`,
  NotIn: (values) => `, which is excluded${values.length === 1 ? '' : ` with ${values.join(', ')}`}`,
  Exists: () => '',
  DoesNotExist: () => ' but must be absent',
  Gt: ([value], found) => `, not ${integer(found)}above ${value}`,
  Lt: ([value], found) => `, not ${integer(found)}below ${value}`,
};

function integer(found: string | undefined): string {
  return found !== undefined && parseInt64(found) === undefined ? 'an integer ' : '';
}
