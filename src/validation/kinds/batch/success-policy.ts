import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { SuccessPolicy, SuccessPolicyRule } from '../../../model/generated/kind-structs';
import { byteLength } from '../../names';
import { checkNotNegative } from '../workloads/shared';

const RULE = 'batch validation.go validateSuccessPolicyRule';

export const rules = defineRules('batch/success-policy', 'batch validation.go validateSuccessPolicy', {
  none: { reason: 'FieldValueRequired', since: 31, remedy: 'Write at least one rule, or leave successPolicy out.' },
  tooManyRules: { reason: 'FieldValueTooMany', since: 31, remedy: 'Use at most 20 rules.' },
  empty: {
    reason: 'FieldValueRequired',
    upstream: RULE,
    since: 31,
    remedy: 'Set succeededCount or succeededIndexes.',
  },
  indexesLong: { reason: 'FieldValueTooLong', upstream: RULE, since: 31, remedy: 'Use at most 65536 characters.' },
  indexes: {
    reason: 'FieldValueInvalid',
    upstream: 'batch validation.go validateIndexesFormat',
    since: 31,
    remedy: 'Write indexes below completions in ascending order, such as 0,2-4.',
  },
  count: { reason: 'FieldValueInvalid', upstream: RULE, since: 31, remedy: 'Use at most the number of completions.' },
  countOfIndexes: {
    reason: 'FieldValueInvalid',
    upstream: RULE,
    since: 31,
    remedy: 'Use at most the number of succeededIndexes.',
  },
});

const MOST_RULES = 20;
const LONGEST = 64 * 1024;

/** validateSuccessPolicy */
export function validateSuccessPolicy(policy: SuccessPolicy, completions: number, path: Path, ctx: Context): void {
  const { rules: list = [] } = policy;
  if (list.length === 0) ctx.report(rules.none, path, 'are missing');
  if (list.length > MOST_RULES) {
    ctx.report(rules.tooManyRules, path, `${list.length} rules are more than ${MOST_RULES}`);
  }
  list.forEach((rule, i) => validateRule(rule, completions, path.index(i), ctx));
}

function validateRule(
  { succeededCount: count, succeededIndexes: indexes }: SuccessPolicyRule,
  completions: number,
  path: Path,
  ctx: Context,
): void {
  if (count === undefined && indexes === undefined) {
    ctx.report(rules.empty, path, 'has neither succeededCount nor succeededIndexes');
  }
  const total = indexes === undefined ? undefined : indexCount(indexes, completions);
  if (indexes !== undefined) {
    const at = path.child('succeededIndexes');
    if (byteLength(indexes) > LONGEST) ctx.report(rules.indexesLong, at, `is longer than ${LONGEST}`);
    if (total === undefined) ctx.report(rules.indexes, at, `is not a list of indexes below ${completions}`);
  }
  if (count === undefined) return;
  const at = path.child('succeededCount');
  checkNotNegative(count, at, ctx);
  if (count > completions) ctx.report(rules.count, at, `${count} is more than ${completions} completions`);
  if (indexes !== undefined && count > (total ?? 0)) {
    ctx.report(rules.countOfIndexes, at, `${count} is more than the indexes in succeededIndexes`);
  }
}

/** validateIndexesFormat: how many indexes a text such as `0,2-4` names; undefined if it cannot be read. */
function indexCount(text: string, completions: number): number | undefined {
  if (text === '') return 0;
  let last: number | undefined;
  let total = 0;
  for (const interval of text.split(',')) {
    const ends = interval.split('-');
    // strconv.Atoi
    if (ends.length > 2 || !ends.every((end) => /^\+?[0-9]+$/.test(end))) return undefined;
    const [first, end = first] = ends.map(Number);
    if (first >= completions || end >= completions || (ends.length === 2 && first >= end)) return undefined;
    if (last !== undefined && last >= first) return undefined;
    total += end - first + 1;
    last = end;
  }
  return total;
}
