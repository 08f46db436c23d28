import { Chart } from 'cdk8s';
import { appOf, complaintsOf, container } from './app';
import * as lib from '../../../src';

const pool = (name: string) => ({ nodeSelector: { pool: name } });

test('agents that one node can run together stay within the budget, and those that exclude each other count once', () => {
  const agents = {
    everywhere: { cpu: '100m' },
    small: { cpu: '200m', ...pool('a') },
    large: { cpu: '400m', ...pool('b') },
  };
  const app = appOf(agents);
  lib.AppChecks.of(app).limitPerNode({ budget: { cpu: '500m' } });
  expect(complaintsOf(app)).toEqual([]);
  lib.AppChecks.of(app).limitPerNode({ budget: { cpu: '499m' } });
  expect(complaintsOf(app)).toEqual([
    'one node can run agents/everywhere, agents/large, which together request 500m of cpu, and the budget is 499m; let them request less, or raise the budget',
  ]);
});

test('a heavy one is left out where others that go together are heavier', () => {
  const either = (values: string[]) => ({
    affinity: { nodeAffinity: lib.NodeAffinities.matching(lib.NodeLabels.value('pool').in(...values)) },
  });
  const app = appOf({
    heavy: { cpu: '300m', ...pool('c') },
    one: { cpu: '200m', ...either(['a', 'b']) },
    two: { cpu: '200m', ...either(['b', 'd']) },
  });
  lib.AppChecks.of(app).limitPerNode({ budget: { cpu: '350m' } });
  expect(complaintsOf(app)).toEqual([
    expect.stringMatching(/^one node can run agents\/one, agents\/two, which together request 400m of cpu/),
  ]);
});

test('agents that name different nodes do not add up, and those that share one of their nodes do', () => {
  const on = (...names: string[]) => ({ affinity: { nodeAffinity: lib.NodeAffinities.onNodes(...names) } });
  const app = appOf({
    one: { cpu: '200m', ...on('node-1') },
    two: { cpu: '200m', ...on('node-2') },
    both: { cpu: '50m', ...on('node-1', 'node-2') },
    everywhere: { cpu: '10m' },
  });
  lib.AppChecks.of(app).limitPerNode({ budget: { cpu: '260m' } });
  expect(complaintsOf(app)).toEqual([]);
  lib.AppChecks.of(app).limitPerNode({ budget: { cpu: '259m' } });
  expect(complaintsOf(app)).toEqual([
    expect.stringMatching(
      /^one node can run agents\/both, agents\/everywhere, agents\/one, which together request 260m of cpu/,
    ),
  ]);
});

test('a share is one of the smallest node', () => {
  const app = appOf({ agent: { cpu: '210m' } });
  lib.AppChecks.of(app).limitPerNode({ budget: { cpu: '10%' }, smallestNode: { cpu: '2' } });
  expect(complaintsOf(app)).toEqual([
    'one node can run agents/agent, which together request 10.5% of cpu, and the budget is 10%; let them request less, or raise the budget',
  ]);
});

test.each([
  [
    { budget: { cpu: '5%' } },
    'the budget of cpu is 5% of a node, but the size of the nodes is not given; give smallestNode.cpu, or an amount',
  ],
  [
    { budget: { cpu: 'few' } },
    "the budget of cpu is \"few\"; write a share of each node such as '5%', or an amount such as '500m' or '1Gi'",
  ],
  [
    { budget: { cpu: '5%' }, smallestNode: { cpu: 'x' } },
    "smallestNode has \"x\" of cpu; write an amount such as '4' or '16Gi'",
  ],
])('%j is refused at once', (props, message) => {
  expect(() => lib.AppChecks.of(appOf({})).limitPerNode(props)).toThrow(message);
});

test('a scope with a budget is for a cluster of its own', () => {
  const app = appOf({ agent: { cpu: '100m' } });
  const other = new Chart(app, 'other');
  new lib.DaemonSet(other, 'agent', { metadata: { name: 'agent', namespace: 'agents' }, containers: [container] });
  expect(complaintsOf(app)).not.toEqual([]);
  lib.AppChecks.of(other).limitPerNode({ budget: { cpu: '1' } });
  expect(complaintsOf(app)).toEqual([]);
});

describe('the agents that are named', () => {
  const namedIn = (agents: Parameters<typeof appOf>[0]) => {
    const app = appOf(agents);
    lib.AppChecks.of(app).limitPerNode({ budget: { cpu: '10m' } });
    return complaintsOf(app).map((line) => /one node can run (.*), which together request (\S+)/.exec(line)!.slice(1));
  };
  const many = (number: number) =>
    Object.fromEntries(Array.from({ length: number }, (_, i) => [`agent-${i + 1}`, { cpu: '100m' }]));

  test('request the resource', () => {
    expect(namedIn({ asks: { cpu: '100m' }, silent: {} })).toEqual([['agents/asks', '100m']]);
  });

  test('are six at most, or five and how many more', () => {
    const six = [1, 2, 3, 4, 5, 6].map((i) => `agents/agent-${i}`).join(', ');
    expect(namedIn(many(6))).toEqual([[six, '600m']]);
    const five = [1, 2, 3, 4, 5].map((i) => `agents/agent-${i}`).join(', ');
    expect(namedIn(many(8))).toEqual([[`${five}, 3 more`, '800m']]);
  });

  test('are the first in the app where others request as much', () => {
    const [first, second] = ['a', 'b'].map((name) => ({ cpu: '100m', ...pool(name) }));
    expect(namedIn({ first, second })).toEqual([['agents/first', '100m']]);
  });
});
