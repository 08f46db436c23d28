import { NodeSelectorRequirement } from '../model/generated/structs';
import { parseInt64 } from '../model/int64';

/*
 * Sets of values that one label of a node can have, closed under and, or and not. What node affinity can say of a label is always such a set:
 * whether the label may be absent, from where to where whole numbers belong to it, whether all other values do, and which values are exceptions.
 * Values of labels are never negative numbers, for they begin with a letter or a digit.
 */
export interface LabelValues {
  /** Whether nodes without the label belong to it. */
  readonly absent: boolean;
  /** Whether values that are no whole numbers of 64 bits belong to it. */
  readonly others: boolean;
  /** Whole numbers where membership changes, in order, beginning outside: [0] is all of them, [5, 8] is 5 to 7. */
  readonly turns: readonly bigint[];
  /** Values that are the other way round than that, in order. */
  readonly exceptions: readonly string[];
}

/** Values besides whole numbers that labels can have, by key, as far as the user said so. */
export type KnownValues = ReadonlyMap<string, readonly string[]>;

const ALL_NUMBERS: readonly bigint[] = [0n];
const NO_NUMBERS: readonly bigint[] = [];
const LARGEST = 2n ** 63n - 1n;
const ABSENT: LabelValues = { absent: true, others: false, turns: NO_NUMBERS, exceptions: [] };
const PRESENT: LabelValues = { absent: false, others: true, turns: ALL_NUMBERS, exceptions: [] };

const among = (values: readonly string[]): LabelValues => ({
  absent: false,
  others: false,
  turns: NO_NUMBERS,
  exceptions: [...new Set(values)].sort(),
});

/** What a requirement on a label asks for; the requirement is a valid one. */
export function valuesOf({ operator, values = [] }: NodeSelectorRequirement): LabelValues {
  switch (operator) {
    case 'In':
      return among(values);
    case 'NotIn':
      return complement(among(values));
    case 'Exists':
      return PRESENT;
    case 'DoesNotExist':
      return ABSENT;
    case 'Gt': {
      const from = parseInt64(values[0])! + 1n;
      return { absent: false, others: false, turns: from <= LARGEST ? [from] : [], exceptions: [] };
    }
    default: {
      const end = parseInt64(values[0])!;
      return { absent: false, others: false, turns: end > 0n ? [0n, end] : [], exceptions: [] };
    }
  }
}

function isNumberOf(turns: readonly bigint[], value: string): boolean | undefined {
  const number = parseInt64(value);
  return number === undefined ? undefined : turns.filter((turn) => turn <= number).length % 2 === 1;
}

function has(set: LabelValues, value: string): boolean {
  return (isNumberOf(set.turns, value) ?? set.others) !== set.exceptions.includes(value);
}

type Connective = (a: boolean, b: boolean) => boolean;

/** Whether numbers are like all other values to a set, as in everything that no comparison is in. */
function isUniform({ others, turns }: LabelValues): boolean {
  return others ? turns.length === 1 && turns[0] === 0n : turns.length === 0;
}

/** For sets to which numbers are like other values: the exceptions are merged in one go, and nothing is read as a number. */
function combineUniform(a: LabelValues, b: LabelValues, both: Connective): LabelValues {
  const others = both(a.others, b.others);
  const exceptions: string[] = [];
  for (let i = 0, j = 0; i < a.exceptions.length || j < b.exceptions.length; ) {
    const [left, right] = [a.exceptions[i], b.exceptions[j]];
    const isLeft = right === undefined || left <= right;
    const isRight = left === undefined || right <= left;
    if (both(a.others !== isLeft, b.others !== isRight) !== others) exceptions.push(isLeft ? left : right);
    if (isLeft) i++;
    if (isRight) j++;
  }
  return { absent: both(a.absent, b.absent), others, turns: others ? ALL_NUMBERS : NO_NUMBERS, exceptions };
}

