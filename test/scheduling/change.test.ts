import { Planner } from '../../src/scheduling/planner';
import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';

const node = (name: string, labels: object, ...taints: object[]) => ({
  kind: 'Node',
  metadata: { name, labels },
  spec: { taints },
  status: { allocatable: { cpu: '4', memory: '8Gi', pods: '110' } },
});
const NODES = [
  node('a', { pool: 'x' }),
  node('b', { pool: 'x' }),
  node('c', { pool: 'y' }),
  node('d', { pool: 'y' }, { key: 'gpu', effect: 'NoSchedule' }),
];
const agent = (podSpec: object, spec: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent', namespace: 'agents' },
  spec: {
    selector: { matchLabels: { app: 'agent' } },
    ...spec,
    template: {
      metadata: { labels: { app: 'agent' } },
      spec: { containers: [{ name: 'agent', image: 'agent:1' }], ...podSpec },
    },
  },
});
const compare = (before: any[], after: any[], pods: any[] = []) =>
  new Planner().compare(before, after, NODES, { pods });

test('a nodeSelector makes nodes lose their pods and restarts the others', () => {
  expect(compare([agent({})], [agent({ nodeSelector: { pool: 'x' } })])).toEqual([
    {
      namespace: 'agents',
      name: 'agent',
      kind: 'changed',
      refused: [],
      gains: [],
      losses: ['c'],
      restarts: ['a', 'b'],
      untouched: [],
      templateDifferences: [{ field: 'spec.template.spec.nodeSelector[pool]', after: '"x"' }],
      otherDifferences: [],
    },
  ]);
});

test('a toleration lets a node gain one', () => {
  const [{ gains, restarts }] = compare([agent({})], [agent({ tolerations: [{ operator: 'Exists' }] })]);
  expect({ gains, restarts }).toEqual({ gains: ['d'], restarts: ['a', 'b', 'c'] });
});

test('minReadySeconds and labels of the DaemonSet restart nothing', () => {
  const [change] = compare([agent({})], [agent({}, { minReadySeconds: 10 })]);
  expect(change).toMatchObject({ kind: 'changed', restarts: [], untouched: ['a', 'b', 'c'], templateDifferences: [] });
  expect(change.otherDifferences).toEqual([{ field: 'spec.minReadySeconds', after: '10' }]);
});

test('a selector cannot change, and nothing else of the update happens', () => {
  const fresh = agent({ nodeSelector: { pool: 'x' } }, { selector: { matchLabels: { app: 'other' } } });
  const [change] = compare([agent({})], [fresh]);
  const { field, message, remedy } = new DaemonSetValidator({ kubernetesVersion: '1.36' }).validateUpdate(
    agent({}),
    fresh,
  )[0];
  expect(field).toBe('spec.selector');
  expect(change.refused).toEqual([`${field}: ${message}. ${remedy}`]);
  expect(change).toMatchObject({ gains: [], losses: [], restarts: [], untouched: ['a', 'b', 'c'] });
});

test('whether the new DaemonSet takes the old pods over is said of a changed selector', () => {
  const labelled = (selector: object, labels: object) => ({
    ...agent(
      {},
      { selector: { matchLabels: selector }, template: { ...agent({}).spec.template, metadata: { labels } } },
    ),
  });
  const [older, newer] = ['1', '2'].map((chart) => ({ app: 'agent', chart }));
  const refused = (selector: object) => compare([labelled(older, older)], [labelled(selector, newer)])[0].refused[0];
  expect(refused({ app: 'agent' })).toMatch(/--cascade=orphan the new DaemonSet takes them over/);
  expect(refused(newer)).toMatch(/--cascade=orphan they would run on beside the new pods/);
});

test('a selector that is only written in another way is the same', () => {
  const [change] = compare(
    [agent({})],
    [agent({}, { selector: { matchLabels: { app: 'agent' }, matchExpressions: [] } })],
  );
  expect(change).toMatchObject({ kind: 'unchanged', refused: [] });
});

test('what is new gains, what is gone loses, what is the same stays', () => {
  const other = { ...agent({}), metadata: { name: 'other', namespace: 'agents' } };
  expect(compare([agent({})], [other])).toMatchObject([
    { name: 'agent', kind: 'removed', losses: ['a', 'b', 'c'], gains: [] },
    { name: 'other', kind: 'added', losses: [], gains: ['a', 'b', 'c'] },
  ]);
  expect(compare([other], [other])).toMatchObject([{ kind: 'unchanged', restarts: [], untouched: ['a', 'b', 'c'] }]);
});

test('a pod that was only kept is lost when the template changes, unless someone has to delete it', () => {
  const kept = {
    kind: 'Pod',
    metadata: {
      name: 'agent-1',
      namespace: 'agents',
      ownerReferences: [{ kind: 'DaemonSet', name: 'agent', controller: true }],
    },
    spec: { nodeName: 'd' },
  };
  const fresh = { nodeSelector: {}, hostNetwork: true };
  expect(compare([agent({})], [agent(fresh)], [kept])).toMatchObject([{ losses: ['d'], restarts: ['a', 'b', 'c'] }]);
  expect(compare([agent({})], [agent({})], [kept])).toMatchObject([{ losses: [], untouched: ['a', 'b', 'c', 'd'] }]);
  expect(compare([agent({})], [agent(fresh, { updateStrategy: { type: 'OnDelete' } })], [kept])).toMatchObject([
    { losses: [] },
  ]);
});
