import { dropPlaces, MAX_PLACES, power10 } from './decimal';
import { parseInt64 } from './int64';
import { BINARY_SUFFIXES, DECIMAL_SUFFIXES, MAX_INT64, NANO, Quantity, QuantityFormat } from './quantity';

/** What is wrong with a text: its form, its number or its suffix (Go: ErrFormatWrong, ErrNumeric, ErrSuffix). */
export type QuantityError = 'format' | 'numeric' | 'suffix';

interface Suffix {
  readonly format: QuantityFormat;
  /** The suffix stands for factor * 10^exponent. */
  readonly exponent: number;
  readonly factor: bigint;
  /** Number of decimal digits of the factor, as Go estimates it. */
  readonly digits: number;
}

const SUFFIXES = new Map<string, Suffix>([
  ...BINARY_SUFFIXES.map((suffix, i): [string, Suffix] => [
    suffix,
    { format: 'BinarySI', exponent: 0, factor: 1024n ** BigInt(i), digits: 3 * i },
  ]),
  ...DECIMAL_SUFFIXES.map((suffix, i): [string, Suffix] => [
    suffix,
    { format: 'DecimalSI', exponent: 3 * i - 9, factor: 1n, digits: 0 },
  ]),
]);

const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const SUFFIX_LETTERS = new Set(Array.from('eEinumkKMGTP', (letter) => letter.charCodeAt(0)));

// White space that Go trims from the JSON text of a string. Tabs, line breaks and U+2028/9 are escaped there and are not trimmed.
const SPACES = new Set(
  ' \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
);

/** A quantity as in a manifest: a string, a number or `null`. */
export function decodeQuantity(json: unknown): Quantity | QuantityError {
  if (typeof json === 'string') return parseQuantity(trim(json));
  if (typeof json === 'number' || typeof json === 'bigint') return parseQuantity(String(json));
  return json === null ? new Quantity(0n, 0, '', 'int64') : 'format';
}

function trim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && SPACES.has(text[from])) from++;
  while (from < to && SPACES.has(text[to - 1])) to--;
  return text.slice(from, to);
}

/** Go's resource.ParseQuantity. */
export function parseQuantity(text: string): Quantity | QuantityError {
  if (text === '') return 'format';
  const negative = text.charCodeAt(0) === MINUS;
  const start = negative || text.charCodeAt(0) === PLUS ? 1 : 0;
  let at = start;
  while (text.charCodeAt(at) === ZERO) at++;
  const wholeStart = at;
  at = skipDigits(text, at);
  // A number without digits is zero here; only the slow path below rejects it.
  const whole = at === wholeStart ? '0' : text.slice(wholeStart, at);
  const hasWhole = at > start;
  let fraction = '';
  if (text.charCodeAt(at) === POINT) {
    const fractionStart = at + 1;
    at = skipDigits(text, fractionStart);
    fraction = text.slice(fractionStart, at);
  }
  const suffixStart = at;
  while (SUFFIX_LETTERS.has(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) === PLUS || text.charCodeAt(at) === MINUS) at++;
  if (skipDigits(text, at) !== text.length) return 'format';
  const suffix = interpretSuffix(text.slice(suffixStart));
  if (suffix === undefined) return 'suffix';
  const amount = int64Amount(text, negative, whole, fraction, suffix);
  if (amount !== undefined) return amount;
  return hasWhole || fraction !== '' ? bigAmount(negative, whole, fraction, suffix) : 'numeric';
}

function skipDigits(text: string, from: number): number {
  let at = from;
  for (let unit = text.charCodeAt(at); unit >= ZERO && unit <= NINE; unit = text.charCodeAt(at)) at++;
  return at;
}

function interpretSuffix(text: string): Suffix | undefined {
  const known = SUFFIXES.get(text);
  if (known !== undefined || text.length < 2 || (text[0] !== 'e' && text[0] !== 'E')) return known;
  const exponent = parseInt64(text.slice(1));
  return exponent === undefined
    ? undefined
    : { format: 'DecimalExponent', exponent: Number(BigInt.asIntN(32, exponent)), factor: 1n, digits: 0 };
}

/** An amount that Go stores in 64 bits, or undefined. Texts that Go considers canonical are kept, even `+1` and `1.500`. */
function int64Amount(
  text: string,
  negative: boolean,
  whole: string,
  fraction: string,
  suffix: Suffix,
): Quantity | undefined {
  const { format, factor } = suffix;
  if (format === 'BinarySI') {
    if (fraction !== '' || whole.length + suffix.digits > 14) return undefined;
    const value = Number(whole);
    const amount = BigInt(value) * factor;
    return new Quantity(negative ? -amount : amount, 0, format, 'int64', value % 8 === 0 ? undefined : text);
  }
  const digits = whole + fraction;
  const scale = suffix.exponent - fraction.length;
  if (digits.length > 18 || scale < NANO) return undefined;
  const amount = BigInt(digits);
  const keep = scale % 3 === 0 && !digits.endsWith('000') && digits[0] !== '0';
  return new Quantity(negative ? -amount : amount, scale, format, 'int64', keep ? text : undefined);
}

/** Any other amount, rounded up to nano; for BinarySI at most 2^63-1. */
function bigAmount(negative: boolean, whole: string, fraction: string, suffix: Suffix): Quantity {
  let amount = BigInt(whole + fraction) * suffix.factor;
  let scale = suffix.exponent - fraction.length;
  let format = suffix.format;
  if (amount !== 0n && scale - NANO <= MAX_PLACES) {
    amount = scale < NANO ? dropPlaces(amount, NANO - scale) : amount * power10(scale - NANO);
    scale = NANO;
  }
  if (format === 'BinarySI' && amount > MAX_INT64 * power10(-NANO)) {
    amount = MAX_INT64;
    scale = 0;
  } else if (format === 'BinarySI' && amount < power10(-NANO)) {
    format = 'DecimalSI';
  }
  return new Quantity(negative ? -amount : amount, scale, format, 'big');
}
