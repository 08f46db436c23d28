import { PlanOptions } from '../../src/scheduling/plan-options';
import { Planner } from '../../src/scheduling/planner';

const node = (name: string, fields: { labels?: object; taints?: object[]; cpu?: string; ready?: string } = {}) => ({
  kind: 'Node',
  metadata: { name, labels: fields.labels ?? {} },
  spec: { taints: fields.taints ?? [] },
  status: {
    allocatable: { cpu: fields.cpu ?? '4', memory: '8Gi', pods: '110' },
    conditions: [{ type: 'Ready', status: fields.ready ?? 'True' }],
  },
});
const daemonSet = (name: string, podSpec: object = {}, spec: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name, namespace: 'agents' },
  spec: {
    selector: { matchLabels: { app: name } },
    ...spec,
    template: {
      metadata: { labels: { app: name } },
      spec: {
        containers: [{ name, image: `${name}:1`, resources: { requests: { cpu: '100m', memory: '64Mi' } } }],
        ...podSpec,
      },
    },
  },
});
const pod = (
  name: string,
  nodeName: string,
  fields: { owner?: string; cpu?: string; phase?: string; priority?: number } = {},
) => ({
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'agents',
    ownerReferences: fields.owner === undefined ? [] : [{ kind: 'DaemonSet', name: fields.owner, controller: true }],
  },
  spec: {
    nodeName,
    priority: fields.priority ?? 0,
    containers: [{ resources: { requests: { cpu: fields.cpu ?? '0' } } }],
  },
  status: { phase: fields.phase ?? 'Running' },
});
const GPU = { key: 'gpu', value: 'true', effect: 'NoSchedule' };
const NODES = [node('a'), node('b', { taints: [GPU] }), node('c', { labels: { pool: 'x' }, cpu: '2' })];
const plan = (daemonSets: any[], nodes: any[] = NODES, options: PlanOptions = {}) =>
  new Planner().plan(daemonSets, nodes, options);
const kinds = (daemonSets: any[], options: PlanOptions = {}, nodes: any[] = NODES) =>
  plan(daemonSets, nodes, options).problems.map(({ kind, message, nodes: on }) => [kind, message, on]);

test('nodes are grouped by what becomes of the DaemonSet there and why', () => {
  const [{ desired, pending, groups }] = plan([daemonSet('agent')]).daemonSets;
  expect({ desired, pending, groups }).toEqual({
    desired: 2,
    pending: 0,
    groups: [
      { placement: 'runs', fit: 'fits', reasons: [], nodes: ['a', 'c'] },
      {
        placement: 'keeps',
        nodes: ['b'],
        reasons: [
          {
            kind: 'taint',
            message: 'taint gpu=true:NoSchedule is not tolerated',
            key: 'gpu',
            effect: 'NoSchedule',
            found: 'true',
          },
        ],
      },
    ],
  });
});

test("a test of one's own asks where a DaemonSet is missing", () => {
  expect(plan([daemonSet('agent')]).missingOn('agent')).toEqual(['b']);
  expect(plan([daemonSet('agent', { tolerations: [{ operator: 'Exists' }] })]).missingOn('agents/agent')).toEqual([]);
  expect(plan([daemonSet('agent')]).coveredBy('agent')).toEqual(['a', 'c']);
  expect(() => plan([daemonSet('agent')]).missingOn('agnet')).toThrow(
    'the plan has no DaemonSet named "agnet"; it has agents/agent',
  );
});

test('a node that cannot be judged counts as missing', () => {
  const result = plan([daemonSet('agent')], [node('a'), { kind: 'Node', metadata: { name: 'z' } }]);
  expect(result.missingOn('agent')).toEqual(['z']);
  expect(result.problems).toEqual([
    {
      kind: 'not-judged',
      message: 'node z is not judged: status.allocatable is missing',
      daemonSets: [],
      nodes: ['z'],
    },
  ]);
  expect(result.totals).toMatchObject({ nodes: 1, notJudged: 1 });
  expect(() => result.explain('z')).toThrow('node "z" could not be judged; see problems');
  expect(() => result.explain('y')).toThrow('node "y" is not in the inventory');
});

