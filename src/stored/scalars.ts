import { decodeQuantity, QuantityError } from '../model/quantity-parse';

const SIMPLE_QUANTITY = /^[0-9]{1,15}(?:m|[KMGTPE]i|[kMGTPE])?$/;
const MILLI = -3;

/**
 * The value of a quantity: as given, or its text after trimming or rounding up to thousandths. Undefined if it is not a
 * quantity.
 */
export function readQuantity(value: unknown, roundsUp: boolean): unknown {
  if (typeof value === 'string' && isSimpleQuantity(value)) return value;
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  const text = typeof value === 'bigint' ? String(value) : value;
  const quantity = decodeQuantity(text);
  if (isError(quantity)) return undefined;
  const rounded = roundsUp ? quantity.roundUp(MILLI) : quantity;
  if (rounded.cmp(quantity) !== 0) return rounded.toString();
  return typeof text === 'string' ? text.trim() : text;
}

/** A quantity that the server takes as it is written. */
export function isSimpleQuantity(text: string): boolean {
  return SIMPLE_QUANTITY.test(text);
}

function isError(quantity: unknown): quantity is QuantityError {
  return typeof quantity === 'string';
}

// Go also accepts an hour of one digit and a comma before the fraction
const TIME =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:[.,][0-9]+)?(?:Z|[+-]([0-9]{2}):([0-9]{2}))$/;

/** time.Parse of RFC 3339. */
export function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (match === null) return false;
  const [year, month, day, hour, minute, second, offsetHours = 0, offsetMinutes = 0] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  const february = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  const days = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60 && offsetHours <= 24 && offsetMinutes <= 60;
}

/** A time as the server writes it: in UTC and whole seconds. */
export function utcTime(text: string): string {
  const [, year, month, day, hour, minute, second, offsetHours = '0', offsetMinutes = '0'] = TIME.exec(text) ?? [];
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (/-[0-9:]+$/.test(text.slice(19)) ? -1 : 1);
  const time = new Date(0);
  time.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  time.setUTCHours(Number(hour), Number(minute) - offset, Number(second), 0);
  return time.toISOString().replace('.000Z', 'Z');
}

/** base64.StdEncoding, which passes over line breaks. */
export function isBase64(text: string): boolean {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, ''));
}

/** How many bytes a text in base64 stands for. */
export function base64Length(text: string): number {
  const padded = text.replace(/[\r\n]/g, '');
  return (padded.length / 4) * 3 - (padded.endsWith('==') ? 2 : padded.endsWith('=') ? 1 : 0);
}

export function encodeBase64(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString('base64');
}

/** What a text in base64 stands for, a character for each byte. */
export function base64Text(base64: string): string {
  return Buffer.from(base64, 'base64').toString('latin1');
}
