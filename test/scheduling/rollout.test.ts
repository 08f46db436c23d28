import { syncOnce, SyncPod } from './sync';
import { rolloutPlan } from '../../src/scheduling/rollout';
import { RolloutFacts } from '../../src/scheduling/rollout-facts';
import { updateStrategyNumbers } from '../../src/scheduling/update-strategy';

const NO_PARTS = { available: 0, down: 0, lost: 0, lostWhenReplaced: 0, noRoomBeside: 0, none: 0 };
const daemonSet = (rollingUpdate: object, minReadySeconds = 0) => ({
  spec: { minReadySeconds, updateStrategy: { type: 'RollingUpdate', rollingUpdate } },
});
interface Given extends Partial<RolloutFacts['parts']> {
  readonly unready?: number;
  readonly usesHostPorts?: boolean;
  readonly wantedSeconds?: number;
}
/** The plan for 10 nodes that should run a pod. */
function plan(
  rollingUpdate: object,
  { unready = 0, usesHostPorts = false, wantedSeconds, ...parts }: Given = {},
  minReadySeconds = 0,
) {
  const manifest = daemonSet(rollingUpdate, minReadySeconds);
  const facts = { desired: 10, parts: { ...NO_PARTS, ...parts }, unready, blockedBy: [], usesHostPorts };
  return rolloutPlan(manifest, updateStrategyNumbers(manifest, 10), facts, { secondsToReady: 30, wantedSeconds });
}

test('waves of maxUnavailable, each as long as a pod takes to be available', () => {
  expect(plan({ maxUnavailable: '25%' }, { available: 10 }, 10)).toEqual({
    strategy: 'RollingUpdate',
    pods: 10,
    maxUnavailable: 3,
    maxSurge: 0,
    waves: 4,
    seconds: 160,
    message: '4 waves: any 3 of 10 nodes at a time; the old pod is deleted first',
    stalls: [],
    blockedBy: [],
  });
});

test('waves of maxSurge, with no pod down', () => {
  expect(plan({ maxUnavailable: 0, maxSurge: 5 }, { available: 10 })).toMatchObject({
    maxUnavailable: 0,
    maxSurge: 5,
    waves: 2,
    seconds: 60,
    message: '2 waves: any 5 of 10 nodes at a time; the new pod is ready before the old pod is deleted',
    stalls: [],
  });
});

test('OnDelete is said as such', () => {
  const manifest = { spec: { updateStrategy: { type: 'OnDelete' } } };
  const facts = {
    desired: 10,
    parts: { ...NO_PARTS, lost: 2 },
    unready: 2,
    blockedBy: ['a', 'b'],
    usesHostPorts: false,
  };
  expect(rolloutPlan(manifest, updateStrategyNumbers(manifest, 10), facts, { secondsToReady: 30 })).toEqual({
    strategy: 'OnDelete',
    pods: 10,
    maxUnavailable: 0,
    maxSurge: 0,
    message: 'OnDelete: a pod is replaced only after someone deletes it',
    stalls: [],
    blockedBy: [],
  });
});

test('nodes that are not ready use up a part of maxUnavailable, or all of it', () => {
  expect(plan({ maxUnavailable: 3 }, { available: 9, lost: 1, unready: 1 })).toMatchObject({
    waves: 5,
    stalls: ['1 pod cannot become available (1 node not ready), so 2 instead of 3 pods are replaced at a time'],
  });
  const stalled = plan({ maxUnavailable: 2 }, { available: 7, lost: 3, unready: 1 });
  expect(stalled).toMatchObject({
    message: 'the update never finishes',
    stalls: [
      '3 pods cannot become available (1 node not ready, 2 pods pending) and use up maxUnavailable (2), so no available pod is replaced',
    ],
  });
  expect(stalled.waves).toBeUndefined();
});