test('pods of others take room, those that have ended do not', () => {
  const big = daemonSet('agent', { containers: [{ resources: { requests: { cpu: '1' } } }] });
  const pods = [pod('web', 'a', { cpu: '3500m' }), pod('job', 'c', { cpu: '2', phase: 'Succeeded' })];
  expect(plan([big], NODES, { pods: [{ kind: 'List', items: pods }] }).daemonSets[0].groups[0]).toEqual({
    placement: 'runs',
    fit: 'pending',
    nodes: ['a'],
    reasons: [
      { kind: 'resource', message: 'cpu: 1 requested, 500m of 4 free', key: 'cpu', values: ['1'], found: '500m' },
    ],
  });
});

test("the DaemonSet's own pods are counted once, and cover nodes that keep them", () => {
  const half = daemonSet('agent', { containers: [{ resources: { requests: { cpu: '3' } } }] });
  const pods = [pod('agent-1', 'a', { owner: 'agent', cpu: '3' }), pod('agent-2', 'b', { owner: 'agent', cpu: '3' })];
  const result = plan([half], [node('a'), node('b', { taints: [GPU] })], { pods });
  expect(result.missingOn('agent')).toEqual([]);
  expect(result.outcomesOf('agent').map(({ placement, fit }) => [placement, fit])).toEqual([
    ['runs', 'fits'],
    ['keeps', undefined],
  ]);
});

test('DaemonSets take room from each other, the one of higher priority first', () => {
  const containers = [{ resources: { requests: { cpu: '1500m' } } }];
  const result = plan(
    [daemonSet('low', { containers }), daemonSet('high', { containers, priorityClassName: 'system-node-critical' })],
    [node('c', { cpu: '2' })],
  );
  expect(result.explain('c')).toMatchObject([
    { fit: 'pending', reasons: [{ message: 'cpu: 1500m requested, 500m of 2 free' }] },
    { fit: 'fits' },
  ]);
});

test('the pods that are evicted are named, and nothing is pending', () => {
  const containers = [{ resources: { requests: { cpu: '1' } } }];
  const critical = daemonSet('agent', { containers, priorityClassName: 'system-node-critical' });
  const result = plan([critical], [node('a')], { pods: [pod('web', 'a', { cpu: '4' })] });
  expect(result.explain('a')).toEqual([
    {
      node: 'a',
      placement: 'runs',
      fit: 'fits',
      reasons: [
        {
          kind: 'preemption',
          message: 'the scheduler evicts pods of lower priority: agents/web',
          values: ['agents/web'],
        },
      ],
    },
  ]);
  expect(result.problems).toEqual([]);
  const polite = plan([{ ...critical, spec: { ...critical.spec } }], [node('a')], {
    pods: [pod('web', 'a', { cpu: '4' })],
    neverPreempting: ['system-node-critical'],
  });
  expect(polite.problems.map(({ kind }) => kind)).toEqual(['pending']);
});

test('nodes on which other pods were started first are told apart', () => {
  const critical = daemonSet('agent', { priorityClassName: 'system-node-critical' });
  const started = (name: string, on: string, startTime: string) => {
    const one = pod(name, on, { cpu: '2' });
    return { ...one, status: { ...one.status, startTime } };
  };
  const pods = [
    started('web', 'a', '2026-01-01T00:00:00Z'),
    started('api', 'a', '2026-01-02T00:00:00Z'),
    started('web', 'b', '2026-01-02T00:00:00Z'),
    started('api', 'b', '2026-01-01T00:00:00Z'),
  ];
  const outcomes = plan([critical], [node('a'), node('b')], { pods }).outcomesOf('agent');
  expect(outcomes.map(({ reasons }) => reasons[0].values)).toEqual([['agents/api'], ['agents/web']]);
});

test('cost is per pod, per fleet, and a share of what nodes have', () => {
  const result = plan([daemonSet('agent')]);
  expect(result.daemonSets[0].cost).toEqual({
    requests: { cpu: '100m', memory: '64Mi' },
    total: { cpu: '200m', memory: '128Mi' },
    share: {
      cpu: { min: 0.025, median: 0.025, max: 0.05 },
      memory: { min: 0.0078125, median: 0.0078125, max: 0.0078125 },
    },
  });
  expect(result.totals).toEqual({
    nodes: 3,
    notJudged: 0,
    desired: 2,
    pending: 0,
    total: { cpu: '200m', memory: '128Mi' },
    share: {
      cpu: { min: 0.025, median: 0.025, max: 0.05 },
      memory: { min: 0.0078125, median: 0.0078125, max: 0.0078125 },
    },
  });
});

