import { mutantsOf } from '../../../tools/mutation/mutants';

const mutated = (text: string) =>
  mutantsOf(text).map(({ start, end, text: by }) => text.slice(0, start) + by + text.slice(end));

test.each<[string, string[]]>([
  ['a === b', ['a !== b']],
  ['a < b', ['a <= b']],
  ['a && !b', ['a || !b', 'a && b']],
  ['x = list.sort()', ['x = list']],
  ['if (a) b();', ['if (!(a)) b();', 'if (a) ;']],
  ['x = a ? 1 : 0', ['x = !(a) ? 1 : 0', 'x = a ? 2 : 0', 'x = a ? 1 : 1']],
  ['x = true', ['x = false']],
])('%s has the mutants %j', (text, expected) => {
  expect(mutated(text)).toEqual(expected);
});

test.each(['throw new Error(a + b)', "x = 'a' + b", "import { a } from 'b'", 'let x: 1 | true', 'super(a)'])(
  '%s has none',
  (text) => {
    expect(mutated(text)).toEqual([]);
  },
);
