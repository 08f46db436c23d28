import { durationText, parseDuration } from '../../../src/cli/plan/duration';

test.each([
  ['45s', 45],
  ['10m', 600],
  ['1h30m', 5400],
  ['1h1m1s', 3661],
  ['90s', 90],
  ['0s', 0],
])('%s is %d seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(['', '10', 'm', '1.5h', '5m1h', '-5s', '10 m', '1d'])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test.each([
  [0, '0s'],
  [45, '45s'],
  [600, '10m'],
  [5400, '1h30m'],
  [90061, '25h1m1s'],
])('%d seconds are written %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
