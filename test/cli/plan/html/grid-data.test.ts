import { fleet, planOf } from './fleet';
import { gridData } from '../../../../src/cli/plan/html/grid-data';

const small = fleet({ nodes: 6, daemonSets: 3 });
const data = gridData(planOf(small), small.nodes);
const stateOf = (node: number, daemonSet: number) => data.outcomes[data.rows[data.rowOf[node]][daemonSet]];

test('the outcome of every node and DaemonSet is that of the plan, with its reasons', () => {
  const plan = planOf(small);
  expect(data.nodes).toHaveLength(6);
  plan.daemonSets.forEach(({ name }, column) => {
    const expected = plan.outcomesOf(name).map(({ placement, fit, reasons }) => ({
      state: fit === 'pending' ? 'pending' : placement,
      reasons: reasons.map(({ message }) => message),
    }));
    expect(data.nodes.map((_, node) => stateOf(node, column))).toEqual(expected);
  });
  expect(stateOf(1, 0)).toEqual({ state: 'keeps', reasons: ['taint gpu=true:NoSchedule is not tolerated'] });
});

test('nodes that share their outcomes share a row', () => {
  const large = fleet({ nodes: 900, daemonSets: 10 });
  const { rows, rowOf } = gridData(planOf(large), large.nodes);
  expect(rowOf).toHaveLength(900);
  expect(rows).toHaveLength(3);
});

test('labels that divide the nodes are offered, pools first, and none that names each node', () => {
  expect(data.labels.map(({ key }) => key)).toEqual(['pool', 'constructor']);
  expect(data.labels[0]).toEqual({ key: 'pool', values: ['general', 'gpu', 'storage'], of: [0, 1, 2, 0, 1, 2] });
});

test('a node without the label has no value of it', () => {
  const nodes = [
    { metadata: { name: 'a', labels: { zone: 'x' } } },
    { metadata: { name: 'b' } },
    { metadata: { name: 'c', labels: { zone: 'x' } } },
  ].map((node) => ({ ...node, status: { allocatable: {} } }));
  expect(gridData(planOf({ nodes, daemonSets: small.daemonSets }), nodes).labels).toEqual([
    { key: 'zone', values: ['x'], of: [0, -1, 0] },
  ]);
});

test('a plan without DaemonSets still has its nodes', () => {
  const none = gridData(planOf({ ...small, daemonSets: [] }), small.nodes);
  expect(none).toMatchObject({ daemonSets: [], outcomes: [], rows: [[]], rowOf: [0, 0, 0, 0, 0, 0] });
});
