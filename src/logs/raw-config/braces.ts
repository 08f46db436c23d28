import { inLine } from './raw-config';
import { ownValue } from '../../model/own-value';

const PAIRS: { readonly [open: string]: string } = { '{': '}', '[': ']', '(': ')' };

/** What a syntax calls comments and texts. */
export interface BraceSyntax {
  /** A comment, or a text between quotes, from where it begins. */
  readonly skipped: RegExp;
}

export const ALLOY_SYNTAX: BraceSyntax = {
  skipped: /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|`[^`]*`/y,
};
export const LOGSTASH_SYNTAX: BraceSyntax = {
  skipped: /#[^\n]*|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\/(?:[^/\\\n]|\\.)+\//y,
};

/** What is wrong with the braces and quotes of a configuration. */
export function bracesProblem(config: string, { skipped }: BraceSyntax): string | undefined {
  const open: { readonly brace: string; readonly line: number }[] = [];
  let line = 1;
  for (let at = 0; at < config.length; ) {
    skipped.lastIndex = at;
    const found = skipped.exec(config);
    if (found) {
      line += found[0].split('\n').length - 1;
      at += found[0].length;
      continue;
    }
    const letter = config[at];
    at += 1;
    if (letter === '\n') line += 1;
    if (letter === '"') return inLine(line, 'begins a text that does not end');
    if (Object.hasOwn(PAIRS, letter)) open.push({ brace: letter, line });
    if (Object.values(PAIRS).includes(letter)) {
      const last = open.pop();
      if (!last || ownValue(PAIRS, last.brace) !== letter) {
        return inLine(
          line,
          `has '${letter}' where ${last ? `'${ownValue(PAIRS, last.brace)}'` : 'nothing'} is to be ended`,
        );
      }
    }
  }
  const [unclosed] = open.slice(-1);
  return unclosed && inLine(unclosed.line, `does not end the '${unclosed.brace}'`);
}
