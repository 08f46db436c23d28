// Mirrors resolve in resolve.go of go.yaml.in/yaml/v2, and the keys of convertToJSONableObject in yaml.go of sigs.k8s.io/yaml.

import { Unreadable } from '../unreadable';
import { YamlNode } from './node';

export type Scalar = string | number | bigint | boolean | null;

const WORDS: ReadonlyMap<string, boolean | number | null> = new Map<string, boolean | number | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
]);

/** The start of plain scalars that may not be strings: digits, signs, a point, a word of the table above. */
const SUSPECT = /^(?:[-+.0-9~]|[yYnNtTfFoO]|$)/;

const YAML_TAG = 'tag:yaml.org,2002:';

/**
 * The value of a scalar as the YAML 1.1 parser of kubectl and kube-apiserver resolves it. A whole number
 * beyond 2^53 is a bigint. NaN and the infinities, which JSON does not have, are returned as they are.
 */
export function scalarValue(node: YamlNode): Scalar {
  const { tag, text } = node;
  if (tag === '') {
    return node.plain ? resolve(text) : text;
  }
  if (!tag.startsWith(YAML_TAG)) {
    return text;
  }
  const type = tag.slice(YAML_TAG.length);
  const value = RESOLVED_TAGS.has(type) ? ofType(type, text) : text;
  if (value === undefined) {
    throw new Unreadable(`this value does not have the type of its tag '!!${type}'`, node.pos);
  }
  return value;
}

function resolve(text: string): Scalar {
  if (!SUSPECT.test(text)) {
    return text;
  }
  const word = WORDS.get(text);
  if (word !== undefined) {
    return word;
  }
  return wholeNumber(text) ?? fraction(text) ?? text;
}

const RESOLVED_TAGS: ReadonlySet<string> = new Set(['null', 'bool', 'int', 'float', 'timestamp', 'binary']);

function ofType(type: string, text: string): Scalar | undefined {
  if (type === 'binary') {
    return decodeBase64(text);
  }
  if (type === 'timestamp') {
    return isTimestamp(text) ? text : undefined;
  }
  const value = resolve(text);
  switch (type) {
    case 'null':
      return value === null ? null : undefined;
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'int':
      return typeof value === 'number' || typeof value === 'bigint' ? wholeNumber(text) : undefined;
    default:
      // a whole number that needs all 64 bits is not a float, but a longer one is
      return typeof value === 'number' || (typeof value === 'bigint' && !(value >= INT64_END && wholeNumber(text)))
        ? asFloat(Number(value))
        : undefined;
  }
}

/** The text of a mapping key in JSON, where every key is a string; undefined for null and for numbers beyond int64, which kubectl rejects. */
export function keyText(node: YamlNode): string | undefined {
  const value = scalarValue(node);
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return String(value);
    case 'number':
    case 'bigint':
      if (wholeNumber(node.text) === undefined || node.tag.endsWith('float')) {
        return floatKey(Number(value));
      }
      return value < INT64_END ? String(value) : undefined;
    default:
      return undefined;
  }
}

const SMALL = /^[-+]?[1-9][0-9]{0,14}$/;
const WHOLE = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|([1-9][0-9]*|0))$/;

/** A whole number of at most 64 bits in any notation of the parser. */
function wholeNumber(text: string): number | bigint | undefined {
  if (SMALL.test(text)) {
    return Number(text);
  }
  const plain = text.replaceAll('_', '');
  const match = WHOLE.exec(plain);
  if (!match) {
    // a sign behind the prefix is a quirk of the parser
    const binary = /^0b([-+])([01]+)$/.exec(plain);
    return binary ? inRange(binary[1], '0b', binary[2]) : undefined;
  }
  const [, sign, hex, binary, octal, decimal] = match;
  const [prefix, digits] = hex ? ['0x', hex] : binary ? ['0b', binary] : octal ? ['0o', octal] : ['', decimal];
  return inRange(sign, prefix, digits);
}

function inRange(sign: string, prefix: string, digits: string): number | bigint | undefined {
  const significant = digits.replace(/^0+(?=.)/, '');
  if (significant.length > 64) {
    return undefined;
  }
  const size = BigInt(prefix + significant);
  const value = sign === '-' ? -size : size;
  const known = BigInt.asIntN(64, value) === value || (sign === '' && BigInt.asUintN(64, value) === value);
  return known ? exact(value) : undefined;
}

function exact(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

const INT64_END = 2n ** 63n;
const FRACTION = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** A number with a fraction or an exponent; one too big for 64 bits of floating point stays a string. */
function fraction(text: string): number | bigint | undefined {
  // after a point, an underscore must be between digits
  const plain = text.startsWith('.') ? text.replace(/(?<=[0-9])_(?=[0-9])/g, '') : text.replaceAll('_', '');
  const value = FRACTION.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(value) ? asFloat(value) : undefined;
}

/** JSON writes every whole number below 10^21 as an integer. */
function asFloat(value: number): number | bigint {
  return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21
    ? BigInt(value.toString())
    : value;
}

/** A fraction as a key, in the shortest digits for a 32-bit float, as sigs.k8s.io/yaml writes it. */
function floatKey(value: number): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
  }
  const single = Math.fround(value);
  if (!Number.isFinite(single)) {
    return single > 0 ? '.inf' : '-.inf';
  }
  let digits = 1;
  while (digits < 9 && Math.fround(Number(single.toExponential(digits - 1))) !== single) {
    digits++;
  }
  const [mantissa, exponent] = single.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  const sign = Object.is(single, -0) ? '-' : '';
  if (power < -4 || power >= 6) {
    return `${sign}${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  return sign + Number(`${mantissa}e${power}`).toString();
}

function decodeBase64(text: string): string | undefined {
  const digits = text.replace(/[\r\n]/g, '');
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) {
    return undefined;
  }
  const bytes = Buffer.from(digits, 'base64');
  let decoded = '';
  let start = 0;
  for (let i = 0; i < bytes.length; ) {
    const width = utf8Width(bytes, i);
    i += width || 1;
    if (width === 0) {
      // Go writes one U+FFFD for each invalid byte, a text decoder sometimes one for several
      decoded += `${bytes.toString('utf8', start, i - 1)}\ufffd`;
      start = i;
    }
  }
  return decoded + bytes.toString('utf8', start);
}

/** The number of bytes of the character at `i`; 0 if it is invalid. */
function utf8Width(bytes: Uint8Array, i: number): number {
  const [first, second] = [bytes[i], bytes[i + 1]];
  if (first < 0x80) {
    return 1;
  }
  const width =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  // too long for its character, a surrogate, or beyond U+10FFFF
  const isOutside =
    (first === 0xe0 && second < 0xa0) ||
    (first === 0xed && second > 0x9f) ||
    (first === 0xf0 && second < 0x90) ||
    (first === 0xf4 && second > 0x8f);
  for (let k = 1; k < width; k++) {
    if (!(bytes[i + k] >= 0x80 && bytes[i + k] < 0xc0)) {
      return 0;
    }
  }
  return isOutside ? 0 : width;
}

function isTimestamp(text: string): boolean {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](.+)(?:Z|[+-]\d{2}:\d{2})| (.+))?$/.exec(text);
  if (!match) {
    return false;
  }
  const [, year, month, day, zoned, local] = match;
  const time = zoned ?? local;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return (
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    (time === undefined || /^(?:[01]?\d|2[0-3]):[0-5]?\d:[0-5]?\d(?:[.,]\d+)?$/.test(time))
  );
}
