import { App, Chart } from 'cdk8s';
import { NodeAffinities, NodeLabels } from '../../src';
import { DaemonSetPools } from '../../src/pools/daemon-set-pools';
import { NodeAgentPool, DaemonSetDifferences } from '../../src/pools/options';
import { DaemonSetPoolsProps } from '../../src/pools/props';

const BASE = { metadata: { name: 'agent' }, containers: [{ name: 'agent', image: 'agent:1' }] };
const gpu = NodeLabels.value('gpu');
const zone = NodeLabels.value('zone');

const make = (props: Partial<DaemonSetPoolsProps>) => () =>
  DaemonSetPools.ofDaemonSets(new Chart(new App(), 'chart'), 'agents', { base: BASE, pools: [], ...props });
const makeWith = (differences: DaemonSetDifferences) =>
  make({ pools: [{ name: 'a', nodes: gpu.exists(), differences }, { name: 'rest' }] });

test.each<[string, () => unknown, string]>([
  ['no pools', make({}), 'there are no pools; give at least one'],
  [
    'a name that is none',
    make({ pools: [{ name: 'GPU' }] }),
    "pools[0] is called 'GPU'; use up to 63 lower-case letters, digits and '-', with a letter or digit at both ends",
  ],
  [
    'one name twice',
    make({ pools: [{ name: 'a', nodes: gpu.exists() }, { name: 'b', nodes: zone.exists() }, { name: 'a' }] }),
    "pools[0] and pools[2] are both called 'a'; give each its own name",
  ],
  [
    'two defaults',
    make({ pools: [{ name: 'a' }, { name: 'b', nodes: gpu.exists() }, { name: 'c' }] }),
    "pools 'a' and 'c' both have no condition, but only one pool can take all other nodes; give one of them a condition: nodes",
  ],
  [
    'a default and nowhere else',
    make({ pools: [{ name: 'a' }], nowhereElse: true }),
    "nowhereElse is true, but pool 'a' has no condition and takes all other nodes; set nowhereElse to false, or give the pool a condition: nodes",
  ],
  [
    'nothing said of other nodes',
    make({ pools: [{ name: 'a', nodes: gpu.exists() }] }),
    'no pool takes the nodes that meet none of the conditions; add a pool without nodes at the end, or set nowhereElse to true if they get no pod',
  ],
  [
    'a contradiction',
    make({ pools: [{ name: 'a', nodes: gpu.in('x').and(gpu.notIn('x')) }], nowhereElse: true }),
    "pool 'a': no node can meet '(gpu In [x] and gpu NotIn [x])': what it asks of label 'gpu' contradicts itself",
  ],
  [
    'a pool behind one that takes all it would',
    make({
      pools: [
        { name: 'a', nodes: gpu.exists() },
        { name: 'b', nodes: gpu.in('x').and(zone.in('z')) },
        { name: 'rest' },
      ],
    }),
    "pool 'b': every node that meets '(gpu In [x] and zone In [z])' is taken by 'a' before it; put the pool before them, or restrict their conditions",
  ],
  [
    'a pool behind several that do together',
    make({
      pools: [
        { name: 'a', nodes: gpu.in('x') },
        { name: 'other', nodes: zone.in('z') },
        { name: 'b', nodes: gpu.notIn('x') },
        { name: 'rest' },
      ],
    }),
    "pool 'rest': every node that meets 'every node' is taken by 'a' and 'other' and 'b' before it; put the pool before them, or restrict their conditions",
  ],
  [
    'a default that is not the last',
    make({ pools: [{ name: 'rest' }, { name: 'a', nodes: gpu.exists() }] }),
    "pool 'a': every node that meets 'gpu Exists' is taken by 'rest' before it; put the pool before them, or restrict their conditions",
  ],
  [
    'a base that excludes a pool',
    make({
      base: { ...BASE, nodeSelector: { gpu: 'y' } },
      pools: [{ name: 'a', nodes: gpu.in('x') }, { name: 'rest' }],
    }),
    "pool 'a': no node that meets 'gpu In [x]' also meets the nodeSelector and node affinity of the base; change one of the two",
  ],
  [
    'an affinity of the base that excludes a pool',
    make({
      base: { ...BASE, affinity: { nodeAffinity: NodeAffinities.required(NodeLabels.doesNotExist('gpu')) } },
      pools: [{ name: 'a', nodes: gpu.exists() }, { name: 'rest' }],
    }),
    "pool 'a': no node that meets 'gpu Exists' also meets the nodeSelector and node affinity of the base; change one of the two",
  ],
  [
    'differences that exclude the pool',
    makeWith({ affinity: { nodeAffinity: NodeAffinities.required(NodeLabels.doesNotExist('gpu')) } }),
    "pool 'a': no node that meets 'gpu Exists' also meets the nodeSelector or node affinity of its differences; leave them out of the differences",
  ],
  [
    'names of nodes',
    makeWith({ affinity: { nodeAffinity: NodeAffinities.onNodes('n') } }),
    "pool 'a': its differences have a node affinity by node names, which the other pools cannot exclude; use a label such as kubernetes.io/hostname",
  ],
  [
    'a negation that no operator says',
    make({ pools: [{ name: 'big', nodes: NodeLabels.value('cores').gt(8) }, { name: 'rest' }] }),
    "pool 'rest': the condition 'every node and not cores Gt [8]' takes nodes whose label 'cores' has a value that is not a whole number and not those with some of " +
      'the numbers, which node affinity cannot tell apart; if you know which values the label can have besides whole numbers, say so: ' +
      "NodeLabels.value('cores', { otherValues: [] })",
  ],
  [
    'one name for two DaemonSets',
    make({
      pools: [{ name: 'a', nodes: gpu.exists(), differences: { metadata: { name: 'agent-rest' } } }, { name: 'rest' }],
    }),
    "pools 'a' and 'rest' have the same metadata.name 'agent-rest'; leave it out of their differences",
  ],
  [
    'two namespaces',
    makeWith({ metadata: { namespace: 'b' } }),
    "pools 'a' and 'rest' are in the namespaces 'b' and '', but all pools share their service account and other companions; set metadata.namespace in the base",
  ],
  [
    'a selector that takes pods of another pool',
    makeWith({ selector: { matchLabels: { 'app.kubernetes.io/name': 'agent' } } }),
    "the selector of pool 'a' also selects the pods of pool 'rest'; leave it out of the differences, or add 'cdk8s-daemonsets/pool': 'a' to it",
  ],
  [
    'a selector by expressions',
    make({
      base: { ...BASE, selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } },
      pools: [{ name: 'rest' }],
    }),
    'the selector of the base has expressions, which do not determine the labels of the pods; use labels: selector: { matchLabels: { ... } }',
  ],
])('%s is refused', (_, attempt, message) => {
  expect(attempt).toThrow(new Error(`chart/agents: ${message}`));
});