test('a budget names the nodes that are beyond it', () => {
  expect(kinds([daemonSet('agent')], { budget: { cpu: '4%' } })).toEqual([
    ['budget', 'all DaemonSets together request more than 4% of cpu on 1 of 3 nodes, up to 5%', ['c']],
  ]);
  expect(kinds([daemonSet('agent')], { budget: { cpu: '5%', memory: '64Mi' } })).toEqual([]);
  expect(kinds([daemonSet('agent')], { budget: { memory: '63Mi' } })).toEqual([
    ['budget', 'all DaemonSets together request more than 63Mi of memory on 2 of 3 nodes, up to 64Mi', ['a', 'c']],
  ]);
  expect(() => plan([], NODES, { budget: { cpu: 'much' } })).toThrow(
    "the budget of cpu is \"much\"; write a share of each node such as '5%', or an amount such as '500m' or '1Gi'",
  );
});

test('host ports clash only where nodes overlap', () => {
  const ports = (nodeSelector: object) => ({
    nodeSelector,
    containers: [{ ports: [{ containerPort: 9100, hostPort: 9100 }] }],
  });
  expect(kinds([daemonSet('one', ports({})), daemonSet('two', ports({ pool: 'x' }))])).toEqual([
    ['pending', 'agents/two: 1 of 1 pods would stay pending (host port 9100/TCP is taken by agents/one)', ['c']],
    ['host-ports', 'agents/one and agents/two both use host port 9100/TCP on 1 node', ['c']],
  ]);
  expect(kinds([daemonSet('one', ports({ pool: 'x' })), daemonSet('two', { ...ports({}), nodeName: 'a' })])).toEqual(
    [],
  );
});

test('selectors that overlap, names that are there twice, DaemonSets for no node', () => {
  const twin = { ...daemonSet('other'), spec: { ...daemonSet('agent').spec } };
  expect(kinds([daemonSet('agent'), twin])).toEqual([
    ['selectors', 'the selector of agents/agent also matches pods of agents/other', []],
  ]);
  expect(kinds([daemonSet('agent'), daemonSet('agent')])).toEqual([
    ['duplicate', 'agents/agent is in the plan more than once', []],
  ]);
  expect(kinds([daemonSet('agent', { nodeSelector: { pool: 'y' } })])).toEqual([
    ['matches-no-node', 'agents/agent matches no node', []],
  ]);
});

test('required DaemonSets and exclusive ones', () => {
  const agent = daemonSet('agent');
  expect(kinds([agent], { required: ['agent'] })).toEqual([
    ['uncovered', 'agent is required but missing on 1 node', ['b']],
  ]);
  expect(kinds([agent], { required: ['logs'] })).toEqual([
    ['uncovered', 'no DaemonSet is named logs, but it is required on every node', ['a', 'b', 'c']],
  ]);
  expect(
    kinds([agent, daemonSet('agent-x', { nodeSelector: { pool: 'x' } })], { exclusive: [['agent', 'agent-x']] }),
  ).toEqual([
    ['exclusive', '1 node would run more than one of the exclusive DaemonSets agents/agent, agents/agent-x', ['c']],
  ]);
});

test('a node that is not ready slows an update down, and is a problem where it stops it', () => {
  const agent = (maxUnavailable: number) =>
    daemonSet('agent', {}, { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable } } });
  const nodes = [node('a', { ready: 'False' }), node('b')];
  const cause = '1 pod cannot become available (1 node not ready)';
  expect(plan([agent(2)], nodes).daemonSets[0].rollout.stalls).toEqual([
    `${cause}, so 1 instead of 2 pods are replaced at a time`,
  ]);
  expect(kinds([agent(2)], {}, nodes)).toEqual([]);
  expect(kinds([agent(1)], {}, nodes)).toEqual([
    [
      'rollout',
      `agents/agent: the update never finishes: ${cause} and uses up maxUnavailable (1), so no available pod is replaced`,
      ['a'],
    ],
  ]);
});

