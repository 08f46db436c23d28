import { Field } from '../../src/model/field';
import { FieldDoc } from '../../tools/model/docs';
import { missingFacts } from '../../tools/model/facts';

/** What the generator misses of a type that has an old field and a new one. */
function missing(field: Partial<Field>, doc: Partial<FieldDoc>, goNames = ['old', 'fresh']): string[] {
  const fields: Field[] = [
    { name: 'old', type: 'string' },
    { name: 'fresh', type: 'string', since: 38, ...field },
  ];
  return missingFacts(
    new Map([['Kind', new Map(fields.map((one) => [one.name, one]))]]),
    new Map([['Kind', new Map(goNames.map((name) => [name, { pointer: false }]))]]),
    new Map([['Kind', { doc: 'd', see: 's', fields: { old: { doc: 'd' }, fresh: { doc: 'd', ...doc } } }]]),
  );
}

test('a new field states its feature gate, and whether it may hold a secret', () => {
  expect(missing({}, {})).toEqual([
    "Kind.fresh: state its feature gate, or 'gate: none'",
    'Kind.fresh: state whether it may hold a secret (secret: value, url or none)',
  ]);
  expect(missing({}, { gate: 'none', secret: 'none' })).toEqual([]);
  expect(missing({ since: undefined }, {})).toEqual([]);
});

test('a number or a closed set of values is no secret', () => {
  expect(missing({ type: 'int32' }, { gate: 'none' })).toEqual([]);
  expect(missing({}, { gate: 'none', values: ['A', 'B'] })).toEqual([]);
});

test('a field that no Go struct has is told: its declaration could not be read', () => {
  expect(missing({}, { gate: 'none', secret: 'none' }, ['old'])).toEqual(['Kind.fresh: no Go struct has it']);
});