test('whether an update finishes is left to chance where available pods are on nodes that are not ready', () => {
  expect(plan({ maxUnavailable: 2 }, { available: 7, lostWhenReplaced: 2, unready: 2 })).toMatchObject({
    message: 'the update may never finish',
    stalls: [
      '2 pods cannot become available (2 nodes not ready) and may use up maxUnavailable (2) before all available pods are replaced',
    ],
  });
  expect(plan({ maxUnavailable: 3 }, { available: 7, lostWhenReplaced: 2, unready: 2 })).toMatchObject({
    waves: 7,
    message: 'at most 7 waves: any 1 of 7 nodes at a time; the old pod is deleted first',
  });
});

test('nodes without an available pod are in the first wave and count against maxUnavailable', () => {
  expect(plan({ maxUnavailable: 2 }, { available: 6, down: 1 })).toMatchObject({
    waves: 4,
    message:
      '4 waves: any 2 of 6 nodes at a time; 1 node without an available pod gets a new pod at once; the old pod is deleted first',
  });
  expect(plan({ maxUnavailable: 2 }, { available: 6, down: 4 }).waves).toBe(4);
  expect(plan({ maxUnavailable: 0, maxSurge: 2 }, { available: 6, down: 4 }).waves).toBe(3);
  expect(plan({ maxUnavailable: 2 }, { down: 4 })).toMatchObject({
    waves: 1,
    message: '1 wave: 4 nodes without an available pod, all at once',
  });
});

test('where no pod is available, there is nothing to wait for', () => {
  for (const rollingUpdate of [{ maxUnavailable: 10 }, { maxUnavailable: 3 }, { maxUnavailable: 0, maxSurge: 2 }]) {
    expect(plan(rollingUpdate, { lost: 10, unready: 10 })).toMatchObject({
      waves: 0,
      seconds: 0,
      message: 'no available pod to replace',
    });
  }
});

test('a surge with host ports stalls, and so does one without room', () => {
  expect(plan({ maxUnavailable: 0, maxSurge: 2 }, { noRoomBeside: 10, usesHostPorts: true })).toMatchObject({
    message: 'the update never finishes',
    stalls: [
      'host ports: the new pod waits for the port of the old pod, which stays until the new pod is ready; the update stalls on any 2 of 10 nodes',
    ],
  });
  expect(plan({ maxUnavailable: 0, maxSurge: 2 }, { available: 7, noRoomBeside: 3 }).stalls).toEqual([
    '3 of 10 nodes have no room for an old and a new pod, which uses up maxSurge (2)',
  ]);
});

test('a surge may stall on nodes that are not ready but have an available pod', () => {
  expect(plan({ maxUnavailable: 0, maxSurge: 2 }, { available: 7, lostWhenReplaced: 2, unready: 2 })).toMatchObject({
    message: 'the update may never finish',
    stalls: ['new pods do not become available on 2 nodes (not ready) and may use up maxSurge (2)'],
  });
});

test('the smallest maxUnavailable that is fast enough is recommended', () => {
  const recommended = (parts: Given, wantedSeconds: number) =>
    plan({ maxUnavailable: 1 }, { ...parts, wantedSeconds }).recommended;
  expect(recommended({ available: 10 }, 100)).toBe(4);
  expect(recommended({ available: 9, lost: 1, unready: 1 }, 100)).toBe(4);
  expect(recommended({ available: 10 }, 29)).toBeUndefined();
  expect(recommended({ available: 6, down: 4 }, 60)).toBe(5);
  expect(plan({ maxUnavailable: 5 }, { available: 6, down: 4 }).waves).toBe(2);
  expect(plan({ maxUnavailable: 4 }, { available: 6, down: 4 }).waves).toBe(3);
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
        const manifest = daemonSet(rollingUpdate);
        const parts = {
          ...NO_PARTS,
          available: desired - blocked,
          ...('maxSurge' in rollingUpdate ? {} : { lost: blocked }),
        };
        const facts = { desired, parts, unready: blocked, blockedBy: [], usesHostPorts: false };
        const { waves } = rolloutPlan(manifest, updateStrategyNumbers(manifest, desired), facts, {
          secondsToReady: 30,
        });
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
