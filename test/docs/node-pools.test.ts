import { readFileSync } from 'fs';
import { resolve } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { NodeAffinities, NodeLabels, Planner, Tolerations } from '../../src';
import { textTable } from '../../src/cli/plan/tables/column';
import { poolGroups, POOLS } from '../../src/cli/plan/tables/pools';
import { DaemonSetService } from '../../src/constructs/service/daemon-set-service';
import { DaemonSetPools } from '../../src/pools/daemon-set-pools';
import { DaemonSetPool } from '../../src/pools/options';

/* docs/node-pools.md: the code that it shows is the code between the marks below, which compiles and runs. */

const guide = readFileSync(resolve(__dirname, '../../docs/node-pools.md'), 'utf8');
const source = readFileSync(__filename, 'utf8');

function shown(chart: Chart) {
  // guide
  const gpu = NodeLabels.value('gpu').in('a100', 'h100');
  const fast = NodeLabels.value('disk').in('nvme').and(NodeLabels.value('kubernetes.io/arch').in('arm64').not());
  const affinity = { nodeAffinity: NodeAffinities.matching(gpu.or(fast)) };
  // guide
  const big = NodeLabels.value('cores', { otherValues: [] }).gt(32);
  const small = big.not();
  // guide
  const pools = DaemonSetPools.ofDaemonSets(chart, 'agents', {
    base: {
      metadata: { name: 'agent' },
      containers: [{ name: 'agent', image: 'registry.example.com/agent:1', args: ['--listen=:9100'] }],
    },
    pools: [
      {
        name: 'gpu',
        nodes: gpu,
        differences: { containers: [{ name: 'agent', args: ['--gpu'] }], tolerations: [Tolerations.exists('gpu')] },
      },
      {
        name: 'big',
        nodes: big,
        differences: { containers: [{ name: 'agent', resources: { limits: { memory: '1Gi' } } }] },
      },
      { name: 'rest' },
    ],
  });
  // guide
  const quiet: DaemonSetPool = {
    name: 'quiet',
    nodes: NodeLabels.value('quiet').exists(),
    differences: { containers: [{ name: 'agent', args: ['--quiet'] }], volumes: [{ name: 'state', emptyDir: {} }] },
    replace: ['containers[agent].args', 'volumes[state]'],
  };
  // guide
  return { affinity, small, pools, quiet };
}

function service(chart: Chart, pools: DaemonSetPools) {
  // guide
  new DaemonSetService(chart, 'all', {
    daemonSet: pools.pool('rest'),
    kind: 'cluster-ip',
    ports: [{ name: 'metrics' }],
    selector: pools.labels,
  });
  // guide
}

const newChart = () => new Chart(new App(), 'chart', { namespace: 'agents' });

test('the guide shows the code of this file', () => {
  const blocks = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
  const marked = source
    .split(/^ {2}\/\/ guide\n/m)
    .filter((_, i, { length }) => i > 0 && i < length - 1)
    .map((code) => code.replace(/^ {2}/gm, ''));
  expect(blocks.length).toBe(5);
  for (const block of blocks) expect(marked).toContain(block);
});

test('the code of the guide runs', () => {
  const { affinity, small, quiet } = shown(newChart());
  expect(affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution!.nodeSelectorTerms).toHaveLength(2);
  expect(`${small}`).toBe('not cores Gt [32]');
  const chart = newChart();
  const ports = [{ name: 'metrics', containerPort: 9100 }];
  const pools = DaemonSetPools.ofDaemonSets(chart, 'agents', {
    base: {
      metadata: { name: 'agent' },
      containers: [{ name: 'agent', image: 'agent:1', args: ['--loud'], ports }],
      volumes: [{ name: 'state', hostPath: { path: '/state' } }],
    },
    pools: [quiet, { name: 'rest' }],
  });
  service(chart, pools);
  const [agent, , { spec }] = Testing.synth(chart);
  expect(agent.spec.template.spec).toMatchObject({
    containers: [{ args: ['--quiet'] }],
    volumes: [{ name: 'state', emptyDir: {} }],
  });
  expect(spec.selector).toEqual({ 'app.kubernetes.io/name': 'agent' });
});

test('the plan of the guide is what the command shows', () => {
  const chart = newChart();
  shown(chart);
  const node = (name: string, labels: object) => ({
    kind: 'Node',
    metadata: { name, labels },
    spec: {},
    status: { allocatable: { cpu: '4', memory: '8Gi', pods: '110' }, conditions: [{ type: 'Ready', status: 'True' }] },
  });
  const plan = new Planner().plan(Testing.synth(chart), [
    node('gpu-1', { gpu: 'a100', cores: '64' }),
    node('gpu-2', { gpu: 'h100' }),
    node('big-1', { cores: '48' }),
    node('small-1', { cores: '32' }),
    node('small-2', {}),
    node('small-3', { gpu: 'none' }),
  ]);
  const [, lines] = /```text\n([\s\S]*?)```/.exec(guide)!;
  expect(
    textTable(POOLS, poolGroups({ plan }), (_, text) => text)
      .map((line) => `${line}\n`)
      .join(''),
  ).toBe(lines);
});
