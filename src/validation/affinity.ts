import { validateMatchLabelKeys } from './label-keys';
import { dnsLabelProblems, dnsSubdomainProblems, labelValueProblems, qualifiedNameProblems, reportName } from './names';
import { validateLabelSelector } from './selector';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import {
  Affinity,
  NodeAffinity,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
} from '../model/generated/structs';

const EXPRESSION = 'validation.go ValidateNodeSelectorRequirement';
const FIELD = 'validation.go ValidateNodeFieldSelectorRequirement';
const POD_TERM = 'validation.go validatePodAffinityTerm';

export const rules = defineRules('affinity', 'validation.go validateAffinity', {
  weight: { reason: 'FieldValueInvalid', remedy: 'Use a weight from 1 to 100.' },
  terms: {
    reason: 'FieldValueRequired',
    upstream: 'validation.go ValidateNodeSelector',
    remedy: 'Give at least one term, or leave the affinity out.',
  },
  valuesMissing: {
    reason: 'FieldValueRequired',
    upstream: EXPRESSION,
    remedy: 'List at least one value, or use the operator Exists or DoesNotExist.',
  },
  valuesForbidden: {
    reason: 'FieldValueForbidden',
    upstream: EXPRESSION,
    remedy: 'Leave the values out, or use the operator In or NotIn.',
  },
  bound: { reason: 'FieldValueRequired', upstream: EXPRESSION, remedy: 'Give one whole number to compare with.' },
  operator: {
    reason: 'FieldValueInvalid',
    upstream: EXPRESSION,
    remedy: 'Use In, NotIn, Exists, DoesNotExist, Gt or Lt.',
  },
  key: {
    reason: 'FieldValueInvalid',
    upstream: EXPRESSION,
    remedy: 'Write the key of a node label, such as kubernetes.io/os.',
  },
  value: {
    reason: 'FieldValueInvalid',
    upstream: EXPRESSION,
    since: 33,
    remedy: "Write a label value: at most 63 letters, digits, '-', '_' and '.'.",
  },
  fieldOperator: { reason: 'FieldValueInvalid', upstream: FIELD, remedy: 'Use In or NotIn.' },
  fieldValues: {
    reason: 'FieldValueRequired',
    upstream: FIELD,
    remedy: 'Give one node name; use a term of its own for each further one.',
  },
  fieldKey: {
    reason: 'FieldValueInvalid',
    upstream: FIELD,
    remedy: 'Use metadata.name, the only field that can be matched.',
  },
  fieldValue: { reason: 'FieldValueInvalid', upstream: FIELD, remedy: 'Write the name of a node.' },
  namespace: { reason: 'FieldValueInvalid', upstream: POD_TERM, remedy: 'Write the name of a namespace.' },
  topologyKeyMissing: {
    reason: 'FieldValueRequired',
    upstream: POD_TERM,
    remedy: 'Name a node label, such as kubernetes.io/hostname.',
  },
  topologyKey: {
    reason: 'FieldValueInvalid',
    upstream: POD_TERM,
    remedy: 'Name a node label, such as kubernetes.io/hostname.',
  },
});

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** validateAffinity */
export function validateAffinity(affinity: Affinity, path: Path, ctx: Context): void {
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity;
  if (nodeAffinity !== undefined) validateNodeAffinity(nodeAffinity, path.child('nodeAffinity'), ctx);
  if (podAffinity !== undefined) validatePodAffinity(podAffinity, path.child('podAffinity'), ctx);
  if (podAntiAffinity !== undefined) validatePodAffinity(podAntiAffinity, path.child('podAntiAffinity'), ctx);
}

function validateWeight(weight: number, path: Path, ctx: Context): void {
  if (weight <= 0 || weight > 100) {
    ctx.report(rules.weight, path.child('weight'), `${weight} is outside the range 1 to 100`);
  }
}

function validateNodeAffinity(affinity: NodeAffinity, path: Path, ctx: Context): void {
  const required = affinity[REQUIRED];
  if (required !== undefined) {
    const terms = required.nodeSelectorTerms;
    const termsPath = path.child(REQUIRED).child('nodeSelectorTerms');
    if (terms.length === 0) ctx.report(rules.terms, termsPath, 'is empty, no node can match');
    // values are checked from 1.33 on, and never in preferred terms
    const checkValues = !ctx.relaxed.has('nodeAffinityValues');
    terms.forEach((term, i) => validateTerm(term, termsPath.index(i), ctx, checkValues));
  }
  affinity[PREFERRED]?.forEach(({ weight, preference }, i) => {
    validateWeight(weight, path.child(PREFERRED).index(i), ctx);
    validateTerm(preference, path.child(PREFERRED).index(i).child('preference'), ctx, false);
  });
}

