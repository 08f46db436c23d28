import { readableAmount, counted, percentText, shareText, someOf } from '../../../src/cli/plan/words';

test('of many names a few are shown, and one more is not hidden', () => {
  expect(someOf([])).toBe('');
  expect(someOf(['a', 'b', 'c', 'd'])).toBe('a, b, c, d');
  expect(someOf(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  expect(someOf(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
});

test('one node, two nodes', () => {
  expect([0, 1, 2].map((count) => counted(count, 'node'))).toEqual(['0 nodes', '1 node', '2 nodes']);
});

test.each([
  [0, '0.0%'],
  [0.0001, '<0.1%'],
  [0.0005, '0.1%'],
  [0.0125, '1.3%'],
  [0.0994, '9.9%'],
  [0.0995, '10%'],
  [0.5263, '53%'],
  [3.575, '358%'],
])('the share %d is %s', (share, text) => {
  expect(percentText(share)).toBe(text);
});

test('shares are least, median and most', () => {
  expect(shareText({ min: 0.01, median: 0.02, max: 0.5 })).toBe('1.0% / 2.0% / 50%');
});

test.each([
  ['cpu', '100m', '100m'],
  ['cpu', '1', '1'],
  ['cpu', '1500m', '1.5'],
  ['cpu', '468700m', '468.7'],
  ['cpu', '7910m', '7.9'],
  ['memory', '64Mi', '64Mi'],
  ['memory', '375152704Ki', '357.8Gi'],
  ['memory', '128e6', '122.1Mi'],
  ['memory', '1023', '1023'],
  ['hugepages-2Mi', '4194304', '4Mi'],
  ['nvidia.com/gpu', '1500', '1500'],
  ['pods', '110', '110'],
])('%s %s is shown as %s', (resource, text, shown) => {
  expect(readableAmount(resource, text)).toBe(shown);
});
