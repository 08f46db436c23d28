import { syncOnce, SyncPod } from './sync';
import { updateStrategyNumbers } from '../../src/scheduling/update-strategy';

const rolling = (rollingUpdate: object, desired: number) =>
  updateStrategyNumbers({ spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate } } }, desired);
const pod = (name: string, fields: Partial<SyncPod> = {}): SyncPod => ({
  name,
  isNew: false,
  ready: true,
  available: true,
  age: 1,
  ...fields,
});
const node = (name: string, ...pods: SyncPod[]) => ({ name, placement: 'runs' as const, pods });

test('a missing pod is made before the rollout goes on', () => {
  expect(syncOnce([node('a'), node('b', pod('b-1'))], rolling({ maxUnavailable: 2 }, 2))).toEqual({
    creates: ['a'],
    deletes: [],
    choices: [],
  });
});

test('any maxUnavailable of the old pods are deleted, those that are not available at once', () => {
  const nodes = [
    node('a', pod('a-1')),
    node('b', pod('b-1')),
    node('c', pod('c-1')),
    node('d', pod('d-1', { ready: false, available: false })),
  ];
  expect(syncOnce(nodes, rolling({ maxUnavailable: '50%' }, 4))).toEqual({
    creates: [],
    deletes: ['d-1'],
    choices: [{ action: 'delete', count: 1, among: ['a-1', 'b-1', 'c-1'] }],
  });
});

test('a surge makes new pods first and deletes an old one when the new one is available', () => {
  const nodes = [
    node('a', pod('a-1')),
    node('b', pod('b-1'), pod('b-2', { isNew: true, ready: false, available: false })),
    node('c', pod('c-1')),
  ];
  expect(syncOnce(nodes, rolling({ maxUnavailable: 0, maxSurge: 2 }, 3))).toEqual({
    creates: [],
    deletes: [],
    choices: [{ action: 'create', count: 1, among: ['a', 'c'] }],
  });
});

test('OnDelete replaces nothing', () => {
  const strategy = updateStrategyNumbers({ spec: { updateStrategy: { type: 'OnDelete' } } }, 1);
  expect(syncOnce([node('a', pod('a-1', { available: false }))], strategy)).toEqual({
    creates: [],
    deletes: [],
    choices: [],
  });
});