function combine(a: LabelValues, b: LabelValues, both: Connective): LabelValues {
  if (isUniform(a) && isUniform(b)) return combineUniform(a, b, both);
  const turns: bigint[] = [];
  const places = [...new Set([...a.turns, ...b.turns])].sort((x, y) => (x < y ? -1 : 1));
  for (const place of places) {
    const inside = both(
      a.turns.filter((turn) => turn <= place).length % 2 === 1,
      b.turns.filter((turn) => turn <= place).length % 2 === 1,
    );
    if (inside === (turns.length % 2 === 0)) turns.push(place);
  }
  const plain = { absent: both(a.absent, b.absent), others: both(a.others, b.others), turns, exceptions: [] };
  const mentioned = [...new Set([...a.exceptions, ...b.exceptions])].sort();
  return {
    ...plain,
    exceptions: mentioned.filter((value) => both(has(a, value), has(b, value)) !== has(plain, value)),
  };
}

export const intersection = (a: LabelValues, b: LabelValues): LabelValues => combine(a, b, (x, y) => x && y);
export const union = (a: LabelValues, b: LabelValues): LabelValues => combine(a, b, (x, y) => x || y);

export function isSubset(a: LabelValues, b: LabelValues): boolean {
  if ((a.absent && !b.absent) || (a.others && !b.others)) return false;
  return isEmpty(combine(a, b, (x, y) => x && !y));
}

export function complement({ absent, others, turns, exceptions }: LabelValues): LabelValues {
  return { absent: !absent, others: !others, turns: turns[0] === 0n ? turns.slice(1) : [0n, ...turns], exceptions };
}

/** Nobody lists all of the 45 or more spellings of a number (5, 05, ...), so that no exceptions make a set of numbers empty. */
export function isEmpty({ absent, others, turns, exceptions }: LabelValues): boolean {
  return !absent && !others && turns.length === 0 && exceptions.length === 0;
}

export function isEverything(set: LabelValues): boolean {
  return isEmpty(complement(set));
}

export function sameValues(a: LabelValues, b: LabelValues): boolean {
  return (
    a.absent === b.absent &&
    a.others === b.others &&
    String(a.turns) === String(b.turns) &&
    String(a.exceptions) === String(b.exceptions)
  );
}

/**
 * The parts of a set that requirements of one term can say, in order. No operator tells values that are no numbers from those that are, so
 * where a set has only the former, their list must be known: undefined is the answer if it is not.
 */
export function sayableParts(set: LabelValues, known: readonly string[] | undefined): LabelValues[] | undefined {
  const { absent, others, turns, exceptions } = set;
  if (others && turns.length === 1 && turns[0] === 0n) return [set];
  if (others && !known) return undefined;
  const named = [...exceptions, ...(others ? known! : [])].filter(
    (value) => !isNumberOf(turns, value) && has(set, value),
  );
  const parts = [...(absent ? [ABSENT] : []), ...(named.length > 0 ? [among(named)] : [])];
  for (let i = 0; i < turns.length; i += 2) {
    const [from, end] = [turns[i], turns[i + 1]];
    // neither Gt nor Lt says all numbers
    const ranges = from === 0n && end === undefined ? [[0n, 1n], [1n]] : [end === undefined ? [from] : [from, end]];
    parts.push(
      ...ranges.map((range) => ({
        absent: false,
        others: false,
        turns: range,
        exceptions: exceptions.filter((value) => isNumberOf(range, value)),
      })),
    );
  }
  return parts;
}

/** The requirements that together say a sayable part. */
export function requirementsOf(
  key: string,
  { absent, others, turns, exceptions }: LabelValues,
): NodeSelectorRequirement[] {
  const values = [...exceptions];
  const notIn: NodeSelectorRequirement[] = values.length > 0 ? [{ key, operator: 'NotIn', values }] : [];
  if (others) return [...(absent ? [] : [{ key, operator: 'Exists' as const }]), ...notIn];
  if (absent) return [{ key, operator: 'DoesNotExist' }];
  if (turns.length === 0) return [{ key, operator: 'In', values }];
  return [
    ...(turns[0] > 0n ? [{ key, operator: 'Gt' as const, values: [String(turns[0] - 1n)] }] : []),
    ...(turns.length > 1 ? [{ key, operator: 'Lt' as const, values: [String(turns[1])] }] : []),
    ...notIn,
  ];
}
