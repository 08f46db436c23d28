import { readManifests } from '../../../src/manifest/read-manifests';

const problemOf = (content: string) => {
  const { problem } = readManifests({ name: 'test.yaml', content });
  return problem && `${problem.line}:${problem.column} ${problem.message}`;
};

test.each([
  ['a: 1\n b: 2\n', "2:3 this value cannot contain a second ':': quote the value, or put the key on its own line"],
  ['a: b: c\n', "1:5 this value cannot contain a second ':': quote the value, or put the key on its own line"],
  [
    'a:\n  - b\n  c: 1\n',
    "3:3 the next item of a list ('- ') or the end of the list is missing here: check the indentation",
  ],
  ['- a\nb: 1\n', "2:1 the next item of a list ('- ') or the end of the list is missing here: check the indentation"],
  ['a:\n   b: 1\n  c: 2\n', '3:3 a key is missing here: check the indentation of this line and the lines before it'],
  ["a: 'it's'\n", '1:8 a key is missing here: check the indentation of this line and the lines before it'],
  ['a: |\n  b\n c\n', '3:2 a key is missing here: check the indentation of this line and the lines before it'],
  ['a: 1\nb\nc: 2\n', "2:1 a ':' and a value are missing after this key"],
  ['a: -\n', "1:4 a list item cannot begin here: put its '-' on its own line"],
  ['a: ? b\n', "1:4 a '?' key cannot begin here"],
  ['a: [1, 2\nb: 3\n', "2:2 a ',' or ']' is missing here"],
  ['a: {b: 1\n', "1:4 this bracket is not closed with '}'"],
  ['a: [b, , c]\n', '1:8 a value is expected here: check the brackets and commas'],
  ['a: &x\n  - &y\n', undefined],
  ['a: [&x\n', "1:4 this bracket is not closed with ']'"],
  ['a: 1\n---\n# b\n...\n', "4:1 kubectl refuses a document that begins with '...': remove the line"],
  ['a: [\n...\n', '2:1 a value is expected here: check the brackets and commas'],
  ['a: *x\n', "1:4 there is no anchor '&x' before this alias"],
  ['a: &x [*x]\n', "1:8 the alias '*x' is inside the value that it refers to"],
  ['a: !e!x 1\n', "1:4 the tag '!e!x' uses the undefined shorthand '!e!'"],
  [
    '%YAML 1.1\n---\na: 1\n',
    "1:1 kubectl cannot read a '%' directive, because it splits the file at the '---' after it: remove the directive",
  ],
  ['<<: 1\n', "1:5 the value of '<<' must be a map or a list of maps"],
  ['~: 1\n', "1:1 '~' cannot be a key: put it in quotes"],
  ['? \n: 1\n', '1:2 nothing cannot be a key: put it in quotes'],
  ['[a]: 1\n', '1:1 a list or a map cannot be a key'],
  ['a: 1\n---b\n', "2:4 only a comment can follow '---' at the start of a line"],
])('%j is told as it is', (content, problem) => {
  expect(problemOf(content)).toBe(problem);
});
