import { compareScaled, digitCount, dropPlaces, power10 } from '../../src/model/decimal';

test('a power of ten has as many zeros as its exponent, in the table and past it', () => {
  expect([0, 1, 18, 63, 64, 200].map((exponent) => power10(exponent).toString())).toEqual(
    [0, 1, 18, 63, 64, 200].map((exponent) => `1${'0'.repeat(exponent)}`),
  );
});

test('a sign is no digit', () => {
  expect([digitCount(0n), digitCount(9n), digitCount(-10n)]).toEqual([1, 1, 2]);
});

describe('dropping decimal places', () => {
  test('rounds away from zero', () => {
    expect([1230n, 1231n, -1231n, 1n, -1n, 0n].map((value) => dropPlaces(value, 1))).toEqual([
      123n,
      124n,
      -124n,
      1n,
      -1n,
      0n,
    ]);
  });

  test('leaves one unit when far more places go than there are', () => {
    expect([dropPlaces(5n, 2_147_483_647), dropPlaces(-5n, 2_147_483_647)]).toEqual([1n, -1n]);
  });

  test('counts the places of a long number', () => {
    expect(dropPlaces(10n ** 100n, 100)).toBe(1n);
    expect(dropPlaces(10n ** 100n + 1n, 100)).toBe(2n);
  });
});

describe('comparing at different scales', () => {
  test('is exact where the scales are near', () => {
    expect(compareScaled(15n, -1, 1n, 0)).toBe(1);
    expect(compareScaled(10n, -1, 1n, 0)).toBe(0);
    expect(compareScaled(-15n, -1, -1n, 0)).toBe(-1);
  });

  test('is exact where the scales are far apart and the digits make up for it', () => {
    expect(compareScaled(10n ** 100n, 0, 1n, 100)).toBe(0);
    expect(compareScaled(10n ** 100n + 1n, 0, 1n, 100)).toBe(1);
    expect(compareScaled(-(10n ** 100n) - 1n, 0, -1n, 100)).toBe(-1);
  });

  test('needs no number of two billion digits', () => {
    expect(compareScaled(1n, 2_147_483_647, 9n, 2_147_483_640)).toBe(1);
    expect(compareScaled(1n, 2_147_483_647, 9n, -9)).toBe(1);
    expect(compareScaled(9n, -9, 1n, 2_147_483_647)).toBe(-1);
    expect(compareScaled(-1n, 2_147_483_647, -9n, -9)).toBe(-1);
    expect(compareScaled(0n, 2_147_483_647, 1n, 0)).toBe(-1);
  });
});
