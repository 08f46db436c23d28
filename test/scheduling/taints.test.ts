import { taintReason, tolerationsOf, untoleratedTaints } from '../../src/scheduling/taints';

const taint = (key: string, value: string, effect: string) => ({ key, value, effect });
const keys = (taints: ReturnType<typeof taint>[], podSpec: object) =>
  untoleratedTaints(taints, tolerationsOf(podSpec as { [key: string]: unknown })).map(({ key }) => key);

test('taints of both hard effects that nothing tolerates are listed in the order of the node', () => {
  const taints = [taint('b', '', 'NoExecute'), taint('c', '', 'PreferNoSchedule'), taint('a', '', 'NoSchedule')];
  expect(keys(taints, {})).toEqual(['b', 'a']);
});

test.each([
  [{ operator: 'Exists' }, true],
  [{ key: 'gpu', operator: 'Exists' }, true],
  [{ key: 'gpu', value: 'true' }, true],
  [{ key: 'gpu', operator: 'Equal', value: 'true', effect: 'NoSchedule' }, true],
  [{ key: 'gpu', operator: 'Equal', value: 'false' }, false],
  [{ key: 'gpu', operator: 'Exists', effect: 'NoExecute' }, false],
  [{ key: 'cpu', operator: 'Exists' }, false],
  [{ key: 'gpu', operator: 'Gt', value: '1' }, false],
  [{ key: 'gpu', operator: 'Near', value: 'true' }, false],
  [null, false],
  ['junk', false],
])('toleration %j for the taint gpu=true:NoSchedule: %s', (toleration, tolerated) => {
  expect(keys([taint('gpu', 'true', 'NoSchedule')], { tolerations: [toleration] })).toEqual(tolerated ? [] : ['gpu']);
});

test('the controller tolerates six taints for every pod, and missing network for hostNetwork', () => {
  const taints = [
    taint('node.kubernetes.io/not-ready', '', 'NoExecute'),
    taint('node.kubernetes.io/unreachable', '', 'NoExecute'),
    taint('node.kubernetes.io/disk-pressure', '', 'NoSchedule'),
    taint('node.kubernetes.io/memory-pressure', '', 'NoSchedule'),
    taint('node.kubernetes.io/pid-pressure', '', 'NoSchedule'),
    taint('node.kubernetes.io/unschedulable', '', 'NoSchedule'),
    taint('node.kubernetes.io/network-unavailable', '', 'NoSchedule'),
  ];
  expect(keys(taints, {})).toEqual(['node.kubernetes.io/network-unavailable']);
  expect(keys(taints, { hostNetwork: true })).toEqual([]);
});

test('not-ready with NoSchedule, which unready nodes have too, is not among them', () => {
  expect(keys([taint('node.kubernetes.io/not-ready', '', 'NoSchedule')], {})).toEqual(['node.kubernetes.io/not-ready']);
});

test('the reason names the taint as kubectl does', () => {
  expect(taintReason(taint('gpu', 'true', 'NoSchedule'))).toEqual({
    kind: 'taint',
    message: 'taint gpu=true:NoSchedule is not tolerated',
    key: 'gpu',
    effect: 'NoSchedule',
    found: 'true',
  });
  expect(taintReason(taint('gpu', '', 'NoExecute')).message).toBe('taint gpu:NoExecute is not tolerated');
});
