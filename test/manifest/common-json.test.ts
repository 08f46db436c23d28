import fc from 'fast-check';
import { parseCommonJson } from '../../src/manifest/common-json';
import { parseJson } from '../../src/manifest/json-parser';
import { SourceText } from '../../src/manifest/source-text';

const parse = (text: string) => parseCommonJson(SourceText.of('test.json', text));

test.each([
  '{"a": 1, "b": [true, null, "x:y\\"z\\u00e9", {"a": -2}], "c": {}}',
  '["1.0", "a\\\\", ":", "\\"", 999999999999999]',
  '{}',
])('JSON without surprises is what JSON.parse makes of it: %s', (text) => {
  expect(parse(text)).toEqual({ value: JSON.parse(text) });
});

test.each([
  ['a repeated key', '{"a": 1, "a": 1}'],
  ['a repeated key, written in two ways', '{"a": 1, "\\u0061": 1}'],
  ['a repeated key behind blanks', '{"a"  : 1, "a"\n: ":"}'],
  ['a fraction', '[1.0]'],
  ['an exponent', '[1e3]'],
  ['a big number', '[1000000000000000]'],
  ['half a surrogate pair', '["\\uD800"]'],
  ['two values', '{} {}'],
  ['no JSON', '{a: 1}'],
  ['deep nesting', `${'['.repeat(1001)}${']'.repeat(1001)}`],
  ['very deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
])('%s needs the careful parser', (_, text) => {
  expect(parse(text)).toBeUndefined();
});

test('both parsers agree wherever the quick one answers', () => {
  const keys = fc.constantFrom('a', 'b', 'é', '"', ':', '\\', '__proto__', 'a":', '😀');
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      keys,
      fc.array(tie('tree')),
      fc.dictionary(keys, tie('tree')),
    ),
  }));
  let quick = 0;
  fc.assert(
    fc.property(tree, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const common = parse(text);
      const careful = parseJson(text, 0);
      expect(careful).toMatchObject({ end: text.length, repeated: [] });
      expect(JSON.stringify(careful.value)).toBe(JSON.stringify(value));
      if (common) {
        quick++;
        expect(common.value).toEqual(careful.value);
      }
    }),
    { numRuns: 1000, seed: 7 },
  );
  expect(quick).toBeGreaterThan(900);
});
