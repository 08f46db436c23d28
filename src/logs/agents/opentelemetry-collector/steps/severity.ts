import { any, ATTRIBUTES, literal, place, reachable, statement } from './ottl';
import { PipelineStep } from '../../../pipeline';

type SeverityStep = Extract<PipelineStep, { kind: 'severity' }>;

/** Words in lower case, and numbers: those of pino and bunyan, and of syslog. */
const LEVELS: {
  readonly [severity: string]: { readonly words: readonly string[]; readonly numbers: readonly number[] };
} = {
  trace: { words: ['trace', 't', 'verbose', 'finest', 'finer'], numbers: [10] },
  debug: { words: ['debug', 'd', 'dbg', 'fine'], numbers: [20, 7] },
  info: { words: ['info', 'i', 'information', 'informational', 'notice', 'n'], numbers: [30, 6, 5] },
  warn: { words: ['warn', 'w', 'warning'], numbers: [40, 4] },
  error: { words: ['error', 'e', 'err', 'severe'], numbers: [50, 3] },
  fatal: {
    words: ['fatal', 'f', 'critical', 'crit', 'c', 'panic', 'alert', 'emerg', 'emergency'],
    numbers: [60, 2, 1, 0],
  },
};

export function severity({ field }: SeverityStep, conditions: readonly string[]): string[] {
  const at = place(field);
  const level = 'log.cache["level"]';
  return [
    'delete_key(log.cache, "level")',
    statement(`set(${level}, ToLowerCase(String(${at})))`, [
      ...conditions,
      ...reachable(field),
      any([`IsString(${at})`, `IsDouble(${at})`, `IsInt(${at})`]),
    ]),
    ...Object.entries(LEVELS).map(([name, { words, numbers }]) =>
      statement(`set(${ATTRIBUTES}["severity"], ${literal(name)})`, [
        any([...words, ...numbers.map(String)].map((word) => `${level} == ${literal(word)}`)),
      ]),
    ),
  ];
}
