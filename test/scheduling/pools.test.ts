import { App, Chart, Testing } from 'cdk8s';
import { NodeLabels, Tolerations } from '../../src';
import { DaemonSetPools } from '../../src/pools/daemon-set-pools';
import { Planner } from '../../src/scheduling/planner';

const TAINT = { key: 'gpu', value: 'true', effect: 'NoSchedule' };

const node = (name: string, labels: object = {}, taints: object[] = []) => ({
  kind: 'Node',
  metadata: { name, labels },
  spec: { taints },
  status: { allocatable: { cpu: '4', memory: '8Gi', pods: '110' }, conditions: [{ type: 'Ready', status: 'True' }] },
});

const NODES = [
  node('gpu-1', { gpu: 'a100' }, [TAINT]),
  node('ssd-1', { disk: 'ssd' }),
  node('plain-1'),
  node('both-1', { gpu: 'h100', disk: 'ssd' }, [TAINT]),
  node('plain-2'),
];

function pools(tolerates = true): any[] {
  const chart = new Chart(new App(), 'chart', { namespace: 'agents' });
  DaemonSetPools.ofDaemonSets(chart, 'agents', {
    base: { metadata: { name: 'agent' }, containers: [{ name: 'agent', image: 'agent:1' }] },
    pools: [
      {
        name: 'gpu',
        nodes: NodeLabels.value('gpu').exists(),
        differences: tolerates ? { tolerations: [Tolerations.exists('gpu')] } : {},
      },
      { name: 'ssd', nodes: NodeLabels.value('disk').in('ssd') },
      { name: 'rest' },
    ],
  });
  return Testing.synth(chart);
}

const plain = {
  kind: 'DaemonSet',
  metadata: { name: 'other' },
  spec: { selector: { matchLabels: { app: 'other' } }, template: { metadata: { labels: { app: 'other' } }, spec: {} } },
};

test('the pools of a daemon are planned together, and every node is in exactly one of them', () => {
  const plan = new Planner().plan([plain, ...pools()], NODES);
  expect(plan.pools).toEqual([
    {
      namespace: 'agents',
      daemon: 'agent',
      pools: [
        { pool: 'gpu', daemonSet: 'agent-gpu', nodes: ['gpu-1', 'both-1'] },
        { pool: 'ssd', daemonSet: 'agent-ssd', nodes: ['ssd-1'] },
        { pool: 'rest', daemonSet: 'agent-rest', nodes: ['plain-1', 'plain-2'] },
      ],
      none: [],
      several: [],
    },
  ]);
  expect(plan.problems).toEqual([]);
  expect(plan.toJson().pools).toEqual(plan.pools);
});

test('a pool that does not tolerate its nodes leaves them without one', () => {
  const [{ none, several }] = new Planner().plan(pools(false), NODES).pools;
  expect([none, several]).toEqual([['gpu-1', 'both-1'], []]);
});

test('pools that were changed by hand so that they overlap are a problem without being named as exclusive', () => {
  const [gpu, ssd, rest] = pools();
  const { affinity: _, ...podSpec } = rest.spec.template.spec;
  const plan = new Planner().plan(
    [gpu, ssd, { ...rest, spec: { ...rest.spec, template: { ...rest.spec.template, spec: podSpec } } }],
    NODES,
  );
  expect(plan.pools[0].several).toEqual(['ssd-1']);
  expect(plan.problems).toEqual([
    {
      kind: 'exclusive',
      message:
        '1 node would run more than one of the exclusive DaemonSets agents/agent-gpu, agents/agent-ssd, agents/agent-rest',
      daemonSets: ['agents/agent-gpu', 'agents/agent-ssd', 'agents/agent-rest'],
      nodes: ['ssd-1'],
    },
  ]);
});

test('daemons of one name in two namespaces are two', () => {
  const elsewhere = pools().map((manifest) => ({
    ...manifest,
    metadata: { ...manifest.metadata, namespace: 'other' },
  }));
  expect(
    new Planner()
      .plan([...pools(), ...elsewhere], NODES)
      .pools.map(({ namespace, pools: list }) => [namespace, list.length]),
  ).toEqual([
    ['agents', 3],
    ['other', 3],
  ]);
});

test('where there are no pools, the plan says nothing of them', () => {
  const plan = new Planner().plan([plain], NODES);
  expect(plan.pools).toEqual([]);
  expect(plan.toJson()).not.toHaveProperty('pools');
});
