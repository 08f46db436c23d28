import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { LimitRange, LimitRangeItem } from '../../../model/generated/kind-structs';
import { ObjectMeta } from '../../../model/generated/structs';
import { Quantity } from '../../../model/quantity';
import { qualifiedNameProblems, reportName } from '../../names';
import { resourceName } from '../../resource-names';
import { Amounts, quantityOf, validateResourceName } from '../../resources';
import { Kind, subdomainName } from '../kind';

export const rules = defineRules('quota/limit-range', 'validation.go ValidateLimitRange', {
  type: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateLimitRangeTypeName',
    remedy: 'Use Container, Pod or PersistentVolumeClaim.',
  },
  typeTwice: { reason: 'FieldValueDuplicate', remedy: 'Write one item for each type.' },
  podDefault: { reason: 'FieldValueForbidden', remedy: 'Leave it out: a Pod as a whole has no default.' },
  storageMissing: { reason: 'FieldValueRequired', remedy: 'Set min.storage or max.storage.' },
  order: { reason: 'FieldValueInvalid', remedy: 'Keep min, defaultRequest, default and max in ascending order.' },
  ratio: { reason: 'FieldValueInvalid', remedy: 'Use 1 or more, and at most max divided by min.' },
  overcommit: { reason: 'FieldValueInvalid', remedy: 'Set default and defaultRequest to the same amount.' },
});

const LIMITS = Path.of('spec', 'limits');

/** PrepareForCreate: one without a name gets a UUID. */
function prepare({ metadata }: { readonly metadata: { name?: string } & ObjectMeta }): void {
  if (!metadata.name && !metadata.generateName) metadata.name = '00000000-0000-4000-8000-000000000000';
}

/** ValidateLimitRange */
function validate({ spec }: LimitRange, ctx: Context): void {
  const types = new Set<string>();
  spec?.limits.forEach((item, i) => {
    const path = LIMITS.index(i);
    validateType(item.type, path.child('type'), ctx);
    if (types.has(item.type)) ctx.report(rules.typeTwice, path.child('type'), `${quoted(item.type)} is named twice`);
    types.add(item.type);
    validateItem(item, path, ctx);
  });
}

function validateType(type: string, path: Path, ctx: Context): void {
  const problems = qualifiedNameProblems(type);
  if (problems.length > 0) return reportName(problems, type, rules.type, path, ctx);
  if (type.includes('/') || type === 'Pod' || type === 'Container' || type === 'PersistentVolumeClaim') return;
  ctx.report(rules.type, path, `${quoted(type)} is not one of Container, PersistentVolumeClaim, Pod`);
}

const FIELDS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;
type Kept = { [F in (typeof FIELDS)[number]]: Amounts };

function validateItem(item: LimitRangeItem, path: Path, ctx: Context): void {
  const { type, max = {}, min = {} } = item;
  const kept: Kept = { max: {}, min: {}, default: {}, defaultRequest: {}, maxLimitRequestRatio: {} };
  const holder = type === 'Pod' || type === 'Container' ? 'container' : undefined;
  for (const field of FIELDS) {
    const amounts = item[field] ?? {};
    if (type === 'Pod' && (field === 'default' || field === 'defaultRequest')) {
      if (Object.keys(amounts).length > 0) ctx.report(rules.podDefault, path.child(field), 'is not for the type Pod');
      continue;
    }
    kept[field] = amounts;
    for (const key of Object.keys(amounts)) validateResourceName(key, path.child(field).key(key), ctx, holder);
  }
  if (type === 'PersistentVolumeClaim' && !Object.hasOwn(min, 'storage') && !Object.hasOwn(max, 'storage')) {
    ctx.report(rules.storageMissing, path.child('limits'), 'has neither min.storage nor max.storage');
  }
  const keys = new Set(FIELDS.flatMap((field) => Object.keys(kept[field])));
  for (const key of keys) validateOrder(key, kept, path, ctx);
}

/** Pairs of which the first amount may not be greater than the second one, and the field that is wrong then. */
const PAIRS = [
  ['min', 'max', 'min'],
  ['min', 'defaultRequest', 'defaultRequest'],
  ['defaultRequest', 'max', 'defaultRequest'],
  ['defaultRequest', 'default', 'defaultRequest'],
  ['min', 'default', 'default'],
  ['default', 'max', 'default'],
] as const;

function validateOrder(key: string, kept: Kept, path: Path, ctx: Context): void {
  const amount = (field: keyof Kept): Quantity | undefined =>
    Object.hasOwn(kept[field], key) ? quantityOf(kept[field][key]) : undefined;
  for (const [lower, upper, field] of PAIRS) {
    const [low, high] = [amount(lower), amount(upper)];
    if (low === undefined || high === undefined || low.cmp(high) <= 0) continue;
    ctx.report(rules.order, path.child(field).key(key), `${lower} ${low} is greater than ${upper} ${high}`);
  }
  const [ratio, min, max] = [amount('maxLimitRequestRatio'), amount('min'), amount('max')];
  const at = path.child('maxLimitRequestRatio').key(key);
  if (ratio !== undefined) {
    if (ratio.cmp(quantityOf(1)) < 0) ctx.report(rules.ratio, at, `${ratio} is less than 1`);
    if (min !== undefined && max !== undefined && exceeds(ratio, min, max)) {
      ctx.report(rules.ratio, at, `${ratio} is greater than max divided by min`);
    }
  }
  const [request, limit] = [amount('defaultRequest'), amount('default')];
  if (resourceName(key).overcommit || request === undefined || limit === undefined || request.cmp(limit) === 0) return;
  ctx.report(rules.overcommit, path.child('defaultRequest').key(key), `${request} is not the default ${limit}`);
}

/** The highest number of units whose thousandths fit into 64 bits. */
const MAX_MILLI = (2n ** 63n - 1n) / 1000n;

function exceeds(ratio: Quantity, min: Quantity, max: Quantity): boolean {
  const inMilli = [ratio, min, max].every((quantity) => quantity.value() < MAX_MILLI);
  const [of, low, high] = [ratio, min, max].map((one) => Number(inMilli ? one.milliValue() : one.value()));
  return (inMilli ? of / 1000 : of) > high / low;
}

export const LIMIT_RANGE: Kind = { isNamespaced: true, nameFor: subdomainName, prepare, validate };
