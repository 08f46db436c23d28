import { readManifests } from '../../../src/manifest/read-manifests';

const read = (content: string) => readManifests({ name: 'test.yaml', content });
const problemOf = (content: string) => {
  const { problem } = read(content);
  return problem && `${problem.line}:${problem.column} ${problem.message}`;
};

test.each([
  ['a:\n\tb: 1\n', '2:1 a tab cannot indent a line: use spaces'],
  ['a: b\n\tc\n', '2:1 a tab cannot indent a line: use spaces'],
  ['a: |\n  b\n\tc\n', '3:1 a tab cannot indent a line of this text: use spaces'],
  ['a: @b\n', "1:4 no value can begin with '@': put it in quotes"],
  ['a: %b\n', "1:4 no value can begin with '%': put it in quotes"],
  ['%b\n', "1:1 a value cannot begin with '%': put it in quotes"],
  ['a: [|b]\n', "1:5 no value can begin with '|': put it in quotes"],
  [
    'a: *\n',
    "1:4 the name after '*' can contain only letters, digits, '-' and '_', not U+000A: quote the text if it is not a name",
  ],
  [
    'a: *.log\n',
    "1:4 the name after '*' can contain only letters, digits, '-' and '_', not '.': quote the text if it is not a name",
  ],
  [
    'a: &b.c d\n',
    "1:4 the name after '&' can contain only letters, digits, '-' and '_', not '.': quote the text if it is not a name",
  ],
  ['a: !b{c\n', "1:4 the tag '!b' must be followed by a space, not by '{': quote the text if it is not a tag"],
  ['a: !b%zz c\n', "1:4 a '%' in the tag '!b%zz' must be followed by two hexadecimal digits"],
  ['a: "b\n', '1:4 the quoted text that begins here is never closed'],
  ['a: "b\n... \nc"\n', '1:4 the quoted text is not closed before the next document'],
  ['a: "\\q"\n', "1:5 '\\' is followed by 'q', which is not a YAML escape: write '\\\\' for a backslash"],
  ['a: "\\xg0"\n', "1:5 '\\x' must be followed by 2 hexadecimal digits"],
  [
    'a: "\\ud83d"\n',
    "1:5 '\\ud83d' is not a Unicode character (YAML writes those beyond U+FFFF as '\\U' and 8 digits)",
  ],
  ['a: |x\n', "1:5 only '+', '-', a digit from 1 to 9 and a comment may follow '|' on its line, not 'x'"],
])('%j is told as it is', (content, problem) => {
  expect(problemOf(content)).toBe(problem);
});

test('a key without a question mark may be 1024 characters long, as in the real parser', () => {
  expect(read(`${'k'.repeat(1024)}: 1\n`).documents).toHaveLength(1);
  expect(problemOf(`${'k'.repeat(1025)}: 1\n`)).toMatch(/^1:1026 this value cannot contain a second ':'/);
});

test('a tag or a name of a million characters is cut in messages', () => {
  expect(problemOf(`a: !${'b'.repeat(1_000_000)}{\n`)?.length).toBeLessThan(200);
  expect(problemOf(`a: *${'b'.repeat(1_000_000)}\n`)?.length).toBeLessThan(200);
});
