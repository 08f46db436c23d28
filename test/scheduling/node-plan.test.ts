import { Planner } from '../../src/scheduling/planner';

const node = (name: string, taints: object[] = []) => ({
  kind: 'Node',
  metadata: { name },
  spec: { taints },
  status: { allocatable: { cpu: '4', pods: '110' } },
});
const daemonSet = (name: string, namespace: string, podSpec: object = {}) => ({
  metadata: { name, namespace },
  spec: { template: { spec: podSpec } },
});
const pod = (nodeName: string, owner?: string) => ({
  metadata: {
    namespace: 'agents',
    name: `x-${nodeName}`,
    ownerReferences: owner === undefined ? [] : [{ kind: 'DaemonSet', name: owner, controller: true }],
  },
  spec: { nodeName, containers: [{ resources: { requests: { cpu: '1' } } }] },
});
const GPU = { key: 'gpu', effect: 'NoSchedule' };
const cpu = (amount: string) => ({ containers: [{ resources: { requests: { cpu: amount } } }] });

const PLAN = new Planner().plan(
  [
    daemonSet('agent', 'agents', cpu('100m')),
    daemonSet('agent', 'other', { nodeName: 'b' }),
    daemonSet('big', 'agents', cpu('8')),
  ],
  [node('a'), node('b', [GPU]), node('c', [GPU]), { kind: 'Node', metadata: { name: 'z' } }],
  { pods: [pod('a'), pod('c', 'agent')] },
);

test('missing and covered nodes of a name are those of all DaemonSets of it; a kept pod covers, a pending one does not', () => {
  expect(PLAN.coveredBy('agent')).toEqual(['a', 'c']);
  expect(PLAN.missingOn('agent')).toEqual(['b', 'z']);
  expect([PLAN.coveredBy('agents/agent'), PLAN.coveredBy('other/agent'), PLAN.coveredBy('big')]).toEqual([
    ['a', 'c'],
    [],
    [],
  ]);
  expect(PLAN.missingOn('big')).toEqual(['a', 'b', 'c', 'z']);
});

test('every judged node is missing or covered, and none is both', () => {
  for (const name of ['agent', 'agents/agent', 'other/agent', 'big']) {
    expect([...PLAN.coveredBy(name), ...PLAN.missingOn(name)].sort()).toEqual(['a', 'b', 'c', 'z']);
  }
});

test('outcomes of a name that is there twice come one DaemonSet after the other', () => {
  expect(PLAN.outcomesOf('agent').map(({ node: name, placement, fit }) => [name, placement, fit])).toEqual([
    ['a', 'runs', 'fits'],
    ['b', 'keeps', undefined],
    ['c', 'keeps', undefined],
    ['a', 'excluded', undefined],
    ['b', 'keeps', undefined],
    ['c', 'excluded', undefined],
  ]);
});

test('one node is explained in the order of the DaemonSets', () => {
  expect(
    PLAN.explain('a').map(({ placement, fit, reasons }) => [placement, fit, reasons.map(({ message }) => message)]),
  ).toEqual([
    ['runs', 'fits', []],
    ['excluded', undefined, ['nodeName is "b", which is another node']],
    ['runs', 'pending', ['cpu: 8 requested, 2900m of 4 free']],
  ]);
});

test('what is requested of a node counts pending pods of the plan, and pods of others', () => {
  expect(PLAN.requestsOn('a')).toEqual([
    { resource: 'cpu', daemonSets: '8100m', otherPods: '1', allocatable: '4', share: 2.025 },
    { resource: 'pods', daemonSets: '2', otherPods: '1', allocatable: '110', share: 2 / 110 },
  ]);
  expect(PLAN.requestsOn('c')[0]).toEqual({
    resource: 'cpu',
    daemonSets: '0',
    otherPods: '1',
    allocatable: '4',
    share: 0,
  });
});

test('JSON has the names of all nodes, and nothing of the groups', () => {
  const { daemonSets, problems, totals, ...rest } = PLAN.toJson();
  expect(rest).toEqual({});
  expect(daemonSets.map((one: any) => [Object.keys(one), one.nodes.map((each: any) => each.node)])).toEqual(
    Array(3).fill([
      ['namespace', 'name', 'desired', 'pending', 'nodes', 'rollout', 'cost'],
      ['a', 'b', 'c'],
    ]),
  );
  expect(problems).toEqual(PLAN.problems);
  expect(totals).toEqual(PLAN.totals);
});

test.each([
  ['missingOn', 'the plan has no DaemonSet named "x"; it has agents/agent, other/agent, agents/big'],
  ['coveredBy', 'the plan has no DaemonSet named "x"; it has agents/agent, other/agent, agents/big'],
  ['outcomesOf', 'the plan has no DaemonSet named "x"; it has agents/agent, other/agent, agents/big'],
  ['explain', 'node "x" is not in the inventory'],
  ['requestsOn', 'node "x" is not in the inventory'],
] as const)('%s of a name that is not there throws', (method, message) => {
  expect(() => PLAN[method]('x')).toThrow(new Error(message));
});

test('a node that is not judged cannot be explained', () => {
  expect(() => PLAN.requestsOn('z')).toThrow(new Error('node "z" could not be judged; see problems'));
});
