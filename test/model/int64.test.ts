import { parseInt64 } from '../../src/model/int64';

// The edges of strconv.ParseInt, as its own tests (strconv/atoi_test.go, parseInt64Tests) have them.
test.each([
  ['0', 0n],
  ['-0', 0n],
  ['+0', 0n],
  ['1', 1n],
  ['-1', -1n],
  ['+1', 1n],
  ['12345', 12345n],
  ['-12345', -12345n],
  ['012345', 12345n],
  ['98765432100', 98765432100n],
  ['9223372036854775807', 9223372036854775807n],
  ['-9223372036854775808', -9223372036854775808n],
])('%s is an integer', (text, value) => {
  expect(parseInt64(text)).toBe(value);
});

test.each([
  [''],
  ['-'],
  ['+'],
  ['12345x'],
  ['-12345x'],
  ['1_2_3_4_5'],
  ['0x10'],
  [' 1'],
  ['1 '],
  ['1.0'],
  ['1e3'],
  ['--1'],
  ['9223372036854775808'],
  ['-9223372036854775809'],
  ['18446744073709551616'],
])('%p is none', (text) => {
  expect(parseInt64(text)).toBeUndefined();
});
