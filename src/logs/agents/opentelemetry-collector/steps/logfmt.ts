import { literal, statement } from './ottl';
import { OUTSIDE_QUOTES, QUOTED } from './quoted';

/*
 * The converter of the collector for keys and values knows neither words without a value nor what stands behind a backslash, takes single quotes for
 * quotes, and cuts blanks in quotes. So the text is brought into its form before, and what it says into ours afterwards. Signs for private use stand for
 * what the converter would take for its own.
 */

const EDGE = '\u{f0020}';
const END = '\u{f0021}';
const BACKSLASH = '\u{f0022}';
const APOSTROPHE = '\u{f0023}';

const KEY = '[^ \\t="]+';
const PAIR = `${KEY}=(?:${QUOTED}|[^ \\t"]*)`;
const WORD = `${KEY}(?:=(?:${QUOTED}|[^ \\t"]*))?`;
const LOGFMT = `\\A[ \\t]*(?:${WORD}[ \\t]+)*${WORD}[ \\t]*\\z`;

/** Behind a backslash, once an escaped backslash is no more one. */
const ESCAPES: readonly (readonly [sign: string, meant: string])[] = [
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
];

/** Statements that leave in `result` what `text` says, if all of it is logfmt with at least one pair. */
export function logfmt(text: string, result: string): string[] {
  const replace = (pattern: string, by: string) =>
    statement(`replace_pattern(${text}, ${literal(pattern)}, ${literal(by)})`, [`${text} != nil`]);
  const within = (mode: 'key' | 'value') => (pattern: string, by: string) =>
    statement(`replace_all_patterns(${result}, "${mode}", ${literal(pattern)}, ${literal(by)})`, [`${result} != nil`]);
  const [inValues, inKeys] = [within('value'), within('key')];
  return [
    // what is none is forgotten
    statement(`set(${text}, "")`, [`${text} != nil`, `not IsMatch(${text}, ${literal(LOGFMT)})`]),
    replace("'", APOSTROPHE),
    replace(`(${OUTSIDE_QUOTES('[^"\\\\]')})(?:\\\\|\\z)`, `\${1}${BACKSLASH}`),
    replace(`${BACKSLASH}\\z`, ''),
    // quotes keep their blanks
    replace('([^"]*)(?:"((?:[^"\\\\]|(?s:\\\\.))*)"|\\z)', `\${1}"${EDGE}\${2}${EDGE}"${END}`),
    replace(`"${EDGE}${EDGE}"${END}\\z`, ''),
    replace(END, ''),
    replace(`(${OUTSIDE_QUOTES('[^"\\t]')})(?:\\t|\\z)`, '${1} '),
    // words without a value
    replace(`((?: |${PAIR})*)(?:${KEY}(?: |\\z)|\\z)`, '${1} '),
    statement(`set(${result}, ParseKeyValue(${text}, "=", " "))`, [`IsMatch(${text}, "=")`]),
    inValues('\\\\\\\\', BACKSLASH),
    ...ESCAPES.map(([sign, meant]) => inValues(`\\\\${sign}`, meant)),
    inValues('(?s)\\\\(.)', '$1'),
    inValues(EDGE, ''),
    ...[inValues, inKeys].flatMap((each) => [each(BACKSLASH, '\\'), each(APOSTROPHE, "'")]),
  ];
}
