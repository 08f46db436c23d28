import { readManifests } from '../../../src/manifest/read-manifests';
import { askKubernetes, builtMinors, liveTest } from '../../support/conformance';

const read = (content: string) => readManifests({ name: 'test.yaml', content });
const valueOf = (content: string) => read(content).documents[0].value;

test('a merge key gives way to what comes after it, and overrides what stands before it, as in kubectl', () => {
  expect(valueOf('a: &x {k: 1, l: 1}\nb: {<<: *x, k: 2}\nc: {k: 2, <<: *x}\n')).toEqual({
    a: { k: 1, l: 1 },
    b: { k: 2, l: 1 },
    c: { k: 1, l: 1 },
  });
});

test('of several mappings behind one merge key the first wins', () => {
  expect(valueOf('a: &x {k: 1}\nb: &y {k: 2, l: 2}\nc: {<<: [*x, *y]}\n')).toEqual({
    a: { k: 1 },
    b: { k: 2, l: 2 },
    c: { k: 1, l: 2 },
  });
});

test('what a merge key brings is no repetition, in whatever order it stands', () => {
  const duplicatesOf = (content: string) => read(content).documents[0].duplicates;
  for (const content of [
    'a: &x {k: 1, l: 1}\nb: {<<: *x, k: 2}\nc: {k: 2, <<: *x}\n',
    'a: &x {k: 1}\nb: &y {k: 2}\nc: {<<: [*x, *y]}\n',
    'a: &x {k: 1}\nb: {<<: *x, <<: *x}\n',
    'a: &x {k: 1}\nb: {!!merge <<: *x, k: 2}\n',
  ]) {
    expect(duplicatesOf(content)).toEqual([]);
  }
});

test('a key that is written twice beside a merge key is a repetition, and one in what is merged is told once', () => {
  const placesOf = (content: string) =>
    read(content).documents[0].duplicates.map(({ path, line, column }) => `${path.join('.')} ${line}:${column}`);
  expect(placesOf('a: &x {k: 1}\nb: {k: 2, <<: *x, k: 3}\n')).toEqual(['b.k 2:19']);
  expect(placesOf('a: &x {k: 1}\nb: {<<: *x, k: 2, k: 3}\n')).toEqual(['b.k 2:19']);
  expect(placesOf('a: &x {k: 1, k: 2}\nb: {<<: *x}\n')).toEqual(['a.k 1:14']);
  expect(placesOf('b: {<<: {k: 1, k: 2}}\n')).toEqual(['b.k 1:16']);
});

test('a written value that a merge key behind it replaces is told, where the two differ', () => {
  const replacedIn = (content: string) =>
    read(content).documents[0].replacedByMerge.map(({ path, line, column }) => `${path.join('.')} ${line}:${column}`);
  const base = 'base: &x {k: 1, l: {m: [1, {n: 2}]}}\n';
  expect(replacedIn(`${base}b: {k: 2, <<: *x}\n`)).toEqual(['b.k 2:11']);
  expect(replacedIn(`${base}b: {k: 1, l: {m: [1, {n: 2}]}, <<: *x}\n`)).toEqual([]);
  expect(replacedIn(`${base}b: {l: {m: [1, {n: 3}]}, <<: *x}\n`)).toEqual(['b.l 2:26']);
  expect(replacedIn(`${base}b: {<<: *x, k: 2}\n`)).toEqual([]);
  // of two merge keys the second wins, which the specification does not know
  expect(replacedIn(`${base}b: {<<: {k: 2}, <<: *x}\n`)).toEqual(['b.k 2:17']);
  expect(replacedIn(`a: &x {k: 1}\nb: &y {k: 2}\nc: {<<: [*x, *y]}\n`)).toEqual([]);
});

test('an alias is a copy: nothing is shared between two places', () => {
  const { a, b } = valueOf('a: &x {k: [1]}\nb: *x\n') as Record<string, { k: number[] }>;
  expect(b).toEqual(a);
  expect(b).not.toBe(a);
  expect(b.k).not.toBe(a.k);
});

