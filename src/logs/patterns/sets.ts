import { LAST_CODE_POINT, Range } from './pattern';

const code = (letter: string): number => letter.codePointAt(0)!;
const range = (from: string, to = from): Range => [code(from), code(to)];

export const DIGITS = [range('0', '9')];
export const WORD = [range('0', '9'), range('A', 'Z'), range('_'), range('a', 'z')];
export const SPACE = [range('\t', '\n'), range('\f', '\r'), range(' ')];
export const NEWLINE = [range('\n')];

/** The classes in brackets of POSIX, which are of ASCII in RE2. */
export const POSIX: { readonly [name: string]: readonly Range[] } = {
  alnum: [range('0', '9'), range('A', 'Z'), range('a', 'z')],
  alpha: [range('A', 'Z'), range('a', 'z')],
  ascii: [[0, 0x7f]],
  blank: [range('\t'), range(' ')],
  cntrl: [
    [0, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: DIGITS,
  graph: [range('!', '~')],
  lower: [range('a', 'z')],
  print: [range(' ', '~')],
  punct: [range('!', '/'), range(':', '@'), range('[', '`'), range('{', '~')],
  space: [range('\t', '\r'), range(' ')],
  upper: [range('A', 'Z')],
  word: WORD,
  xdigit: [range('0', '9'), range('A', 'F'), range('a', 'f')],
};

/** Sorted, and without overlaps. */
export function normalized(ranges: readonly Range[]): Range[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result[result.length - 1];
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

export function complement(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  let next = 0;
  for (const [from, to] of normalized(ranges)) {
    if (from > next) result.push([next, from - 1]);
    next = to + 1;
  }
  return next <= LAST_CODE_POINT ? [...result, [next, LAST_CODE_POINT]] : result;
}

/** With the letters of ASCII in both cases. */
export function inBothCases(ranges: readonly Range[]): Range[] {
  const twins = ranges.flatMap(([from, to]) =>
    [
      { first: code('a'), last: code('z'), shift: -32 },
      { first: code('A'), last: code('Z'), shift: 32 },
    ].flatMap(({ first, last, shift }): Range[] => {
      const [low, high] = [Math.max(from, first), Math.min(to, last)];
      return low <= high ? [[low + shift, high + shift]] : [];
    }),
  );
  return normalized([...ranges, ...twins]);
}
