import { readManifests } from '../../src/manifest/read-manifests';

const documentOf = (content: string, index = 0) => readManifests({ name: 'pod.yaml', content }).documents[index];
const at = (line: number, column: number) => ({ line, column });

const YAML = `# header
kind: DaemonSet
metadata:
  labels: {app: a, "tier": b}
spec:
  containers:
    - name: x
      image: &image y
    -
      name: z
      image: *image
      env:
  base: &base
    one: 1
  more:
    <<: [*base, {two: 2}]
    three: |
      text
`;

describe('the place of a value in YAML', () => {
  const document = documentOf(YAML);

  // last what is written there: the text of a scalar, the name of an alias, how many items or keys and values
  test.each<[(string | number)[], { line: number; column: number }, { line: number; column: number }, string | number]>(
    [
      [[], at(2, 1), at(2, 1), 6],
      [['kind'], at(2, 7), at(2, 1), 'DaemonSet'],
      [['metadata', 'labels'], at(4, 11), at(4, 3), 4],
      [['metadata', 'labels', 'tier'], at(4, 28), at(4, 20), 'b'],
      [['spec', 'containers'], at(7, 5), at(6, 3), 2],
      [['spec', 'containers', 0], at(7, 7), at(7, 7), 4],
      [['spec', 'containers', 0, 'image'], at(8, 14), at(8, 7), 'y'],
      [['spec', 'containers', 1], at(10, 7), at(10, 7), 6],
      [['spec', 'containers', 1, 'image'], at(11, 14), at(11, 7), 'image'],
      [['spec', 'containers', 1, 'env'], at(12, 11), at(12, 7), ''],
      [['spec', 'more', 'one'], at(14, 10), at(14, 5), '1'],
      [['spec', 'more', 'two'], at(16, 23), at(16, 18), '2'],
      [['spec', 'more', 'three'], at(17, 12), at(17, 5), 'text\n'],
    ],
  )('%j', (path, value, key, written) => {
    expect(document.locate(path)).toEqual(value);
    expect(document.locateKey(path)).toEqual(key);
    const node = document.find(path);
    expect(node?.items.length || node?.text).toBe(written);
  });

  test('a path that leads nowhere has the place of what it leads to last', () => {
    expect(document.locate(['spec', 'containers', 0, 'ports', 0, 'containerPort'])).toEqual(at(7, 7));
    expect(document.locate(['spec', 'containers', 7])).toEqual(at(7, 5));
    expect(document.locateKey(['kind', 'x'])).toEqual(at(2, 1));
    expect(document.locate(['nothing'])).toEqual(at(2, 1));
    expect(document.find(['spec', 'containers', 'name'])).toBeUndefined();
  });

  test('the value as it is written keeps its notation', () => {
    const written = documentOf('octal: 0644\nquoted: "0644"\ntagged: !!str 0644\n');
    expect(written.value).toEqual({ octal: 420, quoted: '0644', tagged: '0644' });
    expect(
      ['octal', 'quoted', 'tagged']
        .map((key) => written.find([key]))
        .map((node) => [node?.text, node?.plain, node?.tag]),
    ).toEqual([
      ['0644', true, ''],
      ['0644', false, ''],
      ['0644', false, 'tag:yaml.org,2002:str'],
    ]);
  });

  test('of repeated keys the last one has the place of the value', () => {
    expect(documentOf('a: 1\nb: 2\na: 3\n').locate(['a'])).toEqual(at(3, 4));
  });

  test('lines count over all documents and all kinds of line ends, columns are UTF-16 units', () => {
    const text = '\ufeffa: 1\r\n---\r\nb:\r- "😀": é\n  c: 1\n';
    expect(documentOf(text, 1).locate(['b', 0, '😀'])).toEqual(at(4, 9));
    expect(documentOf(text, 1).locate(['b', 0, 'c'])).toEqual(at(5, 6));
    expect(documentOf(text, 0).locate(['a'])).toEqual(at(1, 5));
  });
});

describe('the place of a value in JSON', () => {
  const text = JSON.stringify({ kind: 'DaemonSet', spec: { list: [1, { a: null }], é: '<<' } }, undefined, 2);
  const documents = [documentOf(text), documentOf(`{"first": 1}\n${text.replace('[', '[0.5,')}`, 1)];

  test.each<[(string | number)[], { line: number; column: number }]>([
    [[], at(1, 1)],
    [['kind'], at(2, 11)],
    [['spec', 'list'], at(4, 13)],
    [['spec', 'list', 1, 'a'], at(7, 14)],
    [['spec', 'é'], at(10, 10)],
    [['spec', '<<'], at(3, 11)],
  ])('%j', (path, place) => {
    expect(documents[0].locate(path)).toEqual(place);
  });

  test('later documents of a stream have their place in the file', () => {
    expect(documents[1].locate(['spec', 'list', 0])).toEqual(at(5, 14));
    expect(documents[1].locateKey(['spec'])).toEqual(at(4, 3));
  });
});

test('whole numbers beyond 2^53 are bigints, in YAML and in JSON', () => {
  const numbers = { a: 9007199254740991, b: 9007199254740992n, c: -9223372036854775808n, d: 18446744073709551616n };
  expect(
    documentOf('a: 9007199254740991\nb: 9007199254740992\nc: -9223372036854775808\nd: 18446744073709551616.0\n').value,
  ).toEqual({ ...numbers, d: 18446744073709552000n });
  expect(
    documentOf('{"a": 9007199254740991, "b": 9007199254740992, "c": -9223372036854775808, "d": 18446744073709551616}')
      .value,
  ).toEqual(numbers);
});

test('JSON tells whole numbers with a fraction or an exponent from others; YAML loses the difference, as in kubectl', () => {
  const json = documentOf('{"a": 1.0, "b": 1, "c": [1e3, 2, 0.5], "d": {"e": 1.0, "e": 1}, "f": 1.5}');
  const value = json.value as { c: number[]; d: object };
  expect(value).toEqual({ a: 1, b: 1, c: [1000, 2, 0.5], d: { e: 1 }, f: 1.5 });
  expect([...json.fractions.get(json.value as object)!]).toEqual(['a']);
  expect([...json.fractions.get(value.c)!]).toEqual([0]);
  expect([...json.fractions.get(value.d)!]).toEqual([]);
  expect(documentOf('{"a": 1, "b": "1.0"}').fractions.size).toBe(0);
  expect(documentOf('a: 1.0\nb: 1e3\n').fractions.size).toBe(0);
});

test('a key that stands before a merge key is found beside what is merged', () => {
  const document = documentOf('a: &a {x: 1}\nb: {k: 2, <<: *a}\n');
  expect(document.locate(['b', 'k'])).toEqual(at(2, 8));
  expect(document.locate(['b', 'x'])).toEqual(at(1, 11));
});

test("a tag of one's own is kept, one of YAML is in full", () => {
  const document = documentOf('a: !foo 1\nb: ! 2\nc: !!int 3\nd: !<tag:x,1:y> 4\n');
  expect(['a', 'b', 'c', 'd'].map((key) => document.find([key])?.tag)).toEqual([
    '!foo',
    '!',
    'tag:yaml.org,2002:int',
    'tag:x,1:y',
  ]);
});

test('text that kubectl passes over is told', () => {
  expect(documentOf('a: 1\n...\n# b\nc: 2\n').unread).toEqual(at(3, 1));
  expect(documentOf('"a"\nb: 1\n').unread).toEqual(at(2, 1));
  expect(documentOf('a: 1\n...\n').unread).toBeUndefined();
  expect(documentOf('a: 1\n# b\n').unread).toBeUndefined();
});
