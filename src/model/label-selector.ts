import { valuesOf } from './field-table';
import { parseInt64 } from './int64';

/*
 * Which labels a selector matches, as in labels.Selector: selectors of DaemonSets, pod affinity, node affinity.
 * https://github.com/kubernetes/apimachinery/blob/v0.36.4/pkg/labels/selector.go (NewRequirement, Matches)
 */

export interface Labels {
  readonly [key: string]: string;
}

/** One condition on one label. Node affinity also has the operators `Gt` and `Lt`. */
export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** A LabelSelector of any origin, not validated. */
export interface UncheckedSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly Requirement[];
}

/** Why a requirement is invalid. A selector with such a requirement matches nothing: the API server and the controllers reject it. */
export type SelectorRule = 'key' | 'value' | 'operator' | 'valuesMissing' | 'valuesForbidden' | 'oneValue' | 'integer';

export interface SelectorProblem {
  readonly rule: SelectorRule;
  /** Path inside the selector, such as `matchExpressions[0].values[1]`. */
  readonly field: string;
  readonly value: unknown;
}

interface Operator {
  /** How many values it takes. */
  readonly values: 'some' | 'none' | 'one integer';
  /** Undefined stands for an absent label. */
  readonly holds: (label: string | undefined, values: readonly string[]) => boolean;
}

const OPERATORS = new Map<string, Operator>([
  ['In', { values: 'some', holds: (label, values) => label !== undefined && values.includes(label) }],
  ['NotIn', { values: 'some', holds: (label, values) => label === undefined || !values.includes(label) }],
  ['Exists', { values: 'none', holds: (label) => label !== undefined }],
  ['DoesNotExist', { values: 'none', holds: (label) => label === undefined }],
  ['Gt', { values: 'one integer', holds: (label, values) => compareIntegers(label, values[0], (a, b) => a > b) }],
  ['Lt', { values: 'one integer', holds: (label, values) => compareIntegers(label, values[0], (a, b) => a < b) }],
]);

const LABEL_SELECTOR_OPERATORS: ReadonlySet<string> = new Set(valuesOf('LabelSelectorRequirement', 'operator'));

/** LabelSelectorAsSelector, then Matches: an absent selector matches nothing, an empty one everything, an invalid one nothing. */
export function matchesLabelSelector(selector: UncheckedSelector | undefined, labels: Labels): boolean {
  if (selector === undefined || labelSelectorProblems(selector).length > 0) return false;
  return (
    Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labelOf(labels, key) === value) &&
    (selector.matchExpressions ?? []).every((requirement) => matchesRequirement(requirement, labels))
  );
}

/** Whether labels satisfy a valid requirement. */
export function matchesRequirement({ key, operator, values = [] }: Requirement, labels: Labels): boolean {
  return OPERATORS.get(operator)?.holds(labelOf(labels, key), values) ?? false;
}

export function labelSelectorProblems({
  matchLabels = {},
  matchExpressions = [],
}: UncheckedSelector): SelectorProblem[] {
  return [
    ...Object.entries(matchLabels).flatMap(([key, value]) => [
      ...(isLabelKey(key) ? [] : [{ rule: 'key' as const, field: 'matchLabels', value: key }]),
      ...(isLabelValue(value) ? [] : [{ rule: 'value' as const, field: 'matchLabels', value }]),
    ]),
    ...matchExpressions.flatMap((requirement, i) =>
      requirementProblems(requirement, `matchExpressions[${i}]`, LABEL_SELECTOR_OPERATORS),
    ),
  ];
}

/** NewRequirement. */
export function requirementProblems(
  { key, operator, values = [] }: Requirement,
  path: string,
  operators: { has(operator: string): boolean } = OPERATORS,
): SelectorProblem[] {
  const problems: SelectorProblem[] = [];
  const report = (rule: SelectorRule, field: string, value: unknown) =>
    problems.push({ rule, field: `${path}.${field}`, value });
  if (!isLabelKey(key)) report('key', 'key', key);
  const wanted = operators.has(operator) ? OPERATORS.get(operator)?.values : undefined;
  if (wanted === undefined) report('operator', 'operator', operator);
  if (wanted === 'some' && values.length === 0) report('valuesMissing', 'values', values);
  if (wanted === 'none' && values.length > 0) report('valuesForbidden', 'values', values);
  if (wanted === 'one integer' && values.length !== 1) report('oneValue', 'values', values);
  values.forEach((value, i) => {
    if (wanted === 'one integer' && parseInt64(value) === undefined) report('integer', `values[${i}]`, value);
    if (!isLabelValue(value)) report('value', `values[${i}]`, value);
  });
  return problems;
}

function compareIntegers(label: string | undefined, value: string, holds: (a: bigint, b: bigint) => boolean): boolean {
  const a = label === undefined ? undefined : parseInt64(label);
  const b = parseInt64(value);
  return a !== undefined && b !== undefined && holds(a, b);
}

function labelOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

const DNS_LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = new RegExp(`^${DNS_LABEL}(?:\\.${DNS_LABEL})*$`);
const NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** IsQualifiedName: a name, optionally prefixed with a DNS subdomain and `/`. */
export function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  if (name.length > 63 || !NAME.test(name)) return false;
  return slash < 0 || (slash <= 253 && SUBDOMAIN.test(key.slice(0, slash)));
}

/** IsValidLabelValue. */
export function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= 63 && NAME.test(value));
}
