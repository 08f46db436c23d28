import { PodDemand, podDemand } from '../../src/scheduling/fit';
import { nodeClasses } from '../../src/scheduling/node-classes';
import { placementRules } from '../../src/scheduling/placement';

const node = (name: string, labels: { [key: string]: string } = {}, cpu = 4n, taints: string[] = []) => ({
  name,
  labels,
  allocatable: new Map([['cpu', cpu]]),
  ready: true,
  taints: taints.map((key) => ({ key, value: '', effect: 'NoSchedule' })),
});
const rules = (spec: object) => placementRules({ spec: { template: { spec } } });
const members = (nodes: ReturnType<typeof node>[], specs: object[], pods: { [name: string]: PodDemand[] } = {}) =>
  nodeClasses(
    nodes,
    specs.map(rules),
    (name) => pods[name] && { own: new Map(), others: pods[name].map((demand) => ({ demand, started: '' })) },
  ).classes.map((one) => one.members);

test('labels count only where a DaemonSet looks at them', () => {
  const nodes = [
    node('a', { zone: 'x', pool: '1' }),
    node('b', { zone: 'y', pool: '1' }),
    node('c', { zone: 'y', pool: '2' }),
  ];
  expect(members(nodes, [{}])).toEqual([[0, 1, 2]]);
  expect(members(nodes, [{ nodeSelector: { pool: '1' } }])).toEqual([[0, 1], [2]]);
  expect(members(nodes, [{ nodeSelector: { pool: '1' } }, { nodeSelector: { zone: 'x' } }])).toEqual([[0], [1], [2]]);
});

test('an absent label is not an empty one', () => {
  expect(members([node('a', { pool: '' }), node('b')], [{ nodeSelector: { pool: '' } }])).toEqual([[0], [1]]);
});

test('taints, room and named nodes tell nodes apart', () => {
  expect(members([node('a'), node('b', {}, 4n, ['gpu']), node('c', {}, 8n), node('d')], [{}])).toEqual([
    [0, 3],
    [1],
    [2],
  ]);
  const tainted = (name: string, effect: string) => ({ ...node(name), taints: [{ key: 'gpu', value: '', effect }] });
  expect(members([tainted('a', 'NoSchedule'), tainted('b', 'NoExecute')], [{}])).toEqual([[0], [1]]);
  expect(members([node('a'), node('b'), node('c')], [{ nodeName: 'b' }])).toEqual([[0, 2], [1]]);
});

test('pods count by what they demand, in whatever order', () => {
  const [small, large] = [podDemand('a/small', {}, 36), podDemand('a/large', {}, 36)];
  const nodes = [node('a'), node('b'), node('c')];
  expect(members(nodes, [{}], { a: [small, large], b: [large, small], c: [small] })).toEqual([[0, 1], [2]]);
});

test('nodes that differ in room only share their placement', () => {
  const { classes, placements } = nodeClasses([node('a'), node('b', {}, 8n)], [rules({})], () => undefined);
  expect([classes.length, placements.length]).toEqual([2, 1]);
});
