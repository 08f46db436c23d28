import { ManifestValidator } from '../../src';

const lost = (given: unknown, received: unknown) => new ManifestValidator().valuesLost(given, received);

test('names what jsii drops of a dictionary in a list', () => {
  // what arrives of [{'name': 'a', 'image': 'b:1', 'liveness_probe': {...}}] written in Python
  const given = { containers: [{ name: 'a', image: 'b:1', liveness_probe: { http_get: { port: 1 } } }] };
  expect(lost(given, { containers: [{ name: 'a', image: 'b:1' }] })).toEqual(['containers[0].liveness_probe']);
  const probe = { livenessProbe: { httpGet: { port: 1 } } };
  expect(lost(given, { containers: [{ name: 'a', image: 'b:1', ...probe }] })).toEqual([]);
});

test('finds a value deep inside, one list item that is missing, and everything', () => {
  expect(lost({ a: [{ b: { c_d: 1, e: 2 } }] }, { a: [{ b: { cD: 1 } }] })).toEqual(['a[0].b.e']);
  expect(lost({ a: ['x', 'y'] }, { a: ['x'] })).toEqual(['a[1]']);
  expect(lost({ a: 1 }, {})).toEqual(['everything']);
});

test('zero, false and an empty text are values; null and empty objects are none', () => {
  expect(lost({ a: 0, b: false, c: '' }, { x: 1 })).toEqual(['a', 'b', 'c']);
  expect(lost({ a: null, b: {}, c: [], d: { e: {} } }, { x: 1 })).toEqual([]);
});

test('keys that differ as names of labels do are told apart where both are there', () => {
  expect(lost({ a_b: 1, ab: 2 }, { a_b: 1, ab: 2 })).toEqual([]);
});

test('more than what was given is no loss', () => {
  expect(lost({ a: 1 }, { a: 1, b: { c: 2 } })).toEqual([]);
});