/** ValidateNodeSelectorTerm: an empty one is fine, it matches no node. */
function validateTerm(
  { matchExpressions, matchFields }: NodeSelectorTerm,
  path: Path,
  ctx: Context,
  checkValues: boolean,
): void {
  matchExpressions?.forEach((expression, i) =>
    validateExpression(expression, path.child('matchExpressions').index(i), ctx, checkValues),
  );
  matchFields?.forEach((field, i) => validateFieldExpression(field, path.child('matchFields').index(i), ctx));
}

function validateExpression(
  { key, operator, values = [] }: NodeSelectorRequirement,
  path: Path,
  ctx: Context,
  checkValues: boolean,
): void {
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) {
        ctx.report(rules.valuesMissing, path.child('values'), `the operator ${operator} needs values`);
      }
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) {
        ctx.report(rules.valuesForbidden, path.child('values'), `the operator ${operator} takes no values`);
      }
      break;
    case 'Gt':
    case 'Lt':
      if (values.length !== 1) {
        ctx.report(
          rules.bound,
          path.child('values'),
          `the operator ${operator} takes one value, there are ${values.length}`,
        );
      }
      break;
    default:
      ctx.report(
        rules.operator,
        path.child('operator'),
        `${quoted(operator)} is not one of In, NotIn, Exists, DoesNotExist, Gt, Lt`,
      );
  }
  reportName(qualifiedNameProblems(key), key, rules.key, path.child('key'), ctx);
  if (checkValues) {
    values.forEach((value, i) =>
      reportName(labelValueProblems(value), value, rules.value, path.child('values').index(i), ctx),
    );
  }
}

function validateFieldExpression(
  { key, operator, values = [] }: NodeSelectorRequirement,
  path: Path,
  ctx: Context,
): void {
  if (operator !== 'In' && operator !== 'NotIn') {
    ctx.report(rules.fieldOperator, path.child('operator'), `${quoted(operator)} is not one of In, NotIn`);
  } else if (values.length !== 1) {
    ctx.report(
      rules.fieldValues,
      path.child('values'),
      `the operator ${operator} takes one value for a field, there are ${values.length}`,
    );
  }
  if (key !== 'metadata.name') {
    return ctx.report(rules.fieldKey, path.child('key'), `${quoted(key)} is not metadata.name`);
  }
  values.forEach((value, i) =>
    reportName(dnsSubdomainProblems(value), value, rules.fieldValue, path.child('values').index(i), ctx),
  );
}

/** validatePodAffinity and validatePodAntiAffinity */
function validatePodAffinity(affinity: PodAffinity, path: Path, ctx: Context): void {
  affinity[REQUIRED]?.forEach((term, i) => validatePodTerm(term, path.child(REQUIRED).index(i), ctx));
  affinity[PREFERRED]?.forEach(({ weight, podAffinityTerm }, i) => {
    validateWeight(weight, path.child(PREFERRED).index(i), ctx);
    validatePodTerm(podAffinityTerm, path.child(PREFERRED).index(i).child('podAffinityTerm'), ctx);
  });
}

function validatePodTerm(term: PodAffinityTerm, path: Path, ctx: Context): void {
  const { labelSelector, namespaces, topologyKey } = term;
  validateTermSelectors(term, path, ctx);
  // upstream leaves the plural and the index out
  namespaces?.forEach((namespace) =>
    reportName(dnsLabelProblems(namespace), namespace, rules.namespace, path.child('namespace'), ctx),
  );
  validateMatchLabelKeys(term.matchLabelKeys, term.mismatchLabelKeys, labelSelector, path, ctx);
  if (topologyKey === '') ctx.report(rules.topologyKeyMissing, path.child('topologyKey'), 'is missing');
  reportName(qualifiedNameProblems(topologyKey), topologyKey, rules.topologyKey, path.child('topologyKey'), ctx);
}

/** ValidatePodAffinityTermSelector */
export function validateTermSelectors(
  { labelSelector, namespaceSelector }: PodAffinityTerm,
  path: Path,
  ctx: Context,
): void {
  const allowInvalidValues = ctx.relaxed.has('affinitySelectors');
  validateLabelSelector(labelSelector, path.child('labelSelector'), ctx, allowInvalidValues);
  validateLabelSelector(namespaceSelector, path.child('namespaceSelector'), ctx, allowInvalidValues);
}
