import * as fc from 'fast-check';
import {
  commentLines,
  isBareKey,
  modeLiteral,
  quotedLiteral,
  scalarLiteral,
  stringLiteral,
} from '../../src/importer/literals';

function valueOf(literal: string): unknown {
  return new Function(`return ${literal};`)() as unknown;
}

test.each([
  ['plain', "'plain'"],
  ["it's", '"it\'s"'],
  ['"it\'s"', "'\"it\\'s\"'"],
  ['a\\b', "'a\\\\b'"],
  ['ends\n', "'ends\\n'"],
  ['\t\r\u0000\u001b', "'\\t\\r\\x00\\x1b'"],
  ['\u2028\ufeff\u202e', "'\\u2028\\ufeff\\u202e'"],
  ['\ud800 \ud83d\ude00', "'\\ud800 \ud83d\ude00'"],
  ['${a}`', "'${a}`'"],
])('%j is written %s', (text, literal) => {
  expect(stringLiteral(text)).toBe(literal);
  expect(valueOf(literal)).toBe(text);
});

test('a text of several lines is a template literal, in which nothing is code', () => {
  const script = '#!/bin/sh\nexec `which "$0"` ${HOME} \\$\n';
  expect(stringLiteral(script)).toBe('`#!/bin/sh\nexec \\`which "$0"\\` \\${HOME} \\\\$\n`');
  expect(valueOf(stringLiteral(script))).toBe(script);
});

test('a template literal keeps carriage returns and tabs, which editors may not', () => {
  expect(stringLiteral('a\r\n\tb\n')).toBe('`a\\r\n\\tb\n`');
});

test('quoted on one line where it has to be', () => {
  expect(quotedLiteral('a\nb')).toBe("'a\\nb'");
});

test('every text is the value of its literals', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes)),
      ),
      (text) => {
        expect(valueOf(stringLiteral(text))).toBe(text);
        expect(valueOf(quotedLiteral(text))).toBe(text);
        expect(quotedLiteral(text)).not.toMatch(/[\n\r\u2028\u2029]/);
      },
    ),
    { numRuns: 1000 },
  );
});

test('scalars are written as values of TypeScript', () => {
  expect([true, null, 1.5, -0, 1e21, 12345678901234567890n].map(scalarLiteral)).toEqual([
    'true',
    'null',
    '1.5',
    '-0',
    '1e+21',
    '12345678901234567890n',
  ]);
});

test('a file mode is written in octal; what is none is written as it is', () => {
  expect([0o644, 0, -1, 0.5, 0o10000, '0644'].map(modeLiteral)).toEqual(['0o644', '0', '-1', '0.5', '4096', "'0644'"]);
});

test('only keys that are the same in every version of JavaScript go without quotes', () => {
  expect(['a', '$a_1', 'class', '7', '1.5'].filter(isBareKey)).toEqual(['a', '$a_1', 'class', '7', '1.5']);
  expect(['', 'a-b', 'é', '07', '-1', '1e3', ' a'].filter(isBareKey)).toEqual([]);
});

test('a comment stays one, on as many lines as it has', () => {
  expect(commentLines(' a*/ b')).toEqual(['// a*/ b']);
  expect(commentLines('#\u2028process.exit()\rb')).toEqual(['// #', '// process.exit()', '// b']);
  expect(commentLines('')).toEqual(['//']);
  expect(commentLines('a\u0000\u202eb  ')).toEqual(['// a  b']);
});

test('a comment that a compiler or linter would obey is no longer one of theirs', () => {
  expect([' @ts-nocheck', 'eslint-disable', ' Global x', '# sourceMappingURL=x'].flatMap(commentLines)).toEqual([
    '// # @ts-nocheck',
    '// # eslint-disable',
    '// # Global x',
    '// # sourceMappingURL=x',
  ]);
});
