import { describeVersions, newestMinor, parseVersions } from '../../src/stored/kubernetes-versions';

const ALL = [28, 29, 30, 31, 32, 33, 34, 35, 36, 37];

test.each([
  ['1.30', [30]],
  ['1.28', [28]],
  ['1.37', [37]],
  ['1.35+', [35, 36, 37]],
  ['1.37+', [37]],
  ['1.30-1.34', [30, 31, 32, 33, 34]],
  ['1.30-1.30', [30]],
  ['1.28-1.37', ALL],
  ['v1.33.2', [33]],
  ['1.33.2', [33]],
  ['v1.33', [33]],
  ['v1.33.10-eks-ae9a62a', [33]],
  ['v1.31.4+k3s1', [31]],
  ['v1.30.5-gke.1014001', [30]],
  [undefined, ALL],
])('%j stands for %j', (text, minors) => {
  expect(parseVersions(text)).toEqual(minors);
});

test.each([
  '1.27',
  '1.38',
  '1.27+',
  '1.38+',
  '1.3',
  '1.030',
  '2.30',
  '1.34-1.30',
  '1.27-1.30',
  '1.30-1.38',
  '1.30-',
  '1.30-1.33+',
  'v1.30+',
  '1.30.+',
  '',
  '1.30 ',
  ' 1.30',
])('%j is not supported', (text) => {
  expect(() => parseVersions(text)).toThrow(
    `kubernetesVersion ${JSON.stringify(text)} is not supported; use 1.28 to 1.37, a range such as '1.30-1.34', ` +
      "'1.30+' for 1.30 and every newer version, or the version of a server such as 'v1.33.2'",
  );
});

test('an error names the option', () => {
  expect(() => newestMinor('1.12', '--kubernetes-version')).toThrow('--kubernetes-version "1.12" is not supported; ');
});

test('the newest minor of a range is what plans are for', () => {
  expect([undefined, '1.30', '1.30+', '1.30-1.34', 'v1.33.2'].map((text) => newestMinor(text))).toEqual([
    37, 30, 37, 34, 33,
  ]);
});

test.each([
  [[28], '1.28'],
  [[28, 29, 30], '1.28-1.30'],
  [[36, 37], '1.36+'],
  [[37], '1.37+'],
  [[28, 31, 32, 36, 37], '1.28, 1.31-1.32, 1.36+'],
])('%j in words', (minors, words) => {
  expect(describeVersions(minors)).toBe(words);
});
