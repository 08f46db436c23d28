import { isJsonObject, setOwn } from '../../src/model/json-object';

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
