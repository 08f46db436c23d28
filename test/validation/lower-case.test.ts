import { toLowerCase } from '../../src/validation/lower-case';

// what strings.ToLower of Go gives
test.each([
  ['Example.COM', 'example.com'],
  ['\u0130', 'i'],
  ['i\u0307', 'i\u0307'],
  ['\u212a', 'k'],
  ['ÀΩ', 'àω'],
])('%j becomes %j', (text, lower) => {
  expect(toLowerCase(text)).toBe(lower);
});
