import fc from 'fast-check';
import { jsonParts, Streamed } from '../../../src/cli/validate/json-parts';

const joined = (value: unknown) => [...jsonParts(value)].join('');

test('the parts are what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (items, other) => {
      const plain = { a: { items, none: undefined }, other, list: [{ items }] };
      const streamed = {
        a: { items: new Streamed(items), none: undefined },
        other,
        list: new Streamed([{ items: new Streamed(items) }]),
      };
      expect(joined(streamed)).toBe(JSON.stringify(plain, undefined, 2));
    }),
    { seed: 1 },
  );
});

test('a list is written item by item, and none is asked for before the one before it is written', () => {
  const asked: number[] = [];
  function* items() {
    for (let i = 0; i < 3; i++) {
      asked.push(i);
      yield i;
    }
  }
  for (const part of jsonParts(new Streamed(items()))) if (part === '0') break;
  expect(asked).toEqual([0]);
});
