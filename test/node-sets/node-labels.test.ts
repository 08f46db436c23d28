import { NodeLabels } from '../../src/node-sets/node-labels';

test.each([
  [
    NodeLabels.in('kubernetes.io/arch', 'amd64', 'arm64'),
    { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64', 'arm64'] },
  ],
  [NodeLabels.notIn('type', 'virtual-kubelet'), { key: 'type', operator: 'NotIn', values: ['virtual-kubelet'] }],
  [NodeLabels.exists('gpu'), { key: 'gpu', operator: 'Exists' }],
  [NodeLabels.doesNotExist('gpu'), { key: 'gpu', operator: 'DoesNotExist' }],
  [NodeLabels.gt('cores', 8), { key: 'cores', operator: 'Gt', values: ['8'] }],
  [NodeLabels.lt('cores', 0), { key: 'cores', operator: 'Lt', values: ['0'] }],
])('%j', (requirement, expected) => {
  expect(requirement).toStrictEqual(expected);
});

test.each([1.5, NaN, Infinity, 2 ** 53])('a label is not compared with %d', (value) => {
  const message = `label 'cores' cannot be compared with ${value}: only whole numbers between -2^53 and 2^53 can; write other values as a literal requirement`;
  expect(() => NodeLabels.gt('cores', value)).toThrow(new Error(message));
  expect(() => NodeLabels.lt('cores', value)).toThrow(new Error(message));
});
