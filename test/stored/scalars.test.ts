import { isTime, readQuantity } from '../../src/stored/scalars';

/** What Go 1.26 says of a text as a time of RFC 3339. */
const TIMES: { readonly [text: string]: boolean } = {
  '2006-01-02T15:04:05Z': true,
  '2006-01-02T15:04:05+07:00': true,
  '2006-01-02T15:04:05.123456789123Z': true,
  '2006-01-02T15:04:05,5Z': true,
  '2006-01-02T5:04:05Z': true,
  '2006-01-02T15:04:05-24:60': true,
  '0000-01-01T00:00:00Z': true,
  '2024-02-29T00:00:00Z': true,
  '2000-02-29T00:00:00Z': true,
  '1900-02-29T00:00:00Z': false,
  '2023-02-29T00:00:00Z': false,
  '2024-04-31T00:00:00Z': false,
  '2024-13-01T00:00:00Z': false,
  '2024-00-01T00:00:00Z': false,
  '2024-01-00T00:00:00Z': false,
  '2006-01-02T24:00:00Z': false,
  '2006-01-02T23:60:00Z': false,
  '2006-01-02T23:59:60Z': false,
  '2006-01-02T15:04:05+25:00': false,
  '2006-01-02T15:04:05+00:61': false,
  '2006-01-02T15:04:05.Z': false,
  '2006-01-02T15:04:05': false,
  '2006-01-02T15:04:5Z': false,
  '2006-1-02T15:04:05Z': false,
  '2006-01-02 15:04:05Z': false,
  '2006-01-02t15:04:05z': false,
  '2006-01-02': false,
  '2006-01-02T15:04:05Z\n': false,
  '': false,
};

test('times are read as Go reads them', () => {
  expect(Object.fromEntries(Object.keys(TIMES).map((text) => [text, isTime(text)]))).toEqual(TIMES);
});

test.each([
  ['100m', '100m'],
  ['1Gi', '1Gi'],
  [2, 2],
  ['0.5', '0.5'],
  [0.5, 0.5],
  [' 1 ', '1'],
  ['\u00a01', '1'],
  [12345678901234567890n, '12345678901234567890'],
  ['0.0001', '1m'],
  ['1500u', '2m'],
  ['1.0001', '1001m'],
  [0.0001, '1m'],
  ['2n', '1m'],
  ['1000u', '1000u'],
  ['-0.0001', '-1m'],
  ['', undefined],
  ['1 Gi', undefined],
  ['1gi', undefined],
  ['\t1', undefined],
  [true, undefined],
  [{}, undefined],
  [[], undefined],
])('the amount %j of a resource is stored as %j', (given, stored) => {
  expect(readQuantity(given, true)).toBe(stored);
});

test('other quantities are not rounded', () => {
  expect(readQuantity('0.0001', false)).toBe('0.0001');
});