describe('a node that is not ready and tainted keeps its old pod', () => {
  const tainted = (key: string, ready: string, ...more: object[]) =>
    node('a', { ready, taints: [...['NoSchedule', 'NoExecute'].map((effect) => ({ key, effect })), ...more] });
  const unreachable = tainted('node.kubernetes.io/unreachable', 'Unknown');
  const notReady = tainted('node.kubernetes.io/not-ready', 'False');
  const messageOf = (one: object, pods?: any[]) =>
    plan([daemonSet('agent')], [one, node('b'), node('c')], { pods }).daemonSets[0].rollout.message;

  test('which uses up maxUnavailable, with pods and without', () => {
    for (const one of [unreachable, notReady]) expect(messageOf(one)).toBe('the update never finishes');
    const down = {
      ...pod('a', 'a', { owner: 'agent' }),
      status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'False' }] },
    };
    expect(messageOf(unreachable, [down, pod('b', 'b', { owner: 'agent' })])).toBe('the update never finishes');
  });

  test('by chance, if that pod is still available', () => {
    const up = {
      ...pod('a', 'a', { owner: 'agent' }),
      status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
    };
    expect(messageOf(notReady, [up, pod('b', 'b', { owner: 'agent' })])).toBe('the update may never finish');
  });

  test('unless it has none, or is out of service', () => {
    expect(messageOf(unreachable, [pod('b', 'b', { owner: 'agent' })])).toMatch(/^2 waves: any 1 of 1 nodes|^2 waves/);
    const out = tainted('node.kubernetes.io/unreachable', 'Unknown', {
      key: 'node.kubernetes.io/out-of-service',
      effect: 'NoSchedule',
    });
    expect(messageOf(out, [pod('a', 'a', { owner: 'agent' }), pod('b', 'b', { owner: 'agent' })])).toMatch(/^2 waves/);
  });

  test('even if the condition of the node is not in the file', () => {
    expect(messageOf({ ...unreachable, status: { allocatable: { cpu: '4', memory: '8Gi', pods: '110' } } })).toBe(
      'the update never finishes',
    );
  });
});

test('the JSON names every node', () => {
  const {
    daemonSets: [{ cost, rollout, ...rest }],
    problems,
  } = plan([daemonSet('agent')]).toJson();
  expect(rest).toEqual({
    namespace: 'agents',
    name: 'agent',
    desired: 2,
    pending: 0,
    nodes: [
      { node: 'a', placement: 'runs', fit: 'fits', reasons: [] },
      {
        node: 'b',
        placement: 'keeps',
        fit: null,
        reasons: [expect.objectContaining({ message: 'taint gpu=true:NoSchedule is not tolerated' })],
      },
      { node: 'c', placement: 'runs', fit: 'fits', reasons: [] },
    ],
  });
  expect([cost.requests.cpu, rollout.waves, problems]).toEqual(['100m', 2, []]);
});

test('same input, same bytes, and the input is left as it was', () => {
  const input = JSON.stringify([[daemonSet('agent')], NODES]);
  const [daemonSets, nodes] = JSON.parse(input);
  const [first, second] = [0, 1].map(() => JSON.stringify(plan(daemonSets, nodes).toJson()));
  expect(first).toBe(second);
  expect(JSON.stringify([daemonSets, nodes])).toBe(input);
});

test('grouping nodes changes nothing: each planned alone gives the same', () => {
  const daemonSets = [
    daemonSet('agent'),
    daemonSet('named', { nodeName: 'c' }),
    daemonSet('x', { nodeSelector: { pool: 'x' } }),
  ];
  const together = plan(daemonSets);
  for (const one of NODES) {
    expect(together.explain(one.metadata.name)).toEqual(plan(daemonSets, [one]).explain(one.metadata.name));
  }
});

test.each([
  [[null, 5, 'x', {}]],
  [[{ metadata: 5, spec: { template: { spec: { containers: 5, tolerations: 'x' } } } }]],
])('junk does not throw: %j', (junk) => {
  expect(plan(junk, [...junk, node('a')], { pods: junk }).totals.nodes).toBe(1);
});

test('only supported versions are planned for, and of several the newest', () => {
  expect(() => new Planner({ kubernetesVersion: '1.20' })).toThrow('kubernetesVersion "1.20" is not supported; use ');
  const resources = { requests: { cpu: '1' } };
  const agent = daemonSet('agent', {
    initContainers: [{ name: 'sidecar', image: 'sidecar:1', restartPolicy: 'Always', resources }],
  });
  const requestedOn = (kubernetesVersion: string) =>
    new Planner({ kubernetesVersion }).plan([agent], [node('a')]).daemonSets[0].cost.requests.cpu;
  // 1.28 knows no sidecars
  expect(['1.28', 'v1.28.15', '1.28-1.30', '1.28+'].map(requestedOn)).toEqual(['1', '1', '1100m', '1100m']);
});
