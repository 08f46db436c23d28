import { labelValueProblems, qualifiedNameProblems, reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules, Rule } from '../findings/rule';
import { quoted } from '../findings/text';
import { LabelSelector, LabelSelectorRequirement } from '../model/generated/structs';

export const rules = defineRules('selector', 'metav1validation.ValidateLabelSelector', {
  label: {
    reason: 'FieldValueInvalid',
    remedy: 'Write labels as a valid key and value, such as app.kubernetes.io/name: agent.',
  },
  valuesMissing: {
    reason: 'FieldValueRequired',
    remedy: 'List at least one value, or use the operator Exists or DoesNotExist.',
  },
  valuesForbidden: { reason: 'FieldValueForbidden', remedy: 'Leave the values out, or use the operator In or NotIn.' },
  operator: { reason: 'FieldValueInvalid', remedy: 'Use In, NotIn, Exists or DoesNotExist.' },
  key: { reason: 'FieldValueInvalid', remedy: 'Write the key as a valid label key, such as app.kubernetes.io/name.' },
  value: {
    reason: 'FieldValueInvalid',
    remedy: "Write the value as a valid label value: at most 63 letters, digits, '-', '_' and '.'.",
  },
});

/** ValidateLabels: the server prints the map, not the invalid key. */
export function validateLabels(
  labels: { readonly [key: string]: string } | undefined,
  path: Path,
  ctx: Context,
  rule: Rule = rules.label,
): void {
  for (const key in labels) {
    const problems = qualifiedNameProblems(key);
    if (problems.length > 0) reportName(problems, key, rule, path.key(key).printedAs(path), ctx);
    // distinguishes the value from a key with the same text
    for (const problem of labelValueProblems(labels[key])) {
      ctx.report(rule, path.key(key).printedAs(path), `the value ${quoted(labels[key])} ${problem}`, labels[key]);
    }
  }
}

/** ValidateLabelSelector */
export function validateLabelSelector(
  selector: LabelSelector | undefined,
  path: Path,
  ctx: Context,
  allowInvalidValues = false,
): void {
  if (selector === undefined) return;
  if (selector.matchLabels !== undefined) validateLabels(selector.matchLabels, path.child('matchLabels'), ctx);
  selector.matchExpressions?.forEach((expression, i) =>
    validateRequirement(expression, path.child('matchExpressions').index(i), ctx, allowInvalidValues),
  );
}

/** Whether anything is wrong with a selector. */
export function isFaultySelector(selector: LabelSelector | undefined, ctx: Context): boolean {
  return ctx.apart((apart) => validateLabelSelector(selector, Path.ROOT, apart)).length > 0;
}

function validateRequirement(
  expression: LabelSelectorRequirement,
  path: Path,
  ctx: Context,
  allowInvalidValues: boolean,
): void {
  const values = expression.values ?? [];
  switch (expression.operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) {
        ctx.report(rules.valuesMissing, path.child('values'), `the operator ${expression.operator} needs values`);
      }
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) {
        ctx.report(rules.valuesForbidden, path.child('values'), `the operator ${expression.operator} takes no values`);
      }
      break;
    default:
      ctx.report(
        rules.operator,
        path.child('operator'),
        `${quoted(expression.operator ?? '')} is not one of In, NotIn, Exists, DoesNotExist`,
      );
  }
  const key = expression.key ?? '';
  reportName(qualifiedNameProblems(key), key, rules.key, path.child('key'), ctx);
  if (allowInvalidValues) return;
  values.forEach((value, i) =>
    reportName(labelValueProblems(value), value, rules.value, path.child('values').index(i), ctx),
  );
}
