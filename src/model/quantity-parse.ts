import { dropPlaces, MAX_PLACES, power10 } from './decimal';
import { parseInt64 } from './int64';
import { BINARY_SUFFIXES, DECIMAL_SUFFIXES, MAX_INT64, NANO, Quantity, QuantityFormat } from './quantity';

/** What is wrong with a text: its form, its number or its suffix (Go: ErrFormatWrong, ErrNumeric, ErrSuffix). */
export type QuantityError = 'format' | 'numeric' | 'suffix';

interface Suffix {
  readonly format: QuantityFormat;
  /** Of 2 for BinarySI, else of 10. */
  readonly exponent: number;
}

const SUFFIXES = new Map<string, Suffix>([
  ...BINARY_SUFFIXES.map((suffix, i): [string, Suffix] => [suffix, { format: 'BinarySI', exponent: 10 * i }]),
  ...DECIMAL_SUFFIXES.map((suffix, i): [string, Suffix] => [suffix, { format: 'DecimalSI', exponent: 3 * i - 9 }]),
]);

const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const SUFFIX_LETTERS = new Set(Array.from('eEinumkKMGTP', (letter) => letter.charCodeAt(0)));

// White space that Go trims from the JSON text of a string. Tabs, line ends and U+2028/9 are escapes there, and stay.
const TRIMMED = /^[ \u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+|[ \u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+$/g;

/** A quantity as a manifest holds it: text, number or `null`. */
export function decodeQuantity(json: unknown): Quantity | QuantityError {
  if (typeof json === 'string') return parseQuantity(json.replace(TRIMMED, ''));
  if (typeof json === 'number') return parseQuantity(String(json));
  return json === null ? new Quantity(0n, 0, '', 'int64') : 'format';
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
  // A number without a digit is zero here, and only the slow way below minds it.
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
  const parsed = parseInt64Amount(text, negative, whole, fraction, suffix);
  if (parsed !== undefined) return parsed;
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
  return exponent === undefined ? undefined : { format: 'DecimalExponent', exponent: Number(BigInt.asIntN(32, exponent)) };
}

/** An amount that Go is sure to hold in 64 bits, or undefined. Texts it deems canonical are kept as they are, even `+1` or `1.500`. */
function parseInt64Amount(text: string, negative: boolean, whole: string, fraction: string, { format, exponent }: Suffix): Quantity | undefined {
  if (format === 'BinarySI') {
    if (fraction !== '' || whole.length + Math.trunc(exponent * 3 / 10) > 14) return undefined;
    const value = Number(whole);
    const amount = BigInt(value) << BigInt(exponent);
    return new Quantity(negative ? -amount : amount, 0, format, 'int64', value % 8 === 0 ? undefined : text);
  }
  const scale = exponent - fraction.length;
  if (whole.length + fraction.length > 18 || scale < NANO) return undefined;
  const digits = whole + fraction;
  const amount = BigInt(digits);
  const keep = scale % 3 === 0 && !digits.endsWith('000') && digits[0] !== '0';
  return new Quantity(negative ? -amount : amount, scale, format, 'int64', keep ? text : undefined);
}

/** Any other amount, rounded up to nano, and for BinarySI no more than 2^63-1. */
function bigAmount(negative: boolean, whole: string, fraction: string, suffix: Suffix): Quantity {
  const binary = suffix.format === 'BinarySI';
  let amount = BigInt(whole + fraction);
  let scale = -fraction.length;
  let format = suffix.format;
  if (binary) amount <<= BigInt(suffix.exponent);
  else scale += suffix.exponent;
  if (scale < NANO) amount = dropPlaces(amount, NANO - scale);
  else if (scale - NANO <= MAX_PLACES) amount *= power10(scale - NANO);
  if (amount === 0n || scale - NANO <= MAX_PLACES) scale = NANO;
  if (binary && amount > MAX_INT64 * power10(-NANO)) {
    amount = MAX_INT64;
    scale = 0;
  } else if (binary && amount > 0n && amount < power10(-NANO)) {
    format = 'DecimalSI';
  }
  return new Quantity(negative ? -amount : amount, scale, format, 'big');
}
