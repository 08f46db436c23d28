import { readManifests } from '../../../src/manifest/read-manifests';

const problemOf = (content: string) => {
  const { problem } = readManifests({ name: 'test.yaml', content });
  return problem && `${problem.line}:${problem.column} ${problem.message}`;
};

test.each([
  [
    'a: 1\n b: 2\n',
    "2:3 a second ':' cannot stand in this value: put the value in quotes, or a key on a line of its own",
  ],
  ['a: b: c\n', "1:5 a second ':' cannot stand in this value: put the value in quotes, or a key on a line of its own"],
  [
    'a:\n  - b\n  c: 1\n',
    "3:3 the next item of a list ('- ') or the end of the list is missing here: check the indentation",
  ],
  ['- a\nb: 1\n', "2:1 the next item of a list ('- ') or the end of the list is missing here: check the indentation"],
  ['a:\n   b: 1\n  c: 2\n', '3:3 a key is missing here: check the indentation of this line and of those before it'],
  ["a: 'it's'\n", '1:8 a key is missing here: check the indentation of this line and of those before it'],
  ['a: |\n  b\n c\n', '3:2 a key is missing here: check the indentation of this line and of those before it'],
  ['a: 1\nb\nc: 2\n', "2:1 a ':' and a value are missing after this key"],
  ['a: -\n', "1:4 a list item cannot begin here: put its '-' on a line of its own"],
  ['a: ? b\n', "1:4 a '?' key cannot begin here"],
  ['a: [1, 2\nb: 3\n', "2:2 a ',' or ']' is missing here"],
  ['a: {b: 1\n', "1:4 the bracket that opens here is never closed with '}'"],
  ['a: [b, , c]\n', '1:8 a value is expected here: check the brackets and commas'],
  ['a: &x\n  - &y\n', undefined],
  ['a: [&x\n', "1:4 the bracket that opens here is never closed with ']'"],
  ['a: 1\n---\n# b\n...\n', "4:1 kubectl refuses a document that begins with '...': remove the line"],
  ['a: [\n...\n', '2:1 a value is expected here: check the brackets and commas'],
  ['a: *x\n', "1:4 no anchor '&x' stands before this alias"],
  ['a: &x [*x]\n', "1:8 the alias '*x' stands inside the value that it repeats"],
  ['a: !e!x 1\n', "1:4 the tag '!e!x' uses the shorthand '!e!', which nothing defines"],
  [
    '%YAML 1.1\n---\na: 1\n',
    "1:1 kubectl cuts the text at the '---' that has to follow a '%' directive, so it cannot be read: leave the directive out",
  ],
  ['<<: 1\n', "1:5 '<<' can only take a map, or a list of maps"],
  ['~: 1\n', "1:1 '~' cannot be a key: put it in quotes"],
  ['? \n: 1\n', '1:2 nothing cannot be a key: put it in quotes'],
  ['[a]: 1\n', '1:1 a list or a map cannot be a key'],
  ['a: 1\n---b\n', "2:4 only a comment may stand behind '---' at the start of a line"],
])('%j is told as it is', (content, problem) => {
  expect(problemOf(content)).toBe(problem);
});
