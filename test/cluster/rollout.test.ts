import { ago, daemonSet, event, node, pod, PodFields, revision, state, template } from './objects';
import { ownedObjects } from '../../src/cluster/owned';
import { rolloutAnswer } from '../../src/cluster/rollout';
import { JsonObject } from '../../src/model/json-object';

/* What the controller does in such a state: pkg/controller/daemon/update.go (rollingUpdate) of Kubernetes 1.36. */

const REVISIONS = [revision(1, template('agent:1'), 9000), revision(2, template('agent:2'), 900)];
const OLD: PodFields = { hash: 'h1' };
const NEW: PodFields = { hash: 'h2', age: 700 };
const CRASHING: PodFields = {
  ...NEW,
  ready: false,
  status: {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: 'False' }],
    containerStatuses: [
      {
        name: 'agent',
        ready: false,
        restartCount: 5,
        state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s restarting failed container=agent' } },
        lastState: { terminated: { exitCode: 1, reason: 'Error' } },
      },
    ],
  },
};

function answer(
  pods: readonly JsonObject[],
  {
    revisions = REVISIONS,
    spec = {},
    nodes,
    events = [],
    others = [],
    ...more
  }: {
    revisions?: JsonObject[];
    spec?: object;
    nodes?: JsonObject[];
    events?: JsonObject[];
    others?: JsonObject[];
    metadata?: object;
    status?: object;
  } = {},
) {
  const names = [...new Set(pods.map((one) => (one.spec as { nodeName: string }).nodeName))];
  const cluster = state({
    daemonsets: [daemonSet({ template: template('agent:2'), spec, ...more }), ...others],
    controllerrevisions: revisions,
    nodes: nodes ?? names.map((name) => node(name)),
    pods,
    events,
  });
  const owned = ownedObjects(cluster);
  return rolloutAnswer(cluster, owned.daemonSets[0], owned);
}

const causes = ({ causes: list }: ReturnType<typeof answer>) =>
  list.map(({ kind, nodes }) => [kind, ...nodes.map(({ node: name }) => name)].join(' '));

test('all pods are new and available', () => {
  const { state: is, willEnd, updatedAndAvailable, revision: current } = answer([pod('a', NEW), pod('b', NEW)]);
  expect({ is, willEnd, updatedAndAvailable, current }).toEqual({
    is: 'complete',
    willEnd: true,
    updatedAndAvailable: 2,
    current: 2,
  });
});

test('it goes on while the budget is used by pods that have just begun', () => {
  const young = pod('a', { ...NEW, ready: false, age: 20, status: { phase: 'Pending', conditions: [] } });
  const said = answer([young, pod('b', OLD), pod('c', OLD)]);
  expect([said.state, said.budgetUsedBy, said.causes]).toEqual(['progressing', ['a'], []]);
});

test('a new pod that crashes uses up maxUnavailable', () => {
  const said = answer([pod('a', CRASHING), pod('b', OLD), pod('c', OLD)]);
  expect([said.state, said.willEnd, causes(said), said.goesOnWith]).toEqual(['held', false, ['not-available a'], 2]);
  expect(said.causes[0].nodes[0]).toMatchObject({
    reason: 'CrashLoopBackOff',
    container: 'agent',
    message: 'back-off 5m0s restarting failed container=agent; last exit code 1 (Error) after 5 restarts',
  });
});

test('with more budget, the other nodes go on, but it does not end', () => {
  const said = answer([pod('a', CRASHING), pod('b', OLD), pod('c', OLD)], {
    spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } } },
  });
  expect([said.state, said.willEnd, causes(said), said.goesOnWith]).toEqual([
    'partly-held',
    false,
    ['not-available a'],
    undefined,
  ]);
});

test('an old pod that is not available is replaced without limit and holds up nothing', () => {
  const said = answer([pod('a', { ...CRASHING, hash: 'h1' }), pod('b', OLD)]);
  expect([said.state, said.causes]).toEqual(['progressing', []]);
});

test('a pod that waits for minReadySeconds is on its way', () => {
  const said = answer([pod('a', { ...NEW, readySince: 5 }), pod('b', OLD)], { spec: { minReadySeconds: 60 } });
  expect([said.state, said.updatedAndAvailable, said.causes]).toEqual(['progressing', 0, []]);
});

test('a node that is not ready holds up, and names the remedy', () => {
  const ending = pod('a', { ...OLD, ready: false, metadata: { deletionTimestamp: ago(500) } });
  const said = answer([ending, pod('b', OLD)], { nodes: [node('a', 'Unknown'), node('b')] });
  expect([said.state, causes(said)]).toEqual(['held', ['node-not-ready a']]);
  expect(said.causes[0].remedy).toContain('Repair the nodes');
});

test('a new pod on a node that is not ready does not keep the rollout from being complete', () => {
  const said = answer([pod('a', { ...NEW, ready: false }), pod('b', NEW)], { nodes: [node('a', 'False'), node('b')] });
  expect([said.state, said.willEnd, causes(said)]).toEqual(['complete', true, ['node-not-ready a']]);
});

