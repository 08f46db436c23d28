import { readFileSync } from 'fs';
import { resolve } from 'path';
import { nodeRequirements } from '../../src/scheduling/node-affinity';

interface Recording {
  readonly nodes: { name: string; labels: { [key: string]: string } | null }[];
  readonly cases: { affinity: object; nodeSelector?: object; matches: boolean[] }[];
}

const recording: Recording = JSON.parse(
  readFileSync(resolve(__dirname, '../../conformance/recorded/nodeaffinity.json'), 'utf8'),
);
const nodes = recording.nodes.map(({ name, labels }) => ({ name, labels: labels ?? {} }));
const NODE = { name: 'node-1', labels: { zone: 'b', cores: '4', size: 'many' } };

function reasons(podSpec: object): string[] {
  return nodeRequirements(podSpec as { [key: string]: unknown })
    .judge(NODE)
    .map(({ message }) => message);
}

const term = (key: string, operator: string, values?: string[]) => ({ matchExpressions: [{ key, operator, values }] });
const affinity = (...nodeSelectorTerms: object[]) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
});

test('the recorded answers of the real node affinity code are given, and a reason with each refusal', () => {
  expect(recording.cases.length).toBeGreaterThan(100);
  for (const { affinity: nodeAffinity, nodeSelector, matches } of recording.cases) {
    const requirements = nodeRequirements({ affinity: { nodeAffinity }, nodeSelector });
    expect({ nodeAffinity, nodeSelector, matches: nodes.map((node) => requirements.judge(node).length === 0) }).toEqual(
      { nodeAffinity, nodeSelector, matches },
    );
  }
});

test.each([
  [term('zone', 'In', ['a', 'c']), 'label zone is "b", not one of a, c'],
  [term('zone', 'In', ['a']), 'label zone is "b", not "a"'],
  [term('disk', 'In', ['ssd', 'nvme']), 'label disk is absent, not one of ssd, nvme'],
  [term('zone', 'NotIn', ['b']), 'label zone is "b", which is excluded'],
  [term('zone', 'NotIn', ['a', 'b']), 'label zone is "b", which is excluded with a, b'],
  [term('disk', 'Exists'), 'label disk is absent'],
  [term('zone', 'DoesNotExist'), 'label zone is "b" but must be absent'],
  [term('cores', 'Gt', ['4']), 'label cores is "4", not above 4'],
  [term('cores', 'Lt', ['4']), 'label cores is "4", not below 4'],
  [term('size', 'Gt', ['4']), 'label size is "many", not an integer above 4'],
  [term('disk', 'Gt', ['4']), 'label disk is absent, not above 4'],
  [term('cores', 'Gt', ['-5']), 'matchExpressions[0].values[0] "-5" is not valid, so no node matches'],
  [term('cores', 'Near', ['4']), 'matchExpressions[0].operator "Near" is not valid, so no node matches'],
  [{}, 'it is empty, so no node matches'],
  [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-2'] }] }, 'metadata.name is not node-2'],
  [{ matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['node-1'] }] }, 'metadata.name is node-1'],
  [
    { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a', 'b'] }] },
    'matchFields[0] is not In or NotIn with one value, so no node matches',
  ],
])('%j says: %s', (one, message) => {
  expect(reasons(affinity(one))).toEqual([`node affinity term 1: ${message}`]);
});

test('the reasons of all terms are there, in their order, unless one of them matches', () => {
  expect(reasons(affinity(term('zone', 'In', ['a']), term('disk', 'Exists')))).toEqual([
    'node affinity term 1: label zone is "b", not "a"',
    'node affinity term 2: label disk is absent',
  ]);
  expect(reasons(affinity(term('disk', 'Exists'), term('cores', 'Gt', ['3'])))).toEqual([]);
});

test('node affinity without terms matches nothing', () => {
  expect(reasons(affinity())).toEqual(['node affinity has no terms, so no node matches']);
});

test('nodeSelector speaks first', () => {
  expect(reasons({ nodeSelector: { zone: 'a' }, ...affinity(term('disk', 'Exists')) })).toEqual([
    'nodeSelector: label zone is "b", not "a"',
  ]);
  expect(reasons({ nodeSelector: { zone: 'b', constructor: '' } })).toEqual([
    'nodeSelector: label constructor is absent, not ""',
  ]);
});

test('a reason is data as well', () => {
  expect(nodeRequirements(affinity(term('disk', 'Exists'), term('zone', 'In', ['a']))).judge(NODE)).toEqual([
    {
      kind: 'nodeAffinity',
      message: 'node affinity term 1: label disk is absent',
      term: 1,
      key: 'disk',
      operator: 'Exists',
    },
    {
      kind: 'nodeAffinity',
      message: 'node affinity term 2: label zone is "b", not "a"',
      term: 2,
      key: 'zone',
      operator: 'In',
      values: ['a'],
      found: 'b',
    },
  ]);
});

test('the labels and names that matter are known beforehand', () => {
  const requirements = nodeRequirements({
    nodeSelector: { os: 'linux' },
    ...affinity(term('zone', 'Exists'), {
      matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-7'] }],
    }),
  });
  expect({ keys: requirements.keys, names: requirements.names }).toEqual({ keys: ['os', 'zone'], names: ['node-7'] });
});
