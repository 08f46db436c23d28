import { describeVersions, parseVersions } from '../../src/stored/kubernetes-versions';

test('a version is that one, with a plus it is every newer one too, and none is all', () => {
  expect(parseVersions('1.30')).toEqual([30]);
  expect(parseVersions('1.35+')).toEqual([35, 36, 37]);
  expect(parseVersions()).toEqual([28, 29, 30, 31, 32, 33, 34, 35, 36, 37]);
});

test.each(['1.27', '1.38', '1.27+', '1.3', '1.030', '2.30', 'v1.30', '1.30.1', '1.30-1.33', '', '1.30 '])(
  '%j is no version that is known',
  (text) => {
    expect(() => parseVersions(text)).toThrow(
      `kubernetesVersion ${JSON.stringify(text)} is not known; use 1.28 to 1.37, with a + after it for that and every newer version`,
    );
  },
);

test.each([
  [[28], '1.28'],
  [[28, 29, 30], '1.28-1.30'],
  [[36, 37], '1.36+'],
  [[37], '1.37+'],
  [[28, 31, 32, 36, 37], '1.28, 1.31-1.32, 1.36+'],
])('%j in words', (minors, words) => {
  expect(describeVersions(minors)).toBe(words);
});
