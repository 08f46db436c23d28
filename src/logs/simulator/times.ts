import { Json } from './values';
import { TimeFormat } from '../pipeline';

/** Seconds and nanoseconds since 1970. */
export interface Instant {
  readonly seconds: number;
  readonly nanoseconds: number;
}

const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const UNIX = /^(\d{1,11})(?:\.(\d{1,9}))?$/;
const WHOLE: { readonly [format: string]: RegExp } = { unixMilliseconds: /^\d{1,14}$/, unixNanoseconds: /^\d{1,19}$/ };
const DIGITS: { readonly [format: string]: number } = { unix: 0, unixMilliseconds: 3, unixNanoseconds: 9 };
/** The year 5138, so that a time in other units is none. */
const SECONDS_MAX = 1e11;

const nanoseconds = (digits: string | undefined) => Number((digits ?? '').padEnd(9, '0'));

function rfc3339(text: string): Instant | undefined {
  const found = RFC3339.exec(text);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const date = Date.UTC(year, month - 1, day) / 1000;
  const isDate = year >= 1970 && month >= 1 && new Date(date * 1000).getUTCMonth() === month - 1 && day >= 1;
  const offset = found[8] ? (found[8] === '-' ? 1 : -1) * (Number(found[9]) * 3600 + Number(found[10]) * 60) : 0;
  const seconds = date + hour * 3600 + minute * 60 + second + offset;
  if (!isDate || hour > 23 || minute > 59 || second > 59 || seconds < 0) return undefined;
  return { seconds, nanoseconds: nanoseconds(found[7]) };
}

function ofNumber(value: number, digits: number): Instant | undefined {
  const time = value / 10 ** digits;
  if (!(time >= 0 && time < SECONDS_MAX)) return undefined;
  const seconds = Math.floor(time);
  // a number has about 16 digits, of which microseconds are the last that count
  const micros = Math.floor((time - seconds) * 1e6 + 0.5);
  return micros === 1e6 ? { seconds: seconds + 1, nanoseconds: 0 } : { seconds, nanoseconds: micros * 1000 };
}

function ofDigits(text: string, format: TimeFormat): Instant | undefined {
  if (format === 'unix') {
    const found = UNIX.exec(text);
    return found ? { seconds: Number(found[1]), nanoseconds: nanoseconds(found[2]) } : undefined;
  }
  if (!WHOLE[format].test(text)) return undefined;
  const digits = DIGITS[format];
  const padded = text.padStart(digits + 1, '0');
  return { seconds: Number(padded.slice(0, -digits)), nanoseconds: nanoseconds(padded.slice(-digits)) };
}

/** The time that a value says; undefined if it says none in this format. */
export function instantOf(value: Json | undefined, format: TimeFormat): Instant | undefined {
  if (typeof value === 'string') return format === 'rfc3339' ? rfc3339(value) : ofDigits(value, format);
  return typeof value === 'number' && format !== 'rfc3339' ? ofNumber(value, DIGITS[format]) : undefined;
}
