import { isJsonObject, isSameJson, setOwn } from '../../src/model/json-object';

test('an object is neither a list nor null', () => {
  expect([{}, [], null, 'a', undefined].map(isJsonObject)).toEqual([true, false, false, false, false]);
});

test('every key becomes an own property, __proto__ too', () => {
  const object = {};
  setOwn(object, 'a', 1);
  setOwn(object, '__proto__', { b: 2 });
  expect(JSON.stringify(object)).toBe('{"a":1,"__proto__":{"b":2}}');
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
});

test('undefined is like absent', () => {
  expect(isSameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(isSameJson([{ a: undefined }], [{ b: undefined }])).toBe(true);
  expect(isSameJson({ a: undefined }, { a: null })).toBe(false);
});

test('JSON values are equal whatever the order of their keys', () => {
  expect(isSameJson({ a: [1, null, { b: 2n }], c: '' }, { c: '', a: [1, null, { b: 2n }] })).toBe(true);
  for (const [one, other] of [
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ a: 1 }, { b: 1 }],
    [[1, 2], [1]],
    [[1], { 0: 1 }],
    [{ 0: 1 }, [1]],
    [{}, null],
    [1, '1'],
    [1, 1n],
    [0, -0],
    [JSON.parse('{"__proto__":1,"a":2}'), { a: 2 }],
    [{ a: 2, b: 3 }, JSON.parse('{"__proto__":1,"a":2}')],
    [{ toString: 1 }, {}],
    [{ toString: undefined, a: 1 }, { b: 1 }],
  ]) {
    expect(isSameJson(one, other)).toBe(false);
  }
});
