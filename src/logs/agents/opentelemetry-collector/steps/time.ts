import { literal, place, reachable, statement } from './ottl';
import { PipelineStep, TimeFormat } from '../../../pipeline';

type TimeStep = Extract<PipelineStep, { kind: 'time' }>;

const TEXT = 'log.cache["time"]';
const PARTS = 'log.cache["parts"]';

/** Digits of a fraction in whole units of the format. */
const DIGITS: { readonly [format in Exclude<TimeFormat, 'rfc3339'>]: number } = {
  unix: 0,
  unixMilliseconds: 3,
  unixNanoseconds: 9,
};

const CLOCK = '(?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?)';
const RFC3339 = `\\A(?P<day>(19[7-9]|[2-9][0-9]{2})[0-9]-[0-9]{2}-[0-9]{2})[Tt ]${CLOCK}(?P<zone>[Zz]|[-+][0-9]{2}:[0-9]{2})\\z`;
const UNIX = '\\A(?P<seconds>[0-9]{1,11})(\\.(?P<fraction>[0-9]{1,9}))?\\z';

/** Whole units as seconds and a fraction of nine digits. */
const WHOLE = {
  unixMilliseconds: { text: '\\A[0-9]{1,14}\\z', parts: '\\A(?P<seconds>[0-9]*)(?P<fraction>[0-9]{3})\\z' },
  unixNanoseconds: { text: '\\A[0-9]{1,19}\\z', parts: '\\A(?P<seconds>[0-9]*)(?P<fraction>[0-9]{9})\\z' },
};

function rfc3339(): string[] {
  return [
    statement(`set(${PARTS}, ExtractPatterns(${TEXT}, ${literal(RFC3339)}))`, [
      `IsMatch(${TEXT}, ${literal(RFC3339)})`,
    ]),
    statement(`set(${PARTS}["zone"], "+00:00")`, [`${PARTS} != nil`, `IsMatch(${PARTS}["zone"], "[Zz]")`]),
    // a fraction is read wherever seconds are
    statement(
      `set(log.time, Time(Concat([${PARTS}["day"], "T", ${PARTS}["clock"], ${PARTS}["zone"]], ""), "%Y-%m-%dT%H:%M:%S%j"))`,
      [`${PARTS} != nil`],
    ),
  ];
}

/** A text of digits; it has all of them. */
function digits(format: Exclude<TimeFormat, 'rfc3339'>): string[] {
  const extract =
    format === 'unix'
      ? [statement(`set(${PARTS}, ExtractPatterns(${TEXT}, ${literal(UNIX)}))`, [`IsMatch(${TEXT}, ${literal(UNIX)})`])]
      : [
          statement(`set(${TEXT}, Concat([${literal('0'.repeat(DIGITS[format]))}, ${TEXT}], ""))`, [
            `IsMatch(${TEXT}, ${literal(WHOLE[format].text)})`,
          ]),
          statement(`set(${PARTS}, ExtractPatterns(${TEXT}, ${literal(WHOLE[format].parts)}))`, [
            `IsMatch(${TEXT}, ${literal(WHOLE[format].parts)})`,
          ]),
        ];
  return [
    ...extract,
    statement(`set(${PARTS}["fraction"], Substring(Concat([${PARTS}["fraction"], "000000000"], ""), 0, 9))`, [
      `${PARTS} != nil`,
    ]),
    statement(`set(log.time, Unix(Int(${PARTS}["seconds"]), Int(${PARTS}["fraction"])))`, [`${PARTS} != nil`]),
  ];
}

/** A number, of which microseconds are the last digits that count. */
function numbers(at: string, format: Exclude<TimeFormat, 'rfc3339'>, conditions: readonly string[]): string[] {
  const seconds = `(Double(${at}) / ${10 ** DIGITS[format]}.0)`;
  const when = [...conditions, `(IsDouble(${at}) or IsInt(${at}))`, `${seconds} >= 0.0`, `${seconds} < 100000000000.0`];
  const microseconds = `Int((${seconds} - Double(Int(${seconds}))) * 1000000.0 + 0.5)`;
  return [statement(`set(log.time, Unix(Int(${seconds}), ${microseconds} * 1000))`, when)];
}

/** The time of the record from a field; a value in another form leaves it. */
export function time({ field, format }: TimeStep, conditions: readonly string[]): string[] {
  const at = place(field);
  const when = [...conditions, ...reachable(field)];
  return [
    'delete_key(log.cache, "time")',
    'delete_key(log.cache, "parts")',
    ...(format === 'rfc3339' ? [] : numbers(at, format, when)),
    statement(`set(${TEXT}, ${at})`, [...when, `IsString(${at})`]),
    ...(format === 'rfc3339' ? rfc3339() : digits(format)),
  ];
}
