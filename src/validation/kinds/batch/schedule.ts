import { isTimeZone } from './time-zone';

/*
 * What is wrong with a cron schedule, as the server reads it.
 * https://github.com/robfig/cron/blob/v3.0.1/parser.go (ParseStandard)
 */

interface Unit {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names of values, from the lowest one on. */
  readonly names?: readonly string[];
}

const UNITS: readonly Unit[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  {
    name: 'month',
    min: 1,
    max: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of the week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const DESCRIPTORS = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const EVERY = '@every ';
// unicode.IsSpace
const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
// time.ParseDuration
const DURATION = /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

/** What is wrong with a schedule; undefined if nothing is. */
export function scheduleProblem(text: string): string | undefined {
  const zone = /^(?:CRON_)?TZ=([^ ]*)( [^]*)?$/.exec(text);
  if (zone !== null && zone[1] !== '' && !isTimeZone(zone[1])) return `the time zone ${zone[1]} is not known`;
  const spec = zone === null ? text : (zone[2] ?? '').split(SPACE).filter(Boolean).join(' ');
  if (spec.startsWith('@')) return descriptorProblem(spec);
  const fields = spec.split(SPACE).filter(Boolean);
  if (fields.length !== UNITS.length) return `has ${fields.length} fields, not ${UNITS.length}`;
  for (const [i, field] of fields.entries()) {
    for (const range of field.split(',').filter(Boolean)) {
      const problem = rangeProblem(range, UNITS[i]);
      if (problem !== undefined) return `the ${UNITS[i].name} ${problem}`;
    }
  }
  return undefined;
}

function descriptorProblem(spec: string): string | undefined {
  if (!spec.startsWith(EVERY)) {
    return DESCRIPTORS.has(spec) ? undefined : `${spec} is not one of ${[...DESCRIPTORS].join(', ')}`;
  }
  return DURATION.test(spec.slice(EVERY.length))
    ? undefined
    : `${spec.slice(EVERY.length)} is not a duration such as 1h30m`;
}

/** `number | number "-" number [ "/" number ]`; what stands behind a star and a hyphen is not read. */
function rangeProblem(text: string, { min, max, names = [] }: Unit): string | undefined {
  const [range, step, ...tooMany] = text.split('/');
  const ends = range.split('-');
  const isAll = ends[0] === '*' || ends[0] === '?';
  if (!isAll && ends.length > 2) return `${text} has too many hyphens`;
  const numberOf = (word: string): number | undefined => {
    const named = names.indexOf(word.toLowerCase());
    return named < 0 ? integer(word) : named + min;
  };
  const [first, last = first] = isAll ? [min, max] : ends.map(numberOf);
  if (first === undefined || last === undefined) return `${text} is not a number`;
  if (tooMany.length > 0) return `${text} has too many slashes`;
  const every = step === undefined ? 1 : integer(step);
  if (every === undefined) return `${text} is not a number`;
  const end = step !== undefined && ends.length === 1 ? max : last;
  if (first < min || end > max || first > end) return `${text} is outside the range ${min} to ${max}`;
  return every === 0 ? `${text} has a step of 0` : undefined;
}

/** A number that is not negative and fits into 64 bits. */
function integer(text: string): number | undefined {
  if (!/^\+?[0-9]+$/.test(text)) return /^-0+$/.test(text) ? 0 : undefined;
  return BigInt(text.replace('+', '')) < 2n ** 63n ? Number(text) : undefined;
}
