import * as fc from 'fast-check';
import { NodeExpression } from '../../src/node-sets/node-expression';
import { NodeLabels } from '../../src/node-sets/node-labels';

/** A condition as a tree, which the tests judge by themselves, one node at a time. */
export type Condition =
  | { readonly op: 'In' | 'NotIn'; readonly key: string; readonly values: string[] }
  | { readonly op: 'Exists' | 'DoesNotExist'; readonly key: string }
  | { readonly op: 'Gt' | 'Lt'; readonly key: string; readonly value: number }
  | { readonly op: 'and' | 'or'; readonly parts: Condition[] }
  | { readonly op: 'not'; readonly part: Condition };

export interface Labels {
  readonly [key: string]: string;
}

/** What values the labels of the tests have besides numbers: `cores` is known to have two, of `size` nothing is known. */
export const CORES_OTHERS = ['many', 'unknown'];
const KEYS = ['cores', 'gpu', 'size', 'zone'];
const NUMBERS = ['0', '00', '1', '3', '4', '04', '5', '7', '9007199254740989', '9223372036854775807'];
const BEYOND = '9223372036854775808';
const WORDS = ['', 'a', 'b', 'c', '4x', '1.5', BEYOND];
const THRESHOLDS = [0, 1, 3, 4, 5, 7, Number.MAX_SAFE_INTEGER - 2];

const value = fc.oneof(fc.constantFrom(...NUMBERS), fc.constantFrom(...WORDS));
const key = fc.constantFrom(...KEYS);

/** Labels that nodes can have: `cores` keeps to what is said of it. */
export const someLabels: fc.Arbitrary<Labels> = fc
  .record({
    cores: fc.option(fc.oneof(fc.constantFrom(...NUMBERS), fc.constantFrom(...CORES_OTHERS)), { nil: undefined }),
    gpu: fc.option(value, { nil: undefined }),
    size: fc.option(value, { nil: undefined }),
    zone: fc.option(value, { nil: undefined }),
  })
  .map((labels) => Object.fromEntries(Object.entries(labels).filter(([, text]) => text !== undefined)) as Labels);

function conditions(numberKey: fc.Arbitrary<string>): fc.Arbitrary<Condition> {
  const literal: fc.Arbitrary<Condition> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        op: fc.constantFrom('In' as const, 'NotIn' as const),
        key,
        values: fc.array(value, { minLength: 1, maxLength: 4 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ op: fc.constantFrom('Exists' as const, 'DoesNotExist' as const), key }) },
    {
      weight: 3,
      arbitrary: fc.record({ op: fc.constant('Gt' as const), key: numberKey, value: fc.constantFrom(...THRESHOLDS) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        op: fc.constant('Lt' as const),
        key: numberKey,
        value: fc.constantFrom(...THRESHOLDS.slice(1)),
      }),
    },
  );
  return fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      literal,
      fc.record({
        op: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ op: fc.constant('not' as const), part: tie('tree') }),
    ),
  })).tree;
}

export const someCondition = conditions(key);
/** A condition of which the negation can nearly always be said. */
export const someNegatableCondition = conditions(fc.oneof({ weight: 40, arbitrary: fc.constant('cores') }, key));

/** Whether a text is a number to Go's strconv.ParseInt, told without the library: at most 2^63-1, leading zeros and all. */
function numberOf(text: string | undefined): bigint | undefined {
  if (text === undefined || !/^\d+$/.test(text)) return undefined;
  return BigInt(text) < 2n ** 63n ? BigInt(text) : undefined;
}

/** The truth of a condition for a node, from the words of the Kubernetes documentation. */
export function isTrue(condition: Condition, labels: Labels): boolean {
  switch (condition.op) {
    case 'and':
      return condition.parts.every((part) => isTrue(part, labels));
    case 'or':
      return condition.parts.some((part) => isTrue(part, labels));
    case 'not':
      return !isTrue(condition.part, labels);
    default:
  }
  const found: string | undefined = labels[condition.key];
  switch (condition.op) {
    case 'In':
      return found !== undefined && condition.values.includes(found);
    case 'NotIn':
      return found === undefined || !condition.values.includes(found);
    case 'Exists':
      return found !== undefined;
    case 'DoesNotExist':
      return found === undefined;
    case 'Gt':
      return (numberOf(found) ?? -1n) > BigInt(condition.value);
    case 'Lt':
      return numberOf(found) !== undefined && numberOf(found)! < BigInt(condition.value);
  }
}

/** The same condition in the library's algebra. */
export function expressionOf(condition: Condition): NodeExpression {
  switch (condition.op) {
    case 'and':
    case 'or': {
      const [first, ...others] = condition.parts.map(expressionOf);
      return condition.op === 'and' ? first.and(...others) : first.or(...others);
    }
    case 'not':
      return expressionOf(condition.part).not();
    default:
  }
  const label = NodeLabels.value(condition.key, condition.key === 'cores' ? { otherValues: CORES_OTHERS } : {});
  switch (condition.op) {
    case 'In':
      return label.in(...condition.values);
    case 'NotIn':
      return label.notIn(...condition.values);
    case 'Exists':
      return label.exists();
    case 'DoesNotExist':
      return label.doesNotExist();
    case 'Gt':
      return label.gt(condition.value);
    case 'Lt':
      return label.lt(condition.value);
  }
}
