import fc from 'fast-check';
import { readManifests } from '../../src/manifest/read-manifests';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';
import { goJson } from '../support/go-json';

const valuesOf = (content: string | Uint8Array) =>
  readManifests({ name: 'test.yaml', content }).documents.map(({ value }) => value);

test('documents are cut at lines that begin with three dashes; those without a value are passed over', () => {
  expect(valuesOf('# a\n---\n---\na: 1\n--- # b\n# c\n---\nnull\n---\nb: 2\n--- \t\nc: 3')).toEqual([
    { a: 1 },
    { b: 2 },
    { c: 3 },
  ]);
});

test('CRLF and a byte order mark change nothing', () => {
  expect(valuesOf('\ufeffa: |\r\n  b\r\n  c\r\n---\r\n\ufeffd: 1\r\n')).toEqual([{ a: 'b\nc\n' }, { d: 1 }]);
});

test('the last line of a file always ends, as for kubectl', () => {
  expect(valuesOf('a: |\n  b')).toEqual([{ a: 'b\n' }]);
});

test('JSON values may follow each other; after one of them YAML may follow', () => {
  expect(valuesOf('{"a": 1}{"a": 2}\n[3]')).toEqual([{ a: 1 }, { a: 2 }, [3]]);
  expect(valuesOf('{"a": 1}\n---\nb: 0x10\n---\n{"c": 010}\n')).toEqual([{ a: 1 }, { b: 16 }, { c: 8 }]);
  expect(valuesOf('{"a": 1,}')).toEqual([{ a: 1 }]);
});

test('a file is either JSON behind its first brace, or YAML to its end: the error that got further is told', () => {
  const problemOf = (content: string) => readManifests({ name: 'test.yaml', content }).problem;
  expect(problemOf('{"a": [1, 2')).toEqual({
    message: "the text ends before this value is complete: ',' or ']' is missing",
    line: 1,
    column: 7,
  });
  expect(problemOf('{a: 1, b: [}\n')).toEqual({
    message: 'a value is expected here: check the brackets and commas',
    line: 1,
    column: 12,
  });
  expect(problemOf('{"a": 1}{"a": 2}x')).toEqual({ message: "a value is expected here, not 'x'", line: 1, column: 17 });
});

test('a document behind the end of JSON says where that is', () => {
  const endsOf = (content: string) =>
    readManifests({ name: 'test.yaml', content }).documents.map(({ jsonEnd }) => jsonEnd);
  expect(endsOf('{"a": 1,}')).toEqual([{ line: 1, column: 9 }]);
  expect(endsOf('{"a": 1}\n---\nb: 1\n---\nc: 1\n')).toEqual([
    undefined,
    { line: 2, column: 1 },
    { line: 2, column: 1 },
  ]);
  expect(endsOf('{"a": 1}{"a": 2}')).toEqual([undefined, undefined]);
  expect(endsOf('a: 1\n---\n{b: 1}\n')).toEqual([undefined, undefined]);
});

// the pieces are those of the recording; what they are put together to is new
const PIECES = [
  'a',
  'b',
  'key',
  'foo: ',
  'bar: 1\n',
  'x:y',
  '"a": ',
  "'b': ",
  '- ',
  '-',
  '\n- ',
  '\n  - ',
  '? ',
  ': ',
  ':',
  '\n',
  '\n  ',
  '\n    ',
  '  ',
  ' ',
  '\t',
  '\r\n',
  '#',
  ' #x\n',
  '&a ',
  '*a',
  '*a ',
  '<<: ',
  '!!str ',
  '!foo ',
  '! ',
  '"',
  "'",
  '\\',
  '\\\n',
  '|',
  '>',
  '|-\n',
  '|+\n',
  '>2\n',
  'key: |\n  a\n   b\n\n  c\n',
  'text\n   more\n',
  '[',
  ']',
  '{',
  '}',
  ', ',
  '[a, b]',
  '{a: b}',
  '---\n',
  '...\n',
  '0x1',
  'yes',
  '~',
  '1.5',
  '@',
  '%',
  'é',
  '\u2028',
  '\u0085',
  '😀',
  '{"a": [1, 2.0], "b": null}',
  '{"a"',
  '":',
  '\x07',
];

liveTest('10,000 texts put together at random are read as the kubectl built here reads them', () => {
  const texts = fc.sample(
    fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join('')),
    { numRuns: 10_000, seed: 20260731 },
  );
  const answers = askKubernetes<{ documents: string[]; err?: string }>(
    builtMinors.at(-1)!,
    'yaml',
    texts.map((text) => ({ text })),
  );
  const differences = texts.flatMap((text, i) => {
    const { documents, problem } = readManifests({ name: 'test.yaml', content: text });
    const ours = documents.map(({ value }) => goJson(value));
    const theirs = answers[i].documents.map((one) => goJson(JSON.parse(one)));
    const isSame =
      (problem !== undefined) === (answers[i].err !== undefined) && JSON.stringify(ours) === JSON.stringify(theirs);
    return isSame ? [] : [{ text, ours, problem, theirs: answers[i] }];
  });
  expect(answers.filter(({ documents, err }) => documents.length > 0 && !err).length).toBeGreaterThan(1000);
  expect(differences).toEqual([]);
});
