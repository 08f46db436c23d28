import { differences } from '../../../src/cli/import/differences';

const messages = (wanted: unknown, found: unknown) => differences(wanted, found).map(({ message }) => message);

test('what is the same has no differences, whatever the order of keys', () => {
  expect(differences({ a: 1, b: [null, {}, 2n ** 60n] }, { b: [null, {}, 2n ** 60n], a: 1 })).toEqual([]);
});

test('every place is told by its path, never by its value', () => {
  const wanted = {
    spec: { containers: [{ name: 'a', env: [{ value: 'secret' }] }, { name: 'b' }], 'a.b': 1, gone: 1, kind: {} },
  };
  const found = { spec: { containers: [{ name: 'a', env: [{ value: 'public' }] }], 'a.b': '1', more: 1, kind: [] } };
  expect(messages(wanted, found)).toEqual([
    'spec.containers has 1 items as it is written, not 2',
    'spec.containers[0].env[0].value is written with another value',
    'spec["a.b"] is written with another value',
    'spec.gone is not written',
    'spec.kind is written with another value',
    'spec.more is written, but was not read',
  ]);
});

test('objects of another kind altogether differ as a whole', () => {
  expect(messages({}, [])).toEqual(['the object is written with another value']);
});

test('a null is not the same as nothing, nor an empty list as an empty map', () => {
  expect(messages({ a: null, b: [] }, { b: {} })).toEqual(['a is not written', 'b is written with another value']);
});
