import { Complain } from '../checks';
import { LogFileOptions } from './log-input';
import { checkedPattern } from '../patterns/checked-pattern';
import { parsePattern } from '../patterns/parse-pattern';
import { Joining } from '../pipeline';

/** The lines of a stack trace but its first, by language. They say the same on every agent, for none of them looks further back than a line. */
export const CONTINUATIONS: { readonly [language: string]: readonly string[] } = {
  java: ['[\\t ]+(?:at |\\.\\.\\. \\d+ )', '[\\t ]*(?:Caused by|Suppressed): '],
  python: [
    '[\\t ]+[^\\t ]',
    '[A-Za-z_][A-Za-z0-9_.]*(?:Error|Exception|Exit|Interrupt|Warning)(?::|$)',
    'During handling of the above exception, another exception occurred:',
    'The above exception was the direct cause of the following exception:',
  ],
  go: [
    '$',
    '[\\t ]+[^\\t ]',
    'goroutine \\d+ \\[',
    'created by ',
    '\\[signal ',
    'exit status \\d',
    '[A-Za-z0-9_./*-]+(?:\\([^ ]*\\))*(?:\\.[A-Za-z0-9_.]+)*\\([^ ]*(?:, [^ ]+)*\\)$',
  ],
  ruby: ['[\\t ]+(?:from |[^ ]+:\\d+:in )'],
  dotnet: ['[\\t ]+(?:at |---> |--- End of )', '--- End of '],
};

/** How lines become records; undefined where each is one. */
export function checkedJoining(
  { multiline, multilineStart }: LogFileOptions,
  at: string,
  complain: Complain,
): Joining | undefined {
  if (multilineStart !== undefined) {
    if (multiline) complain(`${at}.multilineStart`, 'has no meaning beside multiline; give one of them');
    return { kind: 'start', pattern: checkedPattern(multilineStart, `${at}.multilineStart`, complain) };
  }
  if (!multiline) return undefined;
  if (!multiline.length) complain(`${at}.multiline`, 'is empty; name the languages, or leave it out');
  const unknown = multiline.find((language) => !Object.hasOwn(CONTINUATIONS, language));
  if (unknown !== undefined) {
    complain(
      `${at}.multiline`,
      `has '${unknown}'; known are ${Object.keys(CONTINUATIONS).join(', ')}, and for others there is multilineStart`,
    );
  }
  const patterns = [...new Set(multiline.flatMap((language) => CONTINUATIONS[language]))];
  return { kind: 'continuation', pattern: parsePattern(`^(?:${patterns.join('|')})`) };
}
