import { Context, Relaxation } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { ClusterRole, PolicyRule, Role } from '../../../model/generated/kind-structs';
import { labelSelectorProblems } from '../../../model/label-selector';
import { isFaultySelector, validateLabelSelector } from '../../selector';
import { Kind, PATH_SEGMENT } from '../kind';

const RULE = 'rbac validation.go ValidatePolicyRule';
const AGGREGATION = 'rbac validation.go ValidateClusterRole';

export const rules = defineRules('rbac/roles', RULE, {
  verbs: { reason: 'FieldValueRequired', remedy: 'List at least one verb, such as get.' },
  urlsInNamespace: {
    reason: 'FieldValueInvalid',
    remedy: 'Use a ClusterRole for nonResourceURLs: they are in no namespace.',
  },
  urlsAndResources: {
    reason: 'FieldValueInvalid',
    remedy: 'Write a rule for nonResourceURLs and another for resources.',
  },
  apiGroups: {
    reason: 'FieldValueRequired',
    remedy: "List the API groups of the resources; that of core resources, such as pods, is ''.",
  },
  resources: { reason: 'FieldValueRequired', remedy: 'List at least one resource, such as pods.' },
  selectors: {
    reason: 'FieldValueRequired',
    upstream: AGGREGATION,
    remedy: 'List at least one selector, or leave aggregationRule out.',
  },
  selector: {
    reason: 'FieldValueInvalid',
    upstream: AGGREGATION,
    remedy: 'Write a selector with valid labels and operators.',
  },
});

/** ValidateRole */
function validateRole({ rules: list = [] }: Role, ctx: Context): void {
  list.forEach((rule, i) => validatePolicyRule(rule, true, Path.of('rules', i), ctx));
}

/** ValidateClusterRole */
function validateClusterRole({ rules: list = [], aggregationRule }: ClusterRole, ctx: Context): void {
  list.forEach((rule, i) => validatePolicyRule(rule, false, Path.of('rules', i), ctx));
  if (aggregationRule === undefined) return;
  const path = Path.of('aggregationRule', 'clusterRoleSelectors');
  const { clusterRoleSelectors: selectors = [] } = aggregationRule;
  if (selectors.length === 0) ctx.report(rules.selectors, path, 'is empty');
  selectors.forEach((selector, i) => {
    validateLabelSelector(selector, path.index(i), ctx, ctx.relaxed.has('affinitySelectors'));
    if (labelSelectorProblems(selector).length > 0) ctx.report(rules.selector, path.index(i), 'cannot be read');
  });
}

/** hasInvalidLabelValueInLabelSelector */
function relaxationsOf({ aggregationRule }: ClusterRole, _: ClusterRole, minor: number): ReadonlySet<Relaxation> {
  const selectors = aggregationRule?.clusterRoleSelectors ?? [];
  const hasFaulty = selectors.some((selector) => isFaultySelector(selector, new Context(minor)));
  return new Set<Relaxation>(hasFaulty ? ['affinitySelectors'] : []);
}

function validatePolicyRule(rule: PolicyRule, isNamespaced: boolean, path: Path, ctx: Context): void {
  const { verbs = [], nonResourceURLs = [], apiGroups = [], resources = [], resourceNames = [] } = rule;
  if (verbs.length === 0) ctx.report(rules.verbs, path.child('verbs'), 'is empty');
  if (nonResourceURLs.length > 0) {
    const urls = path.child('nonResourceURLs');
    if (isNamespaced) ctx.report(rules.urlsInNamespace, urls, 'is nothing that a Role can allow');
    if (apiGroups.length > 0 || resources.length > 0 || resourceNames.length > 0) {
      ctx.report(rules.urlsAndResources, urls, 'stands together with resources');
    }
    return;
  }
  if (apiGroups.length === 0) ctx.report(rules.apiGroups, path.child('apiGroups'), 'is empty');
  if (resources.length === 0) ctx.report(rules.resources, path.child('resources'), 'is empty');
}

export const ROLE: Kind = { isNamespaced: true, nameFor: () => PATH_SEGMENT, validate: validateRole };
export const CLUSTER_ROLE: Kind = {
  isNamespaced: false,
  nameFor: () => PATH_SEGMENT,
  validate: validateClusterRole,
  relaxationsOf,
};
