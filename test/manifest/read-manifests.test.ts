import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readManifests } from '../../src/manifest/read-manifests';
import { goJson } from '../support/go-json';

interface Recorded {
  readonly in?: string;
  readonly base64?: string;
  readonly documents?: string[];
  readonly err?: true;
  readonly repeated?: number;
}

// What the real reader of kubectl answered (YAMLOrJSONDecoder over sigs.k8s.io/yaml).
const recorded = JSON.parse(readFileSync(`${__dirname}/../../conformance/recorded/yaml.json`, 'utf8')) as Recorded[];

const contentOf = (one: Recorded) => (one.base64 === undefined ? (one.in ?? '') : Buffer.from(one.base64, 'base64'));
const read = (content: string | Uint8Array) => readManifests({ name: 'test.yaml', content });
const valuesOf = (content: string) => read(content).documents.map(({ value }) => value);

describe('every text recorded from the reader of kubectl', () => {
  test('is read to the same values, up to the same document', () => {
    expect(recorded.length).toBeGreaterThan(3500);
    // items of lists become documents of their own, which is tested below
    const differences = recorded
      .filter((one) => !one.in?.startsWith('kind: List'))
      .flatMap((one) => {
        const { documents, problem } = read(contentOf(one));
        const isJson = /^\s*\{/.test(one.in ?? '');
        // a JSON file comes out of kubectl as it is written, with halves of surrogate pairs that Go replaces later; YAML in Go's canonical form
        const theirs = (one.documents ?? []).map((text) =>
          isJson ? goJson(JSON.parse(text)).replace(/\\ud[89a-f]../g, '\ufffd') : text.replaceAll('\\ufffd', '\ufffd'),
        );
        const ours = documents.map(({ value }) =>
          isJson ? goJson(value).replace(/\d{16,}/g, (digits) => String(Number(digits))) : goJson(value),
        );
        const answer = { in: one, theirs, ours, problem };
        return JSON.stringify(theirs) === JSON.stringify(ours) && (problem !== undefined) === (one.err === true)
          ? []
          : [answer];
      });
    expect(differences).toEqual([]);
  });

  test('stops being JSON exactly where kubectl up to 1.32 refuses what later ones take', () => {
    const older = JSON.parse(
      readFileSync(`${__dirname}/../../conformance/recorded/yaml-until-1.32.json`, 'utf8'),
    ) as Recorded[];
    expect(older.filter(({ err }) => err).length).toBeGreaterThan(30);
    const stopping = recorded
      .filter((one) => !one.err && read(contentOf(one)).documents.some(({ jsonEnd }) => jsonEnd))
      .map((one) => one.in);
    expect(new Set(stopping)).toEqual(new Set(older.map((one) => one.in)));
  });

  // of a key that a merge key brings the strict reader says the same, but kubectl does not read strictly
  test('has as many repeated keys as the strict reader finds', () => {
    const readable = recorded.filter((one) => !one.err && !/^\s*\{|<</.test(one.in ?? ''));
    expect(readable.length).toBeGreaterThan(1000);
    expect(readable.filter((one) => one.repeated).length).toBeGreaterThan(10);
    expect(
      readable.map((one) => [
        one.in,
        read(contentOf(one)).documents.reduce((sum, { duplicates }) => sum + duplicates.length, 0),
      ]),
    ).toEqual(readable.map((one) => [one.in, one.repeated ?? 0]));
  });
});

describe('lists', () => {
  test('the items of a list are objects of the file, in place of the list', () => {
    const { documents } = read(
      'kind: List\napiVersion: v1\nitems:\n- kind: A\n- kind: List\n  items:\n  - kind: B\n---\nkind: C\n',
    );
    expect(documents.map(({ index, root, value }) => [index, root, value])).toEqual([
      [0, ['items', 0], { kind: 'A' }],
      [1, ['items', 1, 'items', 0], { kind: 'B' }],
      [2, [], { kind: 'C' }],
    ]);
    expect(documents.map((document) => document.locate(['kind']))).toEqual([
      { line: 4, column: 9 },
      { line: 7, column: 11 },
      { line: 9, column: 7 },
    ]);
  });

  test('an item of a DaemonSetList that says neither kind nor version is a DaemonSet of the version of the list', () => {
    expect(
      valuesOf('kind: DaemonSetList\napiVersion: apps/v1\nitems:\n- metadata: {name: a}\n- kind: X\n- 1\n'),
    ).toEqual([{ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'a' } }, { kind: 'X' }, 1]);
    expect(valuesOf('kind: List\napiVersion: v1\nitems:\n- metadata: {name: a}\n')).toEqual([
      { metadata: { name: 'a' } },
    ]);
  });

  test('an empty list has no objects, and a kind that only looks like a list is an object', () => {
    expect(valuesOf('kind: List\nitems: []\n')).toEqual([]);
    expect(valuesOf('kind: AccessList\nitems: 3\n')).toEqual([{ kind: 'AccessList', items: 3 }]);
    expect(valuesOf('kind: Menu\nitems: [a]\n')).toEqual([{ kind: 'Menu', items: ['a'] }]);
  });

  test('a repeated key belongs to its item, one of the list itself to the first item', () => {
    const { documents } = read(
      'kind: List\nkind: List\nitems:\n- a: 1\n- b: {c: 1, c: 2}\n  d: 1\n  d: 2\nmetadata: {e: 1, e: 2}\n',
    );
    expect(documents.map(({ duplicates }) => duplicates)).toEqual([
      [
        { path: ['kind'], line: 2, column: 1 },
        { path: ['metadata', 'e'], line: 8, column: 18 },
      ],
      [
        { path: ['b', 'c'], line: 5, column: 13 },
        { path: ['d'], line: 7, column: 3 },
      ],
    ]);
  });
});

describe('what cannot be read', () => {
  const problemOf = (content: string | Uint8Array) => read(content).problem;
  const bytes = (...list: number[]) => Uint8Array.from(list);

  test('is one line with its place, and the documents before it are kept', () => {
    const { documents, problem } = read('a: 1\n---\nb: 2\n---\nc: [1\n---\nd: 4\n');
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { b: 2 }]);
    expect(problem).toEqual({ message: "this bracket is not closed with ']'", line: 5, column: 4 });
  });

  test('binary files, other encodings and broken UTF-8 say what they are', () => {
    expect(problemOf('a: 1\nb: \0')).toEqual({
      message: 'the character U+0000 is not allowed in YAML: is this a text file?',
      line: 2,
      column: 4,
    });
    expect(problemOf(bytes(0xff, 0xfe, 0x61, 0))).toEqual({
      message: 'the text is UTF-16: save it as UTF-8',
      line: 1,
      column: 1,
    });
    expect(problemOf(bytes(0xfe, 0xff, 0, 0x61))).toEqual({
      message: 'the text is UTF-16: save it as UTF-8',
      line: 1,
      column: 1,
    });
    expect(problemOf(bytes(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0))).toEqual({
      message: 'the text is UTF-32: save it as UTF-8',
      line: 1,
      column: 1,
    });
    expect(problemOf(bytes(0, 0, 0xfe, 0xff))).toEqual({
      message: 'the text is UTF-32: save it as UTF-8',
      line: 1,
      column: 1,
    });
    expect(problemOf(Buffer.from('a: \ufffd\nb: \xff\n', 'latin1'))).toEqual({
      message: 'the text is not UTF-8 from here on',
      line: 1,
      column: 4,
    });
    expect(problemOf(Buffer.concat([Buffer.from('a: \ufffd\nb: '), bytes(0xff)]))).toEqual({
      message: 'the text is not UTF-8 from here on',
      line: 2,
      column: 4,
    });
    expect(problemOf('{"a": "\ud800"}')).toEqual({
      message: 'half of a surrogate pair stands here',
      line: 1,
      column: 8,
    });
  });

  test('documents before broken UTF-8 are kept', () => {
    const { documents, problem } = read(Buffer.concat([Buffer.from('a: 1\n---\nb: '), bytes(0xc3, 0x28)]));
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }]);
    expect(problem).toEqual({ message: 'the text is not UTF-8 from here on', line: 3, column: 4 });
  });

  test('a file over the limit is not looked at', () => {
    expect(readManifests({ name: 'a', content: 'a: 1' }, { maxLength: 3 }).problem).toEqual({
      message: 'the file has 0.0 MiB; the limit is 0.0 MiB: split it',
      line: 1,
      column: 1,
    });
    expect(problemOf(Buffer.alloc(100 * 1024 * 1024, '['))).toEqual({
      message: 'the file has 100.0 MiB; the limit is 64.0 MiB: split it',
      line: 1,
      column: 1,
    });
    expect(readManifests({ name: 'a', content: 'a: 1' }, { maxLength: 4 }).documents).toHaveLength(1);
  });

  test.each([
    ['YAML in brackets', '['.repeat(10_000), 1001],
    ['YAML in lists', '- '.repeat(10_000), 2001],
    ['JSON', '{"a":'.repeat(10_000), 5001],
    ['JSON that is complete', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 5001],
    [
      'an alias in the depth of another value',
      `a: &a ${'['.repeat(900)}${']'.repeat(900)}\nb: ${'['.repeat(900)}*a${']'.repeat(900)}`,
      106,
    ],
  ])('nesting beyond 1000 levels is refused: %s', (_, content, column) => {
    const { documents, problem } = read(content);
    expect(documents).toEqual([]);
    expect(problem).toEqual({ message: 'lists and maps are nested more than 1000 levels deep', line: 1, column });
  });

  test('1000 levels are read', () => {
    expect(read('['.repeat(1000) + ']'.repeat(1000)).documents).toHaveLength(1);
    expect(read(`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`).documents).toHaveLength(1);
  });

  test('aliases that multiply are refused where the real parser refuses them', () => {
    const bomb = (width: number, times: number) =>
      `a: &a [${Array(width).fill('x').join(',')}]\nb: [${Array(times).fill('*a').join(',')}]\n`;
    expect(problemOf(bomb(50, 50))).toBeUndefined();
    expect(problemOf(bomb(100, 5000))).toEqual({
      message: 'the aliases of this document expand to too many values',
      line: 2,
      column: 11_774,
    });
    const laughs = Array.from(
      { length: 9 },
      (_, i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(i ? `*a${i - 1}` : 'lol')
          .join(',')}]\n`,
    ).join('');
    expect(problemOf(laughs)).toMatchObject({ message: 'the aliases of this document expand to too many values' });
  });

  test('a document of more than 4 million values is refused', () => {
    const tooMany = { message: 'the document holds more than 4 million values: split it', line: 1 };
    expect(problemOf(`{"a": [1${',1'.repeat(4_000_000)}]}`)).toMatchObject(tooMany);
    expect(problemOf(`a: [${'1,'.repeat(4_000_000)}]`)).toEqual({
      message: 'the document holds more than 4 million values: split it',
      line: 1,
      column: 7_999_999,
    });
  });

  test('a number beyond 64-bit floating point is refused in JSON, and a string in YAML, as in kubectl', () => {
    expect(problemOf('{"a": 1e999}')).toEqual({ message: 'the number 1e999 is too big', line: 1, column: 7 });
    expect(valuesOf('a: 1e999')).toEqual([{ a: '1e999' }]);
  });

  test('a template that is not rendered is called one', () => {
    expect(problemOf('a: {{ .Values.b }}\n')).toEqual({
      message: 'a list or a map cannot be a key (render the template first)',
      line: 1,
      column: 5,
    });
    expect(problemOf('{{- if .a }}\nb: 1\n{{- end }}\n')).toEqual({
      message: 'a value is expected here: check the brackets and commas (render the template first)',
      line: 1,
      column: 3,
    });
  });

  test('__proto__ and constructor are keys like any other', () => {
    for (const content of [
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 2}}, "b": 1.0}',
      '__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 2}}\nb: 1',
    ]) {
      const [value] = valuesOf(content) as [object];
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(Object.entries(value)).toEqual([
        ['__proto__', { polluted: 1 }],
        ['constructor', { prototype: { polluted: 2 } }],
        ['b', 1],
      ]);
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    }
  });

  test('whatever the content, the reader answers: a problem is one line in the file, every place is in the file', () => {
    const pieces = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '|',
      '>',
      '&a ',
      '*a',
      '<<: ',
      '#',
      '---\n',
      '...\n',
      '!!int ',
      '?',
      '\t',
      '\\',
      '%',
      '\0',
      '\ud800',
      '😀',
      '{"a":1}',
    );
    const soup = fc.array(pieces, { maxLength: 30 }).map((list) => list.join(''));
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), soup, fc.uint8Array({ maxLength: 200 }), fc.json()),
        (content) => {
          const { documents, problem } = read(content);
          const lines = (typeof content === 'string' ? content : new TextDecoder().decode(content)).split(
            /\r\n|\r|\n/,
          ).length;
          const places = documents.flatMap((one) => [one.locate(), ...one.duplicates, ...one.comments()]);
          for (const { line, column } of problem ? [...places, problem] : places) {
            expect(line).toBeGreaterThan(0);
            expect(line).toBeLessThanOrEqual(lines);
            expect(column).toBeGreaterThan(0);
          }
          expect(problem?.message ?? '').not.toMatch(/[\r\n\0]/);
        },
      ),
      { numRuns: 2000, seed: 5 },
    );
  });
});
