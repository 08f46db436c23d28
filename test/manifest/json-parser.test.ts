import { parseJson } from '../../src/manifest/json-parser';
import { Unreadable } from '../../src/manifest/unreadable';

function problemOf(text: string): [string, number] {
  try {
    parseJson(text, 0);
  } catch (error) {
    if (error instanceof Unreadable) return [error.message, error.offset];
  }
  throw new Error(`${text} is read`);
}

test.each([
  ['{"a" 1}', "a ':' after the key is expected here, not '1'", 5],
  ['{"a": 1,}', "a key in double quotes is expected here, not '}'", 8],
  ['{a: 1}', "a key in double quotes is expected here, not 'a'", 1],
  ['{"a": 1 "b"}', "',' or '}' is expected here, not '\"'", 8],
  ['[1 2]', "',' or ']' is expected here, not '2'", 3],
  ['[1,]', "a value is expected here, not ']'", 3],
  ['[tru]', "a value is expected here, not 't'", 1],
  ['[01]', "',' or ']' is expected here, not '1'", 2],
  ['[1.]', 'a digit is missing in this number', 1],
  ['[1.5e+]', 'a digit is missing in this number', 1],
  ['[+1]', "a value is expected here, not '+'", 1],
  ['[\u00a01]', 'a value is expected here, not U+00A0', 1],
  [' [1, {"a": [2', "the text ends before this value is complete: ',' or ']' is missing", 11],
  ['{"a', 'the string that begins here is not closed', 1],
  [
    '["a\\',
    'a backslash in a string must be followed by one of " \\ / b f n r t, or by u and four hexadecimal digits',
    3,
  ],
  [
    '["\\x"]',
    'a backslash in a string must be followed by one of " \\ / b f n r t, or by u and four hexadecimal digits',
    2,
  ],
  [
    '["\\u12g4"]',
    'a backslash in a string must be followed by one of " \\ / b f n r t, or by u and four hexadecimal digits',
    2,
  ],
  ['["a\nb"]', 'U+000A is not allowed in a string: write it as an escape', 3],
  ['', 'the text ends before this value is complete: a value is missing', 0],
])('%j is refused', (text, message, offset) => {
  expect(problemOf(text)).toEqual([message, offset]);
});

test('a value may begin anywhere, and ends where it ends', () => {
  expect(parseJson('{} [1, "a"] x', 2)).toMatchObject({ value: [1, 'a'], end: 11 });
  expect(parseJson('1 2', 0)).toMatchObject({ value: 1, end: 1 });
});

test('halves of surrogate pairs become U+FFFD, as in Go', () => {
  expect(parseJson('["\\ud83d\\ude00", "\\ud800x", "\\ude00"]', 0).value).toEqual(['😀', '\ufffdx', '\ufffd']);
});

test('of repeated keys the last one counts, in its place of the first', () => {
  const { value, repeated } = parseJson('{"a": {"x": 1}, "b": 2, "a": {"y": 3, "y": 4}}', 0);
  expect(JSON.stringify(value)).toBe('{"a":{"y":4},"b":2}');
  expect(repeated.map(({ holder, key, pos }) => ({ path: holder.pathOf(key), pos }))).toEqual([
    { path: ['a'], pos: 24 },
    { path: ['a', 'y'], pos: 38 },
  ]);
});
