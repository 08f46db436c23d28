import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules, Rule } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { ResourceQuota, ScopedResourceSelectorRequirement as Requirement } from '../../../model/generated/kind-structs';
import { resourceName } from '../../resource-names';
import { quantityOf, validateResourceName } from '../../resources';
import { Kind, subdomainName } from '../kind';

const AMOUNT = 'validation.go ValidateResourceQuantityValue';
const SCOPES = 'validation.go validateResourceQuotaScopes';
const SELECTOR = 'validation.go validateScopedResourceSelectorRequirement';
const SCOPE = 'Use Terminating, NotTerminating, BestEffort, NotBestEffort, PriorityClass or CrossNamespacePodAffinity.';

export const rules = defineRules('quota/resource-quota', 'validation.go ValidateResourceQuotaSpec', {
  name: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go ValidateResourceQuotaResourceName',
    remedy: 'Write a resource that quotas count, such as requests.cpu, pods or count/deployments.apps.',
  },
  negative: { reason: 'FieldValueInvalid', upstream: AMOUNT, remedy: 'Use an amount of 0 or more.' },
  whole: { reason: 'FieldValueInvalid', upstream: AMOUNT, remedy: 'Use a whole number.' },
  scope: { reason: 'FieldValueInvalid', upstream: SCOPES, remedy: SCOPE },
  scopeOfResource: {
    reason: 'FieldValueInvalid',
    upstream: SCOPES,
    remedy: 'Limit pods, cpu and memory alone by that scope, with BestEffort only pods.',
  },
  scopesClash: { reason: 'FieldValueInvalid', upstream: SCOPES, remedy: 'Use one of the two scopes.' },
  exists: { reason: 'FieldValueInvalid', upstream: SELECTOR, remedy: 'Use the operator Exists with that scope.' },
  operator: { reason: 'FieldValueInvalid', upstream: SELECTOR, remedy: 'Use In, NotIn, Exists or DoesNotExist.' },
  valuesMissing: { reason: 'FieldValueRequired', upstream: SELECTOR, remedy: 'List at least one value.' },
  values: { reason: 'FieldValueInvalid', upstream: SELECTOR, remedy: 'Leave the values out.' },
  scopeChange: {
    reason: 'FieldValueInvalid',
    stage: 'update',
    upstream: 'validation.go ValidateResourceQuotaUpdate',
    remedy: 'Leave the scopes as they are, or create another ResourceQuota.',
  },
});

const SPEC = Path.of('spec');

/** ValidateResourceQuotaSpec */
function validate({ spec = {} }: ResourceQuota, ctx: Context): void {
  const { hard = {}, scopes = [], scopeSelector } = spec;
  for (const key of Object.keys(hard)) validateAmount(key, hard[key], SPEC.child('hard').key(key), ctx);
  const path = SPEC.child('scopes');
  const counted = Object.keys(hard).filter(isQuotaResource);
  for (const scope of scopes) validateScope(scope, counted, path, path, ctx);
  validateClash(scopes, path, ctx);
  if (scopeSelector === undefined) return;
  const { matchExpressions = [] } = scopeSelector;
  const at = SPEC.child('scopeSelector').child('matchExpressions');
  for (const expression of matchExpressions) validateExpression(expression, counted, at, ctx);
  validateClash(
    matchExpressions.map(({ scopeName }) => scopeName),
    at,
    ctx,
  );
}

function validateAmount(key: string, value: number | string, path: Path, ctx: Context): void {
  validateResourceName(key, path, ctx);
  if (!key.includes('/') && !isQuotaResource(key)) {
    ctx.report(rules.name, path, `${quoted(key)} is not counted by quotas`);
  }
  const quantity = quantityOf(value);
  if (quantity.sign() < 0) ctx.report(rules.negative, path, `${quoted(String(value))} is less than 0`);
  if (resourceName(key).whole && quantity.milliValue() % 1000n !== 0n) {
    ctx.report(rules.whole, path, `${quoted(String(value))} is not a whole number`);
  }
}

/** IsStandardQuotaResourceName: all names without domain that Kubernetes uses, but one. */
function isQuotaResource(key: string): boolean {
  return !key.includes('/') && key !== 'storage' && resourceName(key).standard;
}

const COMPUTE = new Set(['cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory']);
const OF_PODS = (key: string): boolean => key === 'pods' || COMPUTE.has(key);

/** Which resources a scope may limit. */
const SCOPE_RESOURCES: ReadonlyMap<string, (key: string) => boolean> = new Map([
  ['Terminating', OF_PODS],
  ['NotTerminating', OF_PODS],
  ['NotBestEffort', OF_PODS],
  ['PriorityClass', OF_PODS],
  ['CrossNamespacePodAffinity', OF_PODS],
  ['BestEffort', (key): boolean => key === 'pods'],
  ['VolumeAttributesClass', (key): boolean => key === 'persistentvolumeclaims' || key === 'requests.storage'],
]);

function validateScope(scope: string, counted: readonly string[], path: Path, place: Path, ctx: Context): void {
  const limits = scope === 'VolumeAttributesClass' && !ctx.atLeast(33) ? undefined : SCOPE_RESOURCES.get(scope);
  // the server shows the scope of an expression, but of a list the whole list
  if (limits === undefined) {
    return ctx.report(
      rules.scope,
      place,
      place === path ? 'has a scope that is not known' : `${quoted(scope)} is not a known scope`,
    );
  }
  for (const key of counted) {
    if (!limits(key)) ctx.report(rules.scopeOfResource, path, 'has a scope that is not for a resource of hard');
  }
}

const CLASHES = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
];

function validateClash(scopes: readonly string[], path: Path, ctx: Context): void {
  for (const pair of CLASHES) {
    if (pair.every((scope) => scopes.includes(scope))) {
      ctx.report(rules.scopesClash, path, 'has scopes that exclude each other');
    }
  }
}

const EXIST_ONLY = new Set([
  'BestEffort',
  'NotBestEffort',
  'Terminating',
  'NotTerminating',
  'CrossNamespacePodAffinity',
]);

function validateExpression(
  { scopeName, operator, values = [] }: Requirement,
  counted: readonly string[],
  path: Path,
  ctx: Context,
): void {
  const report = (rule: Rule, field: string, message: string): void => ctx.report(rule, path.child(field), message);
  validateScope(scopeName, counted, path, path.child('scopeName'), ctx);
  if (EXIST_ONLY.has(scopeName) && operator !== 'Exists') {
    report(rules.exists, 'operator', `${quoted(operator)} does not go with that scope`);
  }
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) report(rules.valuesMissing, 'values', 'are missing');
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) report(rules.values, 'values', `do not go with the operator ${operator}`);
  } else {
    report(rules.operator, 'operator', `${quoted(operator)} is not one of In, NotIn, Exists, DoesNotExist`);
  }
}

function validateChange({ spec }: ResourceQuota, { spec: old }: ResourceQuota, ctx: Context): void {
  const scopesOf = (quota: ResourceQuota['spec']): string => JSON.stringify([...new Set(quota?.scopes)].sort());
  if (scopesOf(spec) !== scopesOf(old)) ctx.report(rules.scopeChange, SPEC.child('scopes'), 'cannot be changed');
}

export const RESOURCE_QUOTA: Kind = {
  isNamespaced: true,
  nameFor: subdomainName,
  revalidatesMeta: () => false,
  validate,
  validateChange,
};
