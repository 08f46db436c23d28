import { LogCondition } from './condition';
import { KnownFields, knownField } from './fields';
import { Complain } from '../checks';
import { checkedPattern } from '../patterns/checked-pattern';
import { NumberBounds, PipelineCondition } from '../pipeline';

const NUMBERS = ['greaterThan', 'atLeast', 'lessThan', 'atMost'] as const;
const TESTS = ['oneOf', 'matches', 'exists'] as const;
const GROUPS = ['allOf', 'anyOf', 'not'] as const;
const DEPTH_MAX = 16;

const isSet = (condition: LogCondition) => (name: keyof LogCondition) => condition[name] !== undefined;

/** Understands a condition and refuses what can be no condition. */
export function checkedCondition(
  condition: LogCondition,
  known: KnownFields,
  property: string,
  complain: Complain,
  depth = 0,
): PipelineCondition {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
    complain(property, "is no condition; write { field: 'level', oneOf: ['debug'] }");
  }
  if (depth > DEPTH_MAX) complain(property, `is more than ${DEPTH_MAX} conditions deep; write it flatter`);
  const set = isSet(condition);
  const groups = GROUPS.filter(set);
  const tests = [...TESTS.filter(set), ...(NUMBERS.some(set) ? ['a comparison of numbers'] : [])];
  if (condition.field === undefined) {
    if (tests.length) complain(property, `has ${tests.join(' and ')} and no field; name the field that is tested`);
    if (groups.length !== 1) {
      complain(
        property,
        `has ${groups.length ? groups.join(' and ') : 'nothing'} set; set field and one test, or one of ${GROUPS.join(', ')}`,
      );
    }
    return checkedGroup(condition, groups[0], known, property, complain, depth);
  }
  if (groups.length) {
    complain(
      property,
      `has field and ${groups.join(' and ')} set; put the test of the field into a condition of its own`,
    );
  }
  if (tests.length !== 1) {
    complain(
      property,
      `has ${tests.length ? tests.join(' and ') : 'no test'} beside field; set exactly one, and join several with allOf`,
    );
  }
  return checkedTest(condition, known, property, complain);
}

function checkedGroup(
  condition: LogCondition,
  kind: (typeof GROUPS)[number],
  known: KnownFields,
  property: string,
  complain: Complain,
  depth: number,
): PipelineCondition {
  const checked = (inner: LogCondition, at: string) => checkedCondition(inner, known, at, complain, depth + 1);
  if (kind === 'not') return { kind, condition: checked(condition.not!, `${property}.not`) };
  const inner = condition[kind]!;
  if (!inner.length) {
    complain(`${property}.${kind}`, `is empty, so the condition says nothing; give at least one condition`);
  }
  return {
    kind: kind === 'allOf' ? 'all' : 'any',
    conditions: inner.map((each, index) => checked(each, `${property}.${kind}[${index}]`)),
  };
}

function checkedTest(
  condition: LogCondition,
  known: KnownFields,
  property: string,
  complain: Complain,
): PipelineCondition {
  const field = knownField(condition.field!, known, `${property}.field`, complain);
  const { oneOf, matches, exists } = condition;
  const isMap =
    (field.root === 'labels' || field.root === 'annotations' || field.root === 'parsed') && !field.keys.length;
  if (isMap && exists === undefined) {
    complain(
      `${property}.field`,
      `is '${condition.field}', which is an object, and only exists can be tested of one; name a field in it`,
    );
  }
  if (oneOf) {
    if (!oneOf.length) complain(`${property}.oneOf`, 'is empty, so the condition never holds; give at least one text');
    const none = oneOf.find((value) => typeof value !== 'string');
    if (none !== undefined) {
      complain(`${property}.oneOf`, `has ${JSON.stringify(none)}; write texts, numbers and booleans too`);
    }
    return { kind: 'oneOf', field, values: [...new Set(oneOf)] };
  }
  if (matches !== undefined) {
    return { kind: 'matches', field, pattern: checkedPattern(matches, `${property}.matches`, complain) };
  }
  if (exists !== undefined) {
    return exists ? { kind: 'exists', field } : { kind: 'not', condition: { kind: 'exists', field } };
  }
  return { kind: 'number', field, ...checkedBounds(condition, property, complain) };
}

function checkedBounds(condition: LogCondition, property: string, complain: Complain): NumberBounds {
  const { greaterThan, atLeast, lessThan, atMost } = condition;
  for (const name of NUMBERS) {
    const value = condition[name];
    if (value !== undefined && !Number.isFinite(value)) complain(`${property}.${name}`, `is ${value}; give a number`);
  }
  if (greaterThan !== undefined && atLeast !== undefined) {
    complain(property, 'has greaterThan and atLeast set; set one of them');
  }
  if (lessThan !== undefined && atMost !== undefined) {
    complain(property, 'has lessThan and atMost set; set one of them');
  }
  return Object.fromEntries(
    NUMBERS.flatMap((name) => (condition[name] === undefined ? [] : [[name, condition[name]]])),
  );
}
