import { readNodes } from '../../src/scheduling/inventory';

const node = (name: string, rest: object = {}) => ({
  kind: 'Node',
  metadata: { name },
  status: { allocatable: { cpu: '1' } },
  ...rest,
});
const lines = (...documents: unknown[]) => readNodes(documents).findings.map(({ message }) => message);
const names = (...documents: unknown[]) => readNodes(documents).nodes.map(({ name }) => name);

test('lists as kubectl and the API print them, and single nodes, are read', () => {
  const documents = [
    { kind: 'List', items: [node('a'), node('b')] },
    { kind: 'NodeList', items: [{ ...node('c'), kind: undefined }] },
    node('d'),
  ];
  expect(names(...documents)).toEqual(['a', 'b', 'c', 'd']);
  expect(lines(...documents)).toEqual([]);
});

test.each([
  [
    'another kind',
    { kind: 'List', items: [node('a'), { kind: 'Pod' }] },
    ['item 2 of the list is a Pod, not a Node'],
    ['a'],
  ],
  [
    'a table',
    { kind: 'Table', rows: [] },
    ['document 1 is a Table, which contains no Nodes; write it with kubectl get -o json or -o yaml'],
    [],
  ],
  ['an empty list', { kind: 'List', items: [] }, ['the inventory has no nodes'], []],
  ['no object', 'text', ['document 1 is not a Node'], []],
  ['a node without name', { kind: 'Node' }, ['node 1 has no metadata.name'], []],
  [
    'a node without status',
    node('a', { status: undefined }),
    ['node a is not judged: status.allocatable is missing'],
    [],
  ],
  [
    'a quantity',
    node('a', { status: { allocatable: { cpu: 'four' } } }),
    ['node a is not judged: status.allocatable.cpu "four" is not a quantity'],
    [],
  ],
  [
    'a taint',
    node('a', {
      spec: {
        taints: [
          { key: 'x', effect: 'NoSchedule' },
          { key: 'x', effect: 'Never' },
        ],
      },
    }),
    ['node a is not judged: spec.taints[1] has no key or none of the effects NoSchedule, PreferNoSchedule, NoExecute'],
    [],
  ],
  [
    'taints that are no list',
    node('a', { spec: { taints: {} } }),
    ['node a is not judged: spec.taints is not a list'],
    [],
  ],
  [
    'a label',
    node('a', { metadata: { name: 'a', labels: { x: 5 } } }),
    ['node a is not judged: a label is not a string'],
    [],
  ],
  [
    'a name twice',
    { kind: 'List', items: [node('a'), node('a'), node('b')] },
    ['node a appears more than once and is not judged'],
    ['b'],
  ],
  [
    'a name three times',
    { kind: 'List', items: [node('a'), node('b'), node('a'), node('a')] },
    ['node a appears more than once and is not judged'],
    ['b'],
  ],
])('%s gets one clear line, and is not among the nodes', (_what, document, messages, kept) => {
  expect({ messages: lines(document), kept: names(document) }).toEqual({ messages, kept });
});

test('a node is ready unless it says otherwise', () => {
  const ready = (status: string) =>
    node(status, { status: { allocatable: {}, conditions: [{ type: 'Ready', status }] } });
  expect(
    readNodes([ready('True'), ready('False'), ready('Unknown'), node('silent')]).nodes.map((one) => one.ready),
  ).toEqual([true, false, false, true]);
});

test('cpu is counted in thousandths, everything else in whole units', () => {
  const [{ allocatable }] = readNodes([
    node('a', { status: { allocatable: { cpu: '3920m', memory: '1Ki', pods: '110' } } }),
  ]).nodes;
  expect([...allocatable]).toEqual([
    ['cpu', 3920n],
    ['memory', 1024n],
    ['pods', 110n],
  ]);
});
