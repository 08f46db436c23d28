import { fieldPath, fromEntries, hasBigint, pointer, without } from '../../src/importer/json-values';

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
});

test('a number beyond 2^53 is found at any depth', () => {
  expect([{ a: [{ b: 1n }] }, 1n, { a: [1, null, 'n'] }].map(hasBigint)).toEqual([true, true, false]);
});
