import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';

const validator = new DaemonSetValidator();
const HEAD = `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
  labels: {a: b}
spec:
  selector: {matchLabels: {a: b}}
  template:
    metadata: {labels: {a: b}}
    spec: {containers: [{name: a, image: "b:1"}]}
`;
const unknown = (count: number) => HEAD + Array.from({ length: count }, (_, i) => `  x${i}: 1\n`).join('');
const repeated = (count: number) => {
  const keys = Array.from({ length: count }, (_, i) => `    k${i}: v\n`).join('');
  return HEAD.replace('  labels: {a: b}\n', `  labels:\n${keys}${keys}`);
};
const foundIn = (text: string) => validator.validateText(text).filter(({ severity }) => severity === 'error');

describe.each([
  ['unknown fields', unknown, (i: number) => [`spec.x${i}`, 11 + i, 3]],
  ['repeated keys', (count: number) => repeated(count), undefined],
] as const)('%s', (_, textOf, placeOf) => {
  test('100 are told one by one, each in its place', () => {
    const found = foundIn(textOf(100));
    expect(found).toHaveLength(100);
    expect(found.some(({ message }) => /^and .* more$/.test(message))).toBe(false);
    if (placeOf) {
      expect(found.map(({ field, line, column }) => [field, line, column])).toEqual(
        Array.from({ length: 100 }, (__, i) => placeOf(i)),
      );
    }
  });

  test.each([
    [101, 'and 1 more'],
    [5_000, 'and 4,900 more'],
    [30_000, 'and 29,900 more'],
  ])('of %i, 100 are told and the others are counted', (count, more) => {
    const found = foundIn(textOf(count));
    expect(found).toHaveLength(101);
    expect(found.map(({ message }) => message).filter((message) => /^and .* more$/.test(message))).toEqual([more]);
    expect(found[100].message).toBe(more);
  });
});

test('each repeated key is placed at its second occurrence', () => {
  const found = foundIn(repeated(300));
  expect(found.slice(0, 100).map(({ path, line }) => [path[2], line])).toEqual(
    Array.from({ length: 100 }, (_, i) => [`k${i}`, 6 + 300 + i]),
  );
});

test('the paths of repeated keys 900 levels down take no memory of their own', () => {
  const text = `${'{a: '.repeat(900)}{${'a,'.repeat(30_000)}}${'}'.repeat(900)}`;
  expect(foundIn(text)).toEqual([]);
  const manifest = HEAD.replace('{a: b}', text);
  expect(new Set(foundIn(manifest).map(({ rule }) => rule))).toEqual(new Set(['decode/type', 'decode/duplicateField']));
});