test('the last of repeated keys counts, and every repetition is told with its path and place', () => {
  const [{ value, duplicates }] = read(
    'spec:\n  a: 1\n  "a": 2\n  list:\n  - b: 1\n    b: 2\nspec:\n  c: 3\n',
  ).documents;
  expect(value).toEqual({ spec: { c: 3 } });
  expect(duplicates).toEqual([
    { path: ['spec', 'a'], line: 3, column: 3 },
    { path: ['spec', 'list', 0, 'b'], line: 6, column: 5 },
    { path: ['spec'], line: 7, column: 1 },
  ]);
});

test('keys that become the same text are repeated keys, although YAML tells them apart', () => {
  const [{ value, duplicates }] = read('1: a\n"1": b\n0x1: c\nyes: d\ntrue: e\n').documents;
  expect(value).toEqual({ 1: 'c', true: 'e' });
  expect(duplicates.map(({ path, line }) => [...path, line])).toEqual([
    ['1', 2],
    ['1', 3],
    ['true', 5],
  ]);
});

test('merge keys that lead from alias to alias cannot nest deeper than what is written may', () => {
  const chain = (levels: number) =>
    Array.from(
      { length: 20 },
      (_, i) => `a${i}: &a${i} ${'{<<: '.repeat(levels)}${i ? `*a${i - 1}` : '{}'}${'}'.repeat(levels)}\n`,
    ).join('');
  expect(read(chain(10)).documents).toHaveLength(1);
  expect(read(`${chain(900)}pad: [${'1,'.repeat(10_000)}]\n`).problem).toMatchObject({
    message: 'lists and maps are nested more than 1000 levels deep',
  });
});

/** A list of `width` values behind an anchor, and a list of `times` aliases to it. */
const repeated = (width: number, times: number) =>
  `a: &a [${Array(width).fill('x').join(',')}]\nb: [${Array(times).fill('*a').join(',')}]\n`;

// the last number of aliases that the real parser of Kubernetes 1.37 takes: the more steps, the fewer may come out of aliases
test.each([
  [30, 15_194],
  [8, 76_409],
  [3, 233_711],
])('a list of %d values is taken %d times, and once more it is too much', (width, times) => {
  expect(read(repeated(width, times)).problem).toBeUndefined();
  expect(read(repeated(width, times + 1)).problem).toMatchObject({
    message: 'the aliases of this document expand to too many values',
  });
});

liveTest('aliases are refused for the same documents as by the real parser, in small and in big ones', () => {
  const texts: string[] = [];
  for (let width = 1; width <= 14; width++) {
    for (let depth = 1; depth <= 6 && width ** depth <= 200_000; depth++) {
      texts.push(
        Array.from(
          { length: depth },
          (_, i) =>
            `a${i}: &a${i} [${Array(width)
              .fill(i ? `*a${i - 1}` : 'x')
              .join(',')}]\n`,
        ).join(''),
      );
    }
  }
  for (const times of [50, 98, 99, 100, 101, 102, 110, 900, 1000, 1100, 5000]) {
    for (const width of [1, 2, 9, 10, 11, 50, 98, 99, 100]) {
      texts.push(`a: &a [${Array(width).fill('x').join(',')}]\nb: [${Array(times).fill('*a').join(',')}]\n`);
    }
  }
  for (const times of [100, 105, 110, 120, 150, 200, 300]) {
    texts.push(
      `a: &a {${Array.from({ length: times }, (_, i) => `k${i}: 1`).join(', ')}}\nb: [${Array(times).fill('{<<: *a}').join(',')}]\n`,
    );
  }
  const answers = askKubernetes<{ err?: string }>(
    builtMinors.at(-1)!,
    'yaml',
    texts.map((text) => ({ text })),
  );
  expect(answers.filter(({ err }) => err).length).toBeGreaterThan(20);
  const differences = texts.filter((text, i) => (read(text).problem !== undefined) !== (answers[i].err !== undefined));
  expect(differences.map((text) => text.slice(0, 100))).toEqual([]);
});
