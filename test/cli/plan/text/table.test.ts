import { table } from '../../../../src/cli/plan/text/table';

const COLUMNS = [{ title: 'NAME' }, { title: 'COUNT', right: true, colour: 'yellow' as const }, { title: 'WHY' }];

test('columns stand one below the other, and lines end with their last word', () => {
  expect(
    table(
      COLUMNS,
      [
        ['a', '1', 'x'],
        ['long name', '1000000', ''],
      ],
      (_, text) => text,
    ),
  ).toEqual(['  NAME         COUNT  WHY', '  a                1  x', '  long name  1000000']);
});

test('a column stands out where its cell is not zero', () => {
  const lines = table(
    COLUMNS,
    [
      ['a', '0', 'x'],
      ['b', '2', 'y'],
    ],
    (colour, text) => `<${colour} ${text}>`,
  );
  expect(lines).toEqual(['<dim   NAME  COUNT  WHY>', '  a         0  x', '  b     <yellow     2>  y']);
});

test('control characters of a name reach no terminal', () => {
  expect(table([{ title: 'N' }], [['a\u001b[31m\nb']], (_, text) => text)).toEqual(['  N', '  a\\u001b[31m\\u000ab']);
});
