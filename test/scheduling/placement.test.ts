import { placementRules } from '../../src/scheduling/placement';

const daemonSet = (spec: object) => ({ spec: { template: { spec } } });
const node = (...taints: string[]) => ({
  name: 'node-1',
  labels: { os: 'linux' },
  taints: taints.map((effect) => ({ key: 'gpu', value: '', effect })),
});

test.each([
  ['a bare node', {}, node(), 'runs', []],
  ['its own nodeName', { nodeName: 'node-1' }, node(), 'runs', []],
  ['another nodeName', { nodeName: 'node-2' }, node(), 'excluded', ['nodeName is "node-2", which is another node']],
  [
    'a nodeSelector of others',
    { nodeSelector: { os: 'windows' } },
    node(),
    'excluded',
    ['nodeSelector: label os is "linux", not "windows"'],
  ],
  ['NoSchedule', {}, node('NoSchedule'), 'keeps', ['taint gpu:NoSchedule is not tolerated']],
  ['NoExecute', {}, node('NoExecute'), 'excluded', ['taint gpu:NoExecute is not tolerated']],
  [
    'both',
    {},
    node('NoSchedule', 'NoExecute'),
    'excluded',
    ['taint gpu:NoSchedule is not tolerated', 'taint gpu:NoExecute is not tolerated'],
  ],
  [
    'NoExecute tolerated, NoSchedule not',
    { tolerations: [{ key: 'gpu', operator: 'Exists', effect: 'NoExecute' }] },
    node('NoExecute', 'NoSchedule'),
    'keeps',
    ['taint gpu:NoSchedule is not tolerated'],
  ],
  [
    'a mismatch before a taint',
    { nodeSelector: { os: 'windows' } },
    node('NoExecute'),
    'excluded',
    ['nodeSelector: label os is "linux", not "windows"'],
  ],
])('%s', (_name, spec, one, placement, messages) => {
  const judgement = placementRules(daemonSet(spec)).judge(one);
  expect({ placement: judgement.placement, messages: judgement.reasons.map(({ message }) => message) }).toEqual({
    placement,
    messages,
  });
});

test.each([
  [undefined],
  [null],
  [5],
  ['text'],
  [[]],
  [{ spec: 5 }],
  [{ spec: { template: { spec: { nodeSelector: 'x', affinity: [], tolerations: {} } } } }],
])('junk does not throw: %j', (junk) => {
  expect(placementRules(junk).judge(node()).placement).toBe('runs');
});

test('the node that nodeName names is told apart', () => {
  expect(placementRules(daemonSet({ nodeName: 'node-2' })).names).toEqual(['node-2']);
});
