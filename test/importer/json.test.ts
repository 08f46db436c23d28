import { fieldPath, fromEntries, hasBigint, isEqual, pointer, without } from '../../src/importer/json';

const PROTO = JSON.parse('{"__proto__":1,"a":2}') as { readonly [key: string]: unknown };

test('a place is written as JSON patches and as Kubernetes write it', () => {
  expect(pointer(['metadata', 'annotations', 'a/b~c', 0])).toBe('/metadata/annotations/a~1b~0c/0');
  expect(pointer([])).toBe('');
  expect(fieldPath(['spec', 'containers', 0, 'x-y'])).toBe('spec.containers[0].x-y');
  expect(fieldPath(['metadata', 'labels', 'a.b/c"'])).toBe('metadata.labels["a.b/c\\""]');
});

test('keys such as __proto__ are keys like others', () => {
  expect(JSON.stringify(without(PROTO, ['a']))).toBe('{"__proto__":1}');
  expect(JSON.stringify(fromEntries([['__proto__', {}]]))).toBe('{"__proto__":{}}');
  expect(isEqual(PROTO, { a: 2 })).toBe(false);
  expect(isEqual({ a: 2, b: 3 }, PROTO)).toBe(false);
});

test('values are equal whatever the order of keys, and only then', () => {
  expect(isEqual({ a: [1, { b: null }], c: 2n }, { c: 2n, a: [1, { b: null }] })).toBe(true);
  expect(
    [
      [[1], [1, 2]],
      [[1], { 0: 1 }],
      [{}, null],
      [1, '1'],
      [0, -0],
      [1, 1n],
    ].map(([a, b]) => isEqual(a, b)),
  ).toEqual([false, false, false, false, false, false]);
});

test('a number beyond 2^53 is found at any depth', () => {
  expect([{ a: [{ b: 1n }] }, 1n, { a: [1, null, 'n'] }].map(hasBigint)).toEqual([true, true, false]);
});
