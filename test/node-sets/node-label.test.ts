import { NodeLabels } from '../../src/node-sets/node-labels';

const gpu = NodeLabels.value('gpu');

test.each<[string, () => unknown, string]>([
  [
    'a key',
    () => NodeLabels.value('no key'),
    "'no key' cannot be the key of a label; give up to 63 letters, digits, '-', '_' and '.', after a domain and '/' or alone",
  ],
  [
    'a value',
    () => gpu.in('a', '-1'),
    "in of label 'gpu' got '-1', which no label can have as its value; give up to 63 letters, digits, '-', '_' and '.', the first and last of them a letter or digit",
  ],
  [
    'an empty list',
    () => gpu.in(),
    "in of label 'gpu' got no values; give at least one, or use exists() or doesNotExist()",
  ],
  [
    'an empty exclusion',
    () => gpu.notIn(),
    "notIn of label 'gpu' got no values; give at least one, or use exists() or doesNotExist()",
  ],
  [
    'a negative bound',
    () => gpu.gt(-1),
    "label 'gpu' cannot be compared with -1 by gt: give a whole number from 0 to 2^53-2, for the values of labels begin with a letter or a digit, so that they are never negative",
  ],
  [
    'a bound below every label',
    () => gpu.lt(0),
    "label 'gpu' cannot be compared with 0 by lt: give a whole number from 1 to 2^53-2, for the values of labels begin with a letter or a digit, so that they are never negative",
  ],
  [
    'a fraction',
    () => gpu.gt(1.5),
    "label 'gpu' cannot be compared with 1.5 by gt: give a whole number from 0 to 2^53-2, for the values of labels begin with a letter or a digit, so that they are never negative",
  ],
  [
    'a bound whose neighbour is not exact',
    () => gpu.gt(Number.MAX_SAFE_INTEGER),
    "label 'gpu' cannot be compared with 9007199254740991 by gt: give a whole number from 0 to 2^53-2, for the values of labels begin with a letter or a digit, so that they are never negative",
  ],
  [
    'an other value',
    () => NodeLabels.value('gpu', { otherValues: ['a b'] }),
    "otherValues of label 'gpu' got 'a b', which no label can have as its value; give up to 63 letters, digits, '-', '_' and '.', the first and last of them a letter or digit",
  ],
  [
    'an other value that is a number',
    () => NodeLabels.value('gpu', { otherValues: ['04'] }),
    "label 'gpu' has the other value '04', which is a whole number; list only values that are none",
  ],
])('%s that no label can have is refused', (_, make, message) => {
  expect(make).toThrow(new Error(message));
});

test('what was given is copied', () => {
  const values = ['a'];
  const expression = gpu.in(...values);
  values.push('b');
  expect(`${expression}`).toBe('gpu In [a]');
});

test('a domain and the empty value are fine', () => {
  expect(`${NodeLabels.value('example.com/gpu').in('')}`).toBe('example.com/gpu In []');
});
