import { amountTexts, daemonSetCost, fleetCost, nodeRequests } from '../../src/scheduling/cost';
import { PodDemand } from '../../src/scheduling/fit';
import { NodeClass } from '../../src/scheduling/node-classes';
import { placementOutcome } from '../../src/scheduling/outcomes';
import { Placement } from '../../src/scheduling/placement';

const GIBIBYTE = 2n ** 30n;
const demand = (requests: [string, bigint][]): PodDemand => ({
  owner: 'agents/x',
  requests: new Map(requests),
  ports: [],
  priority: 0,
  preempts: true,
});

function nodeClass(cpu: bigint, members: number, pods: Partial<NodeClass['pods']> = {}): NodeClass {
  const allocatable = new Map([
    ['cpu', cpu],
    ['memory', 8n * GIBIBYTE],
    ['pods', 110n],
  ]);
  const node = { name: 'a', labels: {}, taints: [], allocatable, ready: true };
  return {
    node,
    pods: { own: new Map(), others: [], ...pods },
    members: Array.from({ length: members }, (_, i) => i),
    placement: { node, index: 0 },
  };
}

const outcome = (placement: Placement) => placementOutcome({ placement, reasons: [] });

test('the total is over all nodes, and the median is of nodes and not of classes', () => {
  const requests = new Map([['cpu', 100n]]);
  const classes = [nodeClass(1000n, 1), nodeClass(2000n, 5), nodeClass(10000n, 2)].map((one) => ({
    nodeClass: one,
    requests,
  }));
  expect(fleetCost(classes)).toEqual({ total: { cpu: '800m' }, share: { cpu: { min: 0.01, median: 0.05, max: 0.1 } } });
});

test('the median is the share in the middle, and nodes of one class count one by one', () => {
  const requests = new Map([['cpu', 100n]]);
  const classes = [nodeClass(1000n, 2), nodeClass(2000n, 1), nodeClass(4000n, 1), nodeClass(5000n, 1)];
  const { share } = fleetCost(classes.map((one) => ({ nodeClass: one, requests })));
  // the shares are 2 %, 2.5 %, 5 %, 10 % and 10 %
  expect(share.cpu).toEqual({ min: 0.02, median: 0.05, max: 0.1 });
});

test('of an even number of nodes the median is the lower of the two in the middle', () => {
  const requests = new Map([['cpu', 100n]]);
  expect(
    fleetCost([nodeClass(1000n, 1), nodeClass(2000n, 1)].map((one) => ({ nodeClass: one, requests }))).share.cpu.median,
  ).toBe(0.05);
});

test('nodes without the resource have no share of it, but count in the total', () => {
  const requests = new Map([['nvidia.com/gpu', 1n]]);
  expect(fleetCost([{ nodeClass: nodeClass(1000n, 3), requests }])).toEqual({
    total: { 'nvidia.com/gpu': '3' },
    share: {},
  });
});

test('a DaemonSet has what one pod requests as well, also where no node runs one', () => {
  const requests = new Map([
    ['cpu', 1500n],
    ['memory', GIBIBYTE],
  ]);
  expect(daemonSetCost(requests, [nodeClass(3000n, 2)])).toEqual({
    requests: { cpu: '1500m', memory: '1Gi' },
    total: { cpu: '3', memory: '2Gi' },
    share: { cpu: { min: 0.5, median: 0.5, max: 0.5 }, memory: { min: 0.125, median: 0.125, max: 0.125 } },
  });
  expect(daemonSetCost(requests, [])).toEqual({ requests: { cpu: '1500m', memory: '1Gi' }, total: {}, share: {} });
});

test('amounts are written as Kubernetes writes them', () => {
  expect(
    amountTexts(
      new Map([
        ['cpu', 1000n],
        ['memory', 64n * 2n ** 20n],
        ['example.com/x', 1500n],
      ]),
    ),
  ).toEqual({
    cpu: '1',
    memory: '64Mi',
    'example.com/x': '1500',
  });
});

test('on a node the DaemonSets that should run count, and pods that are kept count with the others', () => {
  const kept = demand([['cpu', 300n]]);
  const one = nodeClass(4000n, 1, {
    own: new Map([
      [1, { demand: kept, started: '', state: 'available' }],
      [0, { demand: demand([['cpu', 9000n]]), started: '', state: 'available' }],
    ]),
    others: [{ demand: demand([['cpu', 500n]]), started: '' }],
  });
  const demands = [
    demand([
      ['cpu', 100n],
      ['example.com/x', 2n],
    ]),
    demand([['cpu', 200n]]),
    demand([['cpu', 400n]]),
  ];
  expect(nodeRequests(one, [outcome('runs'), outcome('keeps'), outcome('excluded')], demands)).toEqual([
    { resource: 'cpu', daemonSets: '100m', otherPods: '800m', allocatable: '4', share: 0.025 },
    { resource: 'memory', daemonSets: '0', otherPods: '0', allocatable: '8Gi', share: 0 },
    { resource: 'pods', daemonSets: '1', otherPods: '2', allocatable: '110', share: 1 / 110 },
    { resource: 'example.com/x', daemonSets: '2', otherPods: '0', allocatable: '0' },
  ]);
});
