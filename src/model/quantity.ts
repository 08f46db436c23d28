import { compareScaled, dropPlaces, MAX_PLACES, power10 } from './decimal';

/*
 * Kubernetes' resource.Quantity, quirks included: the verdicts of the API server depend on how it compares, rounds and overflows.
 * https://github.com/kubernetes/apimachinery/blob/v0.36.4/pkg/api/resource/quantity.go
 */

/** The notation of an amount, which its canonical text keeps. The empty notation is that of `null`. */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent' | '';

/** How Go stores an amount. The two kinds round and overflow differently in `value`; the amount is the same. */
export type QuantityKind = 'int64' | 'big';

/** Powers of 1000, starting with 10^-9, and powers of 1024, starting with 1. */
export const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
export const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

export const NANO = -9;
export const MILLI = -3;
export const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);

// For these powers Go scales in one multiplication and keeps the wrapped result of an overflow; for others it returns 0.
const ONE_STEP_POWERS = new Set([1, 2, 3, 6, 9]);

/** An immutable amount, `unscaled` * 10^`scale`. */
export class Quantity {
  constructor(
    readonly unscaled: bigint,
    readonly scale: number,
    readonly format: QuantityFormat,
    readonly kind: QuantityKind,
    /** The text that it was parsed from, if Go considers that text canonical. */
    private readonly text?: string,
  ) {}

  /** -1, 0 or 1. */
  sign(): number {
    return this.unscaled === 0n ? 0 : this.unscaled < 0n ? -1 : 1;
  }

  /** -1, 0 or 1: less than, equal to or greater than the other amount. */
  cmp(other: Quantity): number {
    return compareScaled(this.unscaled, this.scale, other.unscaled, other.scale);
  }

  add(other: Quantity): Quantity {
    return this.plus(other.unscaled, other);
  }

  sub(other: Quantity): Quantity {
    return this.plus(-other.unscaled, other);
  }

  /** Rounded to units of 10^scale, away from zero. The API server stores every resource amount rounded to `MILLI`. */
  roundUp(scale: number): Quantity {
    if (this.scale >= scale && (this.kind === 'int64' || this.scale - scale > MAX_PLACES)) return this;
    const unscaled = this.scale < scale ? dropPlaces(this.unscaled, scale - this.scale) : this.unscaledAt(scale);
    return new Quantity(unscaled, scale, this.format, this.kind);
  }

  /** Whole units, rounded up. Overflows of 64 bits wrap as in Go. */
  value(): bigint {
    return this.scaledValue(0);
  }

  /** Thousandths, rounded up. Overflows of 64 bits wrap as in Go. */
  milliValue(): bigint {
    return this.scaledValue(MILLI);
  }

  /** The canonical text, as the API server returns it. */
  toString(): string {
    return this.text ?? this.canonical();
  }

  private plus(unscaled: bigint, other: Quantity): Quantity {
    const format = this.unscaled === 0n ? other.format : this.format;
    const bothInt64 = this.kind === 'int64' && other.kind === 'int64';
    if (bothInt64 && unscaled === 0n) return new Quantity(this.unscaled, this.scale, format, 'int64');
    if (bothInt64 && this.unscaled === 0n) return new Quantity(unscaled, other.scale, format, 'int64');
    if (Math.abs(this.scale - other.scale) > MAX_PLACES) {
      // The smaller amount does not change the larger one.
      return compareScaled(abs(this.unscaled), this.scale, abs(unscaled), other.scale) > 0
        ? new Quantity(this.unscaled, this.scale, this.format, 'big')
        : new Quantity(unscaled, other.scale, other.format, 'big');
    }
    const scale = Math.min(this.scale, other.scale);
    const left = this.unscaledAt(scale);
    const right = unscaled * power10(other.scale - scale);
    const sum = left + right;
    const kind = bothInt64 && fitsInt64(left) && fitsInt64(right) && fitsInt64(sum) ? 'int64' : 'big';
    return new Quantity(sum, scale, format, kind);
  }

  private unscaledAt(scale: number): bigint {
    return this.unscaled * power10(this.scale - scale);
  }

  private scaledValue(scale: number): bigint {
    const up = this.scale - scale;
    if (this.kind === 'int64') {
      if (up <= 0) return dropPlaces(this.unscaled, -up);
      const exact = up < 64 ? this.unscaled * power10(up) : undefined;
      if (exact !== undefined && fitsInt64(exact)) return exact;
      return exact !== undefined && ONE_STEP_POWERS.has(up) ? BigInt.asIntN(64, exact) : 0n;
    }
    if (this.unscaled === 0n) return 0n;
    // Go converts the factor from a float64; a factor beyond 64 bits becomes the smallest integer.
    if (up >= 0) return BigInt.asIntN(64, this.unscaled * (up < 19 ? power10(up) : MIN_INT64));
    const divisor = power10(-up);
    // Below 2^63 Go truncates and adds one for any remainder, which is wrong for a negative amount: -0.5n is 1. Otherwise it rounds up.
    const short = this.unscaled < MAX_INT64 && -up < 19;
    const dividend = short ? BigInt.asIntN(64, this.unscaled) : this.unscaled;
    const quotient = dividend / divisor;
    const addsOne = quotient * divisor !== dividend && (short || dividend > 0n);
    return BigInt.asIntN(64, addsOne ? quotient + 1n : quotient);
  }

  private canonical(): string {
    if (this.unscaled === 0n) return '0';
    if (this.format === 'BinarySI' && compareScaled(abs(this.unscaled), this.scale, 1024n, 0) >= 0) {
      const whole = this.scale < 0 ? dropPlaces(this.unscaled, -this.scale) : this.unscaledAt(0);
      // An amount with a fraction is written in decimal notation.
      if (compareScaled(whole, 0, this.unscaled, this.scale) === 0) return binaryText(whole);
    }
    const digits = abs(this.unscaled).toString();
    let end = digits.length;
    while (digits[end - 1] === '0') end--;
    const exponent = this.scale + digits.length - end;
    const padding = ((exponent % 3) + 3) % 3;
    return `${this.unscaled < 0n ? '-' : ''}${digits.slice(0, end)}${'0'.repeat(padding)}${decimalSuffix(exponent - padding, this.format)}`;
  }
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function fitsInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

function binaryText(whole: bigint): string {
  let mantissa = whole;
  let power = 0;
  for (; mantissa % 1024n === 0n; power++) mantissa /= 1024n;
  return `${mantissa}${BINARY_SUFFIXES[power] ?? ''}`;
}

function decimalSuffix(exponent: number, format: QuantityFormat): string {
  // Beyond the last suffix Go writes none: 1000000E is returned as 1.
  if (format === 'DecimalSI' || format === 'BinarySI') return DECIMAL_SUFFIXES[exponent / 3 + 3] ?? '';
  return exponent === 0 ? '' : `e${exponent}`;
}
