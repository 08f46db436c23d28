import { syncOnce, SyncPod } from './sync';
import { RolloutFacts, rolloutPlan } from '../../src/scheduling/rollout';
import { updateStrategyNumbers } from '../../src/scheduling/update-strategy';

const FACTS: RolloutFacts = { desired: 10, blocked: 0, noRoomTwice: 0, usesHostPorts: false, secondsToReady: 30 };
const daemonSet = (rollingUpdate: object, minReadySeconds = 0) => ({
  spec: { minReadySeconds, updateStrategy: { type: 'RollingUpdate', rollingUpdate } },
});
const plan = (rollingUpdate: object, facts: Partial<RolloutFacts> = {}, minReadySeconds = 0) =>
  rolloutPlan(daemonSet(rollingUpdate, minReadySeconds), { ...FACTS, ...facts });

test('waves of maxUnavailable, each as long as a pod takes to be available', () => {
  expect(plan({ maxUnavailable: '25%' }, {}, 10)).toEqual({
    strategy: 'RollingUpdate',
    pods: 10,
    maxUnavailable: 3,
    maxSurge: 0,
    waves: 4,
    seconds: 160,
    message: '4 waves: any 3 of 10 nodes at a time; the old pod is deleted first',
    stalls: [],
  });
});

test('waves of maxSurge, with no pod down', () => {
  expect(plan({ maxUnavailable: 0, maxSurge: 5 })).toEqual({
    strategy: 'RollingUpdate',
    pods: 10,
    maxUnavailable: 0,
    maxSurge: 5,
    waves: 2,
    seconds: 60,
    message: '2 waves: any 5 of 10 nodes at a time; the new pod is ready before the old pod is deleted',
    stalls: [],
  });
});

test('OnDelete is said as such', () => {
  expect(rolloutPlan({ spec: { updateStrategy: { type: 'OnDelete' } } }, FACTS)).toEqual({
    strategy: 'OnDelete',
    pods: 10,
    maxUnavailable: 0,
    maxSurge: 0,
    message: 'OnDelete: a pod is replaced only after someone deletes it',
    stalls: [],
  });
});

test('nodes that are not ready eat the budget, or all of it', () => {
  expect(plan({ maxUnavailable: 3 }, { blocked: 1 })).toMatchObject({
    waves: 5,
    stalls: [
      '1 of 10 pods cannot become available (node not ready, or pod pending), so 2 instead of 3 pods are replaced at a time',
    ],
  });
  expect(plan({ maxUnavailable: 1 }, { blocked: 1 })).toEqual({
    strategy: 'RollingUpdate',
    pods: 10,
    maxUnavailable: 1,
    maxSurge: 0,
    message: 'the update never finishes',
    stalls: [
      '1 of 10 pods cannot become available (node not ready, or pod pending) and use up maxUnavailable (1), so no available pod is replaced',
    ],
  });
});

test('where no pod is available, there is nothing to wait for', () => {
  for (const rollingUpdate of [{ maxUnavailable: 10 }, { maxUnavailable: 3 }, { maxUnavailable: 0, maxSurge: 2 }]) {
    expect(plan(rollingUpdate, { blocked: 10 })).toMatchObject({
      waves: 0,
      seconds: 0,
      message: 'no available pod to replace',
    });
  }
});

test('a surge with host ports stalls, and so does one without room', () => {
  expect(plan({ maxUnavailable: 0, maxSurge: 2 }, { usesHostPorts: true })).toMatchObject({
    message: 'the update never finishes',
    stalls: [
      'host ports: the new pod waits for the port of the old pod, which stays until the new pod is ready; the update stalls on any 2 of 10 nodes',
    ],
  });
  expect(plan({ maxUnavailable: 0, maxSurge: 2 }, { noRoomTwice: 3 }).stalls).toEqual([
    '3 of 10 nodes have no room for an old and a new pod, which uses up maxSurge (2)',
  ]);
});

test('the least maxUnavailable that is fast enough is recommended', () => {
  expect(plan({ maxUnavailable: 1 }, { wantedSeconds: 100 }).recommended).toBe(4);
  expect(plan({ maxUnavailable: 1 }, { wantedSeconds: 100, blocked: 1 }).recommended).toBe(4);
  expect(plan({ maxUnavailable: 1 }, { wantedSeconds: 29 }).recommended).toBeUndefined();
  expect(plan({ maxUnavailable: 4 }, {}).seconds).toBeLessThanOrEqual(100);
  expect(plan({ maxUnavailable: 3 }, {}).seconds).toBeGreaterThan(100);
});

interface SimulatedNode {
  readonly name: string;
  readonly blocked: boolean;
  pods: SyncPod[];
}

/** Runs syncs until nothing changes; all pods that wait become ready together. Returns how often that was, or undefined where old pods remain. */
function simulate(nodes: SimulatedNode[], rollingUpdate: object): number | undefined {
  const strategy = updateStrategyNumbers(daemonSet(rollingUpdate), nodes.length);
  const sync = () => {
    const { creates, deletes, choices } = syncOnce(
      nodes.map(({ name, pods }) => ({ name, placement: 'runs', pods })),
      strategy,
    );
    const chosen = (action: string) =>
      choices.filter((choice) => choice.action === action).flatMap(({ among, count }) => among.slice(0, count));
    const gone = new Set([...deletes, ...chosen('delete')]);
    const made = new Set([...creates, ...chosen('create')]);
    nodes.forEach((node) => {
      node.pods = node.pods.filter(({ name }) => !gone.has(name));
      if (made.has(node.name)) {
        node.pods.push({ name: `${node.name}-new`, isNew: true, ready: false, available: false, age: 0 });
      }
    });
    return gone.size + made.size > 0;
  };
  for (let waits = 0; waits <= nodes.length + 1; waits++) {
    while (sync());
    if (nodes.every(({ blocked, pods }) => blocked || pods.every(({ isNew, available }) => isNew && available))) {
      return waits;
    }
    nodes.forEach((node) => {
      if (!node.blocked) node.pods = node.pods.map((pod) => ({ ...pod, ready: true, available: true }));
    });
  }
  return undefined;
}

test('the waves are those of the controller, sync by sync', () => {
  for (const desired of [1, 2, 5, 9]) {
    for (const blocked of [0, 1, 2].filter((count) => count < desired)) {
      for (const rollingUpdate of [1, 2, 3, '25%', '100%'].flatMap((count) => [
        { maxUnavailable: count },
        { maxUnavailable: 0, maxSurge: count },
      ])) {
        const nodes = Array.from({ length: desired }, (_, i): SimulatedNode => {
          const [name, up] = [`node-${i}`, i >= blocked];
          return {
            name,
            blocked: !up,
            pods: [{ name: `${name}-old`, isNew: false, ready: up, available: up, age: 9 }],
          };
        });
        const { waves } = plan(rollingUpdate, { desired, blocked });
        expect({ desired, blocked, rollingUpdate, waves }).toEqual({
          desired,
          blocked,
          rollingUpdate,
          waves: simulate(nodes, rollingUpdate),
        });
      }
    }
  }
});
