import {
  complement,
  intersection,
  isEmpty,
  isEverything,
  isSubset,
  LabelValues,
  requirementsOf,
  sayableParts,
  union,
  valuesOf,
} from '../../src/node-sets/label-values';

const LARGEST = '9223372036854775807';
const make = (operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt', ...values: string[]) =>
  valuesOf({ key: 'k', operator, values });
const said = (set: LabelValues, known?: string[]) =>
  sayableParts(set, known)?.map((part) =>
    requirementsOf('k', part)
      .map(({ operator, values }) => [operator, ...(values ?? [])].join(' '))
      .join(' and '),
  );

test('nothing is greater than the largest number, and nothing less than the smallest', () => {
  expect(isEmpty(make('Gt', LARGEST))).toBe(true);
  expect(isEmpty(make('Lt', '0'))).toBe(true);
  expect(isEmpty(make('Gt', '9223372036854775806'))).toBe(false);
});

test('a text of a number that is too large is no number', () => {
  expect(said(intersection(make('In', LARGEST, '9223372036854775808'), make('Gt', '5')))).toEqual([`In ${LARGEST}`]);
});

test('a number is within a range however it is written', () => {
  expect(said(intersection(make('In', '5', '005', '4'), make('Gt', '4')))).toEqual(['In 005 5']);
  expect(isSubset(make('In', '007'), make('Lt', '8'))).toBe(true);
});

test('two ranges around a gap are two parts, and exceptions stay with theirs', () => {
  const gap = union(make('Lt', '5'), make('Gt', '9'));
  expect(said(intersection(gap, make('NotIn', '3', '12', 'x')))).toEqual(['Lt 5 and NotIn 3', 'Gt 9 and NotIn 12']);
});

test('all numbers are said in two parts, for neither Gt nor Lt says them', () => {
  expect(said(union(make('Gt', '4'), make('Lt', '5')))).toEqual(['Lt 1', 'Gt 0']);
});

test('values that are no numbers can be said only if they are known', () => {
  const rest = complement(make('Gt', '4'));
  expect(said(rest)).toBeUndefined();
  expect(said(rest, [])).toEqual(['DoesNotExist', 'Lt 5']);
  expect(said(rest, ['many'])).toEqual(['DoesNotExist', 'In many', 'Lt 5']);
  expect(said(intersection(rest, make('NotIn', 'many')), ['many'])).toEqual(['DoesNotExist', 'Lt 5']);
});

test('a set and its complement have nothing in common, and are everything together', () => {
  for (const set of [
    make('In', 'a'),
    make('NotIn', '4'),
    make('Exists'),
    make('DoesNotExist'),
    make('Gt', '4'),
    make('Lt', '4'),
    union(make('Gt', '9'), make('In', '3', 'x')),
  ]) {
    expect(isEmpty(intersection(set, complement(set)))).toBe(true);
    expect(isEverything(union(set, complement(set)))).toBe(true);
    expect(complement(complement(set))).toEqual(set);
  }
});
