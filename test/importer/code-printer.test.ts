import { Printer } from '../../src/importer/code-printer';
import { call, Expression, fields, list, text } from '../../src/importer/syntax-tree';

const printer = new Printer(new Map([['labels x', 'labels']]), new Map([['config', 'agentConfig']]));
const print = (code: Expression) => printer.print(code, '', 0);
const long = (length: number) => text(`'${'x'.repeat(length)}'`);
const shared = (key: string): Expression => ({
  kind: 'shared',
  key,
  name: 'labels',
  longName: 'x labels',
  code: fields({ a: text('1') }),
});

test('what fits on a line stands on one', () => {
  expect(print(fields({ a: text('1'), 'b-c': list(text('2'), text('3')) }))).toBe("{ 'a': 1, 'b-c': [2, 3] }");
  expect(print(list())).toBe('[]');
  expect(print(fields({}))).toBe('{}');
});

test('what is longer than 120 characters is broken, with a comma at each end', () => {
  expect(print(list(long(60), long(60)))).toBe(`[\n  ${long(60).text},\n  ${long(60).text},\n]`);
  expect(print(fields({ a: long(116) }))).toBe(`{\n  a: ${long(116).text},\n}`);
});

test('what is deep, or has more than five fields, is broken however short', () => {
  expect(print(fields({ a: fields({ b: fields({ c: fields({ d: text('1') }) }) }) }))).toBe(
    '{\n  a: { b: { c: { d: 1 } } },\n}',
  );
  const six = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, text('1')]));
  expect(print(fields(six)).split('\n')).toHaveLength(8);
});

test('the last argument of a call goes over lines where the others stay', () => {
  expect(print(call('f', text("'a'"), fields({ b: long(110) })))).toBe(`f('a', {\n  b: ${long(110).text},\n})`);
  expect(print(call('f', long(70), call('g', long(70))))).toBe(`f(\n  ${long(70).text},\n  g(${long(70).text}),\n)`);
});

test('keys are quoted as the lint wants them, all or none, and __proto__ stays a key', () => {
  expect(print(fields({ class: text('1'), a1: text('2') }))).toBe('{ class: 1, a1: 2 }');
  expect(
    print({
      kind: 'fields',
      items: [
        { key: '__proto__', code: text('1') },
        { key: 'b', code: text('2') },
      ],
    }),
  ).toBe("{ ['__proto__']: 1, b: 2 }");
});

test('a constant stands for its value, alone where the key is called like it', () => {
  expect(
    print(fields({ labels: shared('labels x'), matchLabels: shared('labels x'), other: shared('labels y') })),
  ).toBe('{ labels, matchLabels: labels, other: { a: 1 } }');
});

test('a construct is spoken of by its name', () => {
  expect(
    print(list({ kind: 'reference', object: 'config', member: 'name' }, { kind: 'reference', object: 'config' })),
  ).toBe('[agentConfig.name, agentConfig]');
});

test('comments stand where they stood, and behind what takes several lines above it', () => {
  const comments = { before: [' above'], behind: [' behind'], after: [' below'] };
  expect(print({ kind: 'list', items: [{ code: text('1'), comments }] })).toBe(
    '[\n  // above\n  1, // behind\n  // below\n]',
  );
  expect(print({ kind: 'list', items: [{ code: text('`a\nb`'), comments }] })).toBe(
    '[\n  // above\n  // behind\n  `a\nb`,\n  // below\n]',
  );
});
