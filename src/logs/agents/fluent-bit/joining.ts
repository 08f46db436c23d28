import { Plugin } from './plugin';
import { Dialect, ONIGMO, printPattern } from '../../patterns/print-pattern';
import { Joining } from '../../pipeline';
import { AgentTask } from '../../rendering';

/*
 * Lines are joined where they are read: the filter `multiline` would send records through an input of its own, whose buffer stops no reading and is lost
 * with the process. The parts of a line that containerd has split are joined by the same rules, since a file has one multiline parser.
 */

export const CRI_LINE = 'cri-line';

const FLUSH_MILLISECONDS = 5000;

/** How lines of containers become records, where a line is not one. */
export const joiningOf = ({ inputs }: Pick<AgentTask, 'inputs'>): Joining | undefined =>
  inputs.flatMap((input) => (input.kind === 'containerLogs' ? (input.reading.joining ?? []) : []))[0];

/** Tags of files whose lines are joined, which leaves a line end behind the last. */
export const joinedFileTags = ({ inputs }: Pick<AgentTask, 'inputs'>): string[] =>
  inputs.flatMap((input) => (input.kind === 'files' && input.reading.joining ? [input.options.tag] : []));

/** Name of the multiline parser of an input. */
export const joiningParser = (index: number): string => `joined-lines-${index}`;

/** The text that a pattern looks at begins behind the mark of containerd. */
const BEHIND_MARK: Dialect = { ...ONIGMO, begin: '(?<=\\A[FP] )' };

function rules({ kind, pattern }: Joining, dialect: Dialect): { readonly first: string; readonly next: string } {
  const found = `.*?(?:${printPattern(pattern, dialect)})`;
  return kind === 'start'
    ? { first: `(?=${found})`, next: `(?!${found})` }
    : { first: `(?!${found})`, next: `(?=${found})` };
}

const rule = (state: string, regex: string, next: string) => ({ state, regex: `/${regex}/`, next_state: next });

/** Multiline parsers of the inputs. */
export function multilineParsers({ inputs, complain }: AgentTask): object[] {
  const joining = inputs.flatMap((input, index) => ('reading' in input && input.reading.joining ? [index] : []));
  if (joining.length > 1) {
    complain(
      `inputs[${joining[1]}]`,
      `joins lines, and so does inputs[${joining[0]}]; Fluent Bit takes one multiline parser from a configuration in YAML, so give the other input to another collector or agent`,
    );
  }
  return inputs.flatMap((input, index) => {
    if (!('reading' in input) || !input.reading.joining) return [];
    const common = { name: joiningParser(index), type: 'regex', flush_timeout: FLUSH_MILLISECONDS };
    if (input.kind === 'files') {
      const { first, next } = rules(input.reading.joining, ONIGMO);
      // what matches the empty text does not count as a match
      return [
        { ...common, rules: [rule('start_state', `\\A${first}.*`, 'next'), rule('next', `\\A${next}.*`, 'next')] },
      ];
    }
    const { first, next } = rules(input.reading.joining, BEHIND_MARK);
    return [
      {
        ...common,
        parser: CRI_LINE,
        key_content: 'log',
        key_group: 'stream',
        rules: [
          rule('start_state', `\\AF ${first}`, 'next'),
          rule('start_state', `\\AP ${first}`, 'part'),
          rule('next', `\\AF ${next}`, 'next'),
          rule('next', `\\AP ${next}`, 'part'),
          rule('part', '\\AF ', 'next'),
          rule('part', '\\AP ', 'part'),
          // a continuation of nothing, which nothing joins
          rule('start_state', '\\AF ', 'alone'),
          rule('start_state', '\\AP ', 'alone_part'),
          rule('alone', '\\A[^FP]', 'alone'),
          rule('alone_part', '\\AF ', 'alone'),
          rule('alone_part', '\\AP ', 'alone_part'),
        ],
      },
    ];
  });
}

/** The parser that they name: time and stream, and the mark with the text. */
export const criLineParser = (task: AgentTask): Plugin[] =>
  joiningOf(task)
    ? [
        {
          name: CRI_LINE,
          format: 'regex',
          regex: '^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<log>[FP] .*)$',
          time_key: 'time',
          time_format: '%Y-%m-%dT%H:%M:%S.%L%z',
        },
      ]
    : [];