test('a new pod that the scheduler cannot place', () => {
  const pending = pod('a', {
    ...NEW,
    spec: {
      nodeName: undefined,
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a'] }] }],
          },
        },
      },
    },
    status: {
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message: "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) didn't satisfy plugin(s) [NodeAffinity].",
        },
      ],
    },
  });
  const said = answer([pending, pod('b', OLD)], { nodes: [node('a'), node('b')] });
  expect([said.state, causes(said), said.causes[0].nodes[0].message]).toEqual([
    'held',
    ['pending a'],
    'Insufficient cpu',
  ]);
});

test('a refused pod, until a later pod says that they are taken again', () => {
  const message =
    'Error creating: pods "agent-" is forbidden: exceeded quota: few, requested: pods=1, used: pods=1, limited: pods=1';
  const nodes = [node('a'), node('b')];
  const refused = answer([pod('b', OLD)], { nodes, events: [event('ds', 'FailedCreate', message)] });
  expect([refused.state, causes(refused), refused.causes[0].nodes[0].reason]).toEqual([
    'held',
    ['creation-refused a'],
    'Quota',
  ]);
  const taken = answer([pod('b', { ...NEW, age: 5 })], { nodes, events: [event('ds', 'FailedCreate', message, 60)] });
  expect(taken.causes[0].nodes[0].reason).toBe('NoPod');
});

test('an old pod that does not end, by a finalizer or at all', () => {
  const ending = (metadata: object) => pod('a', { ...OLD, metadata: { deletionTimestamp: ago(120), ...metadata } });
  const held = answer([ending({ finalizers: ['example.com/hold'] }), pod('b', OLD)]);
  expect([held.state, causes(held), held.causes[0].nodes[0].reason]).toEqual([
    'held',
    ['stuck-termination a'],
    'Finalizers',
  ]);
  const silent = answer([ending({}), pod('b', OLD)]);
  expect([silent.state, causes(silent), silent.causes[0].nodes[0].reason]).toEqual([
    'held',
    ['stuck-termination a'],
    'Terminating',
  ]);
  const soon = answer([pod('a', { ...OLD, metadata: { deletionTimestamp: ago(-20) } }), pod('b', OLD)]);
  expect([soon.state, soon.causes]).toEqual(['progressing', []]);
});

test('OnDelete names the old pods and their revisions', () => {
  const said = answer([pod('a', OLD), pod('b', NEW)], { spec: { updateStrategy: { type: 'OnDelete' } } });
  expect([said.state, said.willEnd, said.oldPods, said.budgetUsedBy]).toEqual([
    'on-delete',
    false,
    [{ node: 'a', pod: 'agent-a', revision: 1 }],
    [],
  ]);
});

test('a controller that has not seen the change', () => {
  const said = answer([pod('a', OLD)], { metadata: { generation: 7 }, status: { observedGeneration: 6 } });
  expect([said.state, said.willEnd, causes(said)]).toEqual(['held', false, ['not-observed']]);
});

test('another DaemonSet whose selector matches the same pods', () => {
  const rival = daemonSet({ metadata: { name: 'rival', uid: 'other' } });
  const said = answer([pod('a', OLD)], { others: [rival] });
  expect(causes(said)).toEqual(['other-controller']);
});

describe('a template that is written again and again', () => {
  const said = (...created: readonly (readonly [number: number, image: number, seconds: number])[]) =>
    answer([pod('a', OLD)], {
      revisions: created.map(([number, image, seconds]) => revision(number, template(`agent:${image}`), seconds)),
    }).causes.map(({ message }) => message);

  test('to something new each time', () => {
    expect(said([3, 1, 9000], [4, 2, 500], [5, 3, 400], [6, 4, 300], [7, 5, 200])).toEqual([
      'the template has changed 4 times in the last 10 minutes',
    ]);
    expect(said([3, 1, 9000], [4, 2, 500], [5, 3, 400], [6, 4, 300])).toEqual([]);
  });

  test('to and fro, so that there are two revisions, whose numbers rise', () => {
    expect(said([5, 1, 500], [6, 2, 480])).toEqual(['the template has changed 6 times in the last 10 minutes']);
    expect(said([2, 1, 500], [3, 2, 480])).toEqual([]);
    // when an old one got its number, nothing tells
    expect(said([5, 1, 9000], [6, 2, 480])).toEqual([]);
  });
});

test('pods of another controller with the same labels do not count', () => {
  const other = pod('a', { metadata: { ownerReferences: [{ kind: 'ReplicaSet', uid: 'rs', controller: true }] } });
  const { state: is, causes: list } = answer([pod('a', NEW), other]);
  expect([is, list]).toEqual(['complete', []]);
});

describe('with maxSurge', () => {
  const spec = { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } };

  test('a new pod that crashes beside the old one uses up maxSurge', () => {
    const said = answer([pod('a', OLD), pod('a', CRASHING), pod('b', OLD)], { spec });
    expect([said.state, said.available, causes(said), said.budgetUsedBy]).toEqual([
      'held',
      2,
      ['not-available a'],
      ['a'],
    ]);
  });

  test('a node without an available pod does not count', () => {
    const said = answer([pod('a', CRASHING), pod('b', OLD), pod('c', OLD)], { spec });
    expect([said.state, said.budgetUsedBy]).toEqual(['partly-held', []]);
  });
});

test('no node that should run a pod is a complete rollout', () => {
  const said = answer([], { nodes: [node('a', 'True', { taints: [{ key: 'x', effect: 'NoSchedule' }] })] });
  expect([said.state, said.willEnd, said.message]).toEqual(['complete', true, 'no node should run a pod']);
});
