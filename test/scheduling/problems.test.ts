import { PlanOptions } from '../../src/scheduling/plan-options';
import { Planner } from '../../src/scheduling/planner';

const node = (name: string, labels: object = {}, allocatable: object = { cpu: '4', memory: '8Gi', pods: '110' }) => ({
  kind: 'Node',
  metadata: { name, labels },
  status: { allocatable },
});
const NODES = [node('a', { pool: 'x' }), node('b', { pool: 'x' }), node('c', { pool: 'y' })];

const daemonSet = (
  name: string,
  podSpec: object = {},
  spec: { selector?: object; labels?: object; namespace?: string } = {},
) => ({
  metadata: { name, namespace: spec.namespace ?? 'agents' },
  spec: {
    selector: spec.selector ?? { matchLabels: { app: name } },
    template: { metadata: { labels: spec.labels ?? { app: name } }, spec: podSpec },
  },
});
const port = (hostPort: number, fields: object = {}, podSpec: object = {}) => ({
  ...podSpec,
  containers: [{ ports: [{ containerPort: 1, hostPort, ...fields }] }],
});
const requests = (amounts: object) => ({ containers: [{ resources: { requests: amounts } }] });

function problems(daemonSets: any[], options: PlanOptions = {}, nodes: any[] = NODES) {
  return new Planner()
    .plan(daemonSets, nodes, options)
    .problems.map(({ kind, message, nodes: on }) => [kind, message, on]);
}

test('pending pods are told by what they want, the most first', () => {
  const nodes = [
    node('a', {}, { cpu: '1', pods: '110' }),
    node('b', {}, { cpu: '2', pods: '110' }),
    node('c', {}, { cpu: '4', pods: '0' }),
  ];
  expect(problems([daemonSet('agent', requests({ cpu: '3' }))], {}, nodes)).toEqual([
    [
      'pending',
      'agents/agent: 3 of 3 pods would stay pending (no room for 3 of cpu on 2, no room for one more pod on 1)',
      ['a', 'b', 'c'],
    ],
  ]);
});

test.each([
  ['the same port', {}, {}, 1],
  ['another protocol', { protocol: 'UDP' }, {}, 0],
  ['one address and all of them', { hostIP: '10.0.0.1' }, {}, 1],
  ['two addresses', { hostIP: '10.0.0.1' }, { hostIP: '10.0.0.2' }, 0],
])('host ports, %s', (_, one, other, clashes) => {
  const found = problems([daemonSet('one', port(9100, one)), daemonSet('two', port(9100, other))]).filter(
    ([kind]) => kind === 'host-ports',
  );
  expect(found).toHaveLength(clashes);
});

test('the clash names the nodes that both run on, and is none where there are no such', () => {
  const selecting = (pool: string) => port(9100, {}, { nodeSelector: { pool } });
  expect(problems([daemonSet('one', port(9100)), daemonSet('two', selecting('x'))])).toEqual([
    ['pending', 'agents/two: 2 of 2 pods would stay pending (host port 9100/TCP is taken by agents/one)', ['a', 'b']],
    ['host-ports', 'agents/one and agents/two both use host port 9100/TCP on 2 nodes', ['a', 'b']],
  ]);
  expect(problems([daemonSet('one', selecting('y')), daemonSet('two', selecting('x'))])).toEqual([]);
});

test('a selector that takes the pods of another DaemonSet, in the same namespace only', () => {
  const wide = { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } };
  const message = 'the selector of agents/wide also matches pods of agents/agent';
  expect(problems([daemonSet('wide', {}, wide), daemonSet('agent')])).toEqual([['selectors', message, []]]);
  expect(problems([daemonSet('agent'), daemonSet('wide', {}, wide)])).toEqual([['selectors', message, []]]);
  expect(problems([daemonSet('wide', {}, { ...wide, namespace: 'other' }), daemonSet('agent')])).toEqual([]);
});

test('the same name in two namespaces are two DaemonSets', () => {
  expect(problems([daemonSet('agent'), daemonSet('agent', {}, { namespace: 'other' })])).toEqual([]);
  expect(problems([daemonSet('agent'), daemonSet('agent')])).toEqual([
    ['duplicate', 'agents/agent is in the plan more than once', []],
  ]);
});

test('required is covered by any DaemonSet of the name, and by one of a namespace only if that is asked for', () => {
  const both = [
    daemonSet('agent', { nodeSelector: { pool: 'x' } }),
    daemonSet('agent', { nodeSelector: { pool: 'y' } }, { namespace: 'other' }),
  ];
  expect(problems(both, { required: ['agent'] })).toEqual([]);
  expect(problems(both, { required: ['agents/agent'] })).toEqual([
    ['uncovered', 'agents/agent is required but missing on 1 node', ['c']],
  ]);
  expect(problems(both, { required: ['third/agent'] })).toEqual([
    ['uncovered', 'no DaemonSet is named third/agent, but it is required on every node', ['a', 'b', 'c']],
  ]);
});

test('a node that cannot be judged is not covered', () => {
  const odd = { ...node('z'), status: {} };
  expect(problems([daemonSet('agent')], { required: ['agent'] }, [node('a'), odd])).toEqual([
    ['not-judged', 'node z is not judged: status.allocatable is missing', ['z']],
    ['uncovered', 'agent is required but missing on 1 node', ['z']],
  ]);
});

test('a pending pod covers nothing', () => {
  expect(problems([daemonSet('agent', requests({ cpu: '5' }))], { required: ['agent'] })[1]).toEqual([
    'uncovered',
    'agent is required but missing on 3 nodes',
    ['a', 'b', 'c'],
  ]);
});

test('of DaemonSets that exclude each other no node runs two, and every name has to be one', () => {
  const variants = [
    daemonSet('x', { nodeSelector: { pool: 'x' } }),
    daemonSet('y', { nodeSelector: { pool: 'y' } }),
    daemonSet('all'),
  ];
  expect(problems(variants, { exclusive: [['x', 'y']] })).toEqual([]);
  expect(problems(variants, { exclusive: [['agents/y', 'all']] })).toEqual([
    ['exclusive', '1 node would run more than one of the exclusive DaemonSets agents/y, agents/all', ['c']],
  ]);
  expect(problems(variants, { exclusive: [['x', 'z']] })).toEqual([
    ['exclusive', 'no DaemonSet is named z, but it is listed as exclusive', []],
  ]);
});
