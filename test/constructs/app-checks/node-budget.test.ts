import { appOf, complaintsOf } from './app';
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
    'the budget of cpu is 5% of a node, and it is not known what nodes have; give smallestNode.cpu, or an amount',
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
