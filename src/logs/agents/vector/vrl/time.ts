import { place } from './text';
import { FieldRef, TimeFormat } from '../../../pipeline';

/** Digits of a fraction in whole units of the format. */
const DIGITS: { readonly [format in Exclude<TimeFormat, 'rfc3339'>]: number } = {
  unix: 0,
  unixMilliseconds: 3,
  unixNanoseconds: 9,
};
const TEXTS: { readonly [format in keyof typeof DIGITS]: string } = {
  unix: '(?P<seconds>[0-9]{1,11})(?:\\.(?P<fraction>[0-9]{1,9}))?',
  unixMilliseconds: '(?P<whole>[0-9]{1,14})',
  unixNanoseconds: '(?P<whole>[0-9]{1,19})',
};

const RFC3339 =
  '(?P<day>(?:19[7-9]|[2-9][0-9]{2})[0-9]-[0-9]{2}-[0-9]{2})[Tt ](?P<clock>[0-9]{2}:[0-9]{2}:[0-5][0-9](?:\\.[0-9]{1,9})?)(?P<zone>[Zz]|[-+][0-9]{2}:[0-9]{2})';

const rfc3339 = (at: string): string[] => [
  `found, error = parse_regex(${at}, r'\\A${RFC3339}\\z')`,
  'if error == null {',
  '  zone = string!(found.zone)',
  '  if downcase(zone) == "z" { zone = "+00:00" }',
  '  text = string!(found.day) + "T" + string!(found.clock) + zone',
  '  time, error = parse_timestamp(text, format: "%Y-%m-%dT%H:%M:%S%.f%:z")',
  '  if error == null && to_unix_timestamp(time) >= 0 { .timestamp = time }',
  '}',
];

/** Sets the time from `seconds` and `nanoseconds`. */
const ofParts = [
  'time, error = from_unix_timestamp(seconds * 1000000000 + nanoseconds, unit: "nanoseconds")',
  'if error == null { .timestamp = time }',
];

function numbers(at: string, format: keyof typeof DIGITS): string[] {
  return [
    `if is_integer(${at}) || is_float(${at}) {`,
    `  time = to_float!(${at}) / ${10 ** DIGITS[format]}.0`,
    '  if time >= 0.0 && time < 9000000000.0 {',
    '    seconds = to_int(floor(time))',
    // a number has about 16 digits, of which microseconds are the last that count
    '    nanoseconds = to_int(floor((time - floor(time)) * 1000000.0 + 0.5)) * 1000',
    ...ofParts.map((line) => `    ${line}`),
    '  }',
    '}',
  ];
}

function texts(at: string, format: keyof typeof DIGITS): string[] {
  const parts =
    format === 'unix'
      ? [
          '  seconds = to_int!(found.seconds)',
          '  nanoseconds = to_int!(truncate((string(found.fraction) ?? "") + "000000000", limit: 9))',
        ]
      : [
          '  whole = to_int(found.whole) ?? 0',
          `  seconds = to_int(floor(whole / ${10 ** DIGITS[format]}))`,
          `  nanoseconds = (whole - seconds * ${10 ** DIGITS[format]}) * ${10 ** (9 - DIGITS[format])}`,
        ];
  return [
    `found, error = parse_regex(${at}, r'\\A${TEXTS[format]}\\z')`,
    'if error == null {',
    ...parts,
    '  if seconds < 9000000000 {',
    ...ofParts.map((line) => `    ${line}`),
    '  }',
    '}',
  ];
}

/** The time of the event from a field; a value in another form leaves it. */
export function time(field: FieldRef, format: TimeFormat): string[] {
  const at = place(field);
  const ofText = format === 'rfc3339' ? rfc3339(at) : texts(at, format);
  return format === 'rfc3339' ? ofText : [...numbers(at, format), ...ofText];
}