const agentPools = (pools: NodeAgentPool[]) => () =>
  DaemonSetPools.ofNodeAgents(new Chart(new App(), 'chart', { namespace: 'agents' }), 'agents', {
    base: {
      metadata: { name: 'agent' },
      containers: [{ name: 'agent', image: 'agent:1', resources: { limits: { memory: '1Gi' } } }],
    },
    pools,
  });

test('an agent runs on Linux unless it says otherwise, so that a pool of Windows nodes must', () => {
  const nodes = NodeLabels.value('kubernetes.io/os').in('windows');
  expect(agentPools([{ name: 'windows', nodes }, { name: 'rest' }])).toThrow(
    new Error(
      "chart/agents: pool 'windows': no node that meets 'kubernetes.io/os In [windows]' also meets the nodeSelector and node affinity of the base; change one of the two",
    ),
  );
  expect(agentPools([{ name: 'windows', nodes, differences: { os: 'windows' } }, { name: 'rest' }])).not.toThrow();
});

test('pools of agents have one service account', () => {
  expect(
    agentPools([{ name: 'gpu', nodes: gpu.exists(), differences: { serviceAccountName: 'other' } }, { name: 'rest' }]),
  ).toThrow(
    new Error(
      "chart/agents: pool 'gpu' has another service account than the base, but all pools share one; set it in the base",
    ),
  );
});
