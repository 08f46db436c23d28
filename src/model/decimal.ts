/*
 * Decimal helpers for quantities. Exponents come from untrusted text and can be as large as 2^31, so a power of ten is
 * computed only when it is needed.
 */

/** Amounts whose scales differ by more decimal places than this are not converted to one scale. */
export const MAX_PLACES = 10_000;

const POWERS = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

export function power10(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

export function digitCount(value: bigint): number {
  return value.toString().length - (value < 0n ? 1 : 0);
}

/** value / 10^places, rounded away from zero. */
export function dropPlaces(value: bigint, places: number): bigint {
  if (value === 0n || places === 0) return value;
  const unit = value < 0n ? -1n : 1n;
  if (places >= POWERS.length && places > digitCount(value)) return unit;
  const divisor = power10(places);
  const quotient = value / divisor;
  return quotient * divisor === value ? quotient : quotient + unit;
}

/** The order of a * 10^scaleA and b * 10^scaleB: -1, 0 or 1. */
export function compareScaled(a: bigint, scaleA: number, b: bigint, scaleB: number): number {
  if (scaleA !== scaleB && a !== 0n && b !== 0n && a > 0n === b > 0n) {
    if (Math.abs(scaleA - scaleB) >= POWERS.length) {
      const larger = digitCount(a) + scaleA - digitCount(b) - scaleB;
      if (larger !== 0) return larger > 0 === a > 0n ? 1 : -1;
    }
    if (scaleA > scaleB) a *= power10(scaleA - scaleB);
    else b *= power10(scaleB - scaleA);
  }
  return a === b ? 0 : a < b ? -1 : 1;
}
