import { Pattern, PatternNode } from '../../../patterns/pattern';
import { Dialect, printPattern } from '../../../patterns/print-pattern';

/** The last character that is one unit of a text in JavaScript. */
const LAST_UNIT = 0xffff;

const PAIR = '[\\ud800-\\udbff][\\udc00-\\udfff]';

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;

/** JavaScript as the fifth edition of ECMAScript has it: groups have numbers alone. */
const ES5: Dialect = {
  begin: '^',
  end: '$',
  wordBoundary: '\\b',
  noWordBoundary: '\\B',
  group: () => '(',
  codePoint: (value) =>
    value <= LAST_UNIT
      ? escaped(value)
      : `(?:${[...Array(2).keys()].map((unit) => escaped(String.fromCodePoint(value).charCodeAt(unit))).join('')})`,
  any: `(?:${PAIR}|[\\s\\S])`,
};

/** A class of all but some, which takes a character of two units whole. */
const wholeCharacters = (source: string): string =>
  source.replace(/\\.|\[\^(?:\\.|[^\]\\])*\]|\[(?:\\.|[^\]\\])*\]/g, (token) =>
    token.startsWith('[^') ? `(?:${PAIR}|${token})` : token,
  );

/** Whether classes name characters of two units, which none of this edition can. */
function isBeyond(node: PatternNode): boolean {
  switch (node.kind) {
    case 'set': {
      const isOne = !node.negated && node.ranges.length === 1 && node.ranges[0][0] === node.ranges[0][1];
      return !isOne && node.ranges.some(([, last]) => last > LAST_UNIT);
    }
    case 'sequence':
    case 'alternatives':
      return node.nodes.some(isBeyond);
    case 'repeat':
    case 'group':
      return isBeyond(node.node);
    default:
      return false;
  }
}

/** The pattern between slashes, the names of its groups beside it; undefined where this edition has no words for it. */
export function es5Pattern(pattern: Pattern): string | undefined {
  if (isBeyond(pattern.node)) return undefined;
  const source = wholeCharacters(printPattern(pattern, ES5)).replaceAll('/', '\\/');
  return `pattern(/${source || '(?:)'}/, ${JSON.stringify(pattern.groups)})`;
}
