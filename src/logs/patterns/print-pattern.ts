import { Pattern, PatternNode, Range } from './pattern';

/** What an engine calls things that are not written the same everywhere. */
export interface Dialect {
  readonly begin: string;
  readonly end: string;
  readonly wordBoundary: string;
  readonly noWordBoundary: string;
  readonly group: (name: string) => string;
  /** A character that is no letter of ASCII. */
  readonly codePoint: (value: number) => string;
  readonly any: string;
}

const hex = (value: number) => value.toString(16).toUpperCase();
const braces = (value: number) => `\\x{${hex(value)}}`;

/** RE2 of Go and C++: OpenTelemetry, Alloy, Filebeat. */
export const RE2: Dialect = {
  begin: '\\A',
  end: '\\z',
  wordBoundary: '\\b',
  noWordBoundary: '\\B',
  group: (name) => `(?P<${name}>`,
  codePoint: braces,
  any: '(?s:.)',
};

/** Onigmo of Ruby: Fluentd, Fluent Bit, and Joni of Logstash. */
export const ONIGMO: Dialect = {
  begin: '\\A',
  end: '\\z',
  wordBoundary: '(?a:\\b)',
  noWordBoundary: '(?a:\\B)',
  group: (name) => `(?<${name}>`,
  codePoint: (value) => (value < 0x10000 ? `\\u${hex(value).padStart(4, '0')}` : `\\u{${hex(value)}}`),
  any: '(?m:.)',
};

/** The crate regex of Rust: Vector. */
export const RUST: Dialect = { ...RE2, wordBoundary: '(?-u:\\b)', noWordBoundary: '(?-u:\\B)' };

/** JavaScript with the flag u. */
export const JAVASCRIPT: Dialect = {
  begin: '^',
  end: '$',
  wordBoundary: '\\b',
  noWordBoundary: '\\B',
  group: (name) => `(?<${name}>`,
  codePoint: (value) => `\\u{${hex(value)}}`,
  any: '[^]',
};

const PLAIN = /[A-Za-z0-9 _:;,<>=!@%'"/`]/;

function letter(value: number, dialect: Dialect, inBrackets: boolean): string {
  const text = String.fromCodePoint(value);
  if (PLAIN.test(text)) return text;
  if (value === 9) return '\\t';
  if (value === 10) return '\\n';
  if (value === 13) return '\\r';
  // JavaScript knows no other signs behind a backslash, and two of the others in brackets are an operation in Rust
  if ((inBrackets ? /[\^\-\]\\[]/ : /[.*+?()[\]{}|^$\\]/).test(text)) return `\\${text}`;
  if (/[!-~]/.test(text)) return inBrackets || text === '#' ? `\\x${value.toString(16)}` : text;
  return value >= 0xa0 && value < 0xd800 ? text : dialect.codePoint(value);
}

function set(ranges: readonly Range[], negated: boolean, dialect: Dialect): string {
  if (!ranges.length) return dialect.any;
  const [[from, to]] = ranges;
  if (!negated && ranges.length === 1 && from === to) return letter(from, dialect, false);
  const inner = ranges.map(([first, last]) => {
    const begin = letter(first, dialect, true);
    if (first === last) return begin;
    return `${begin}${last === first + 1 ? '' : '-'}${letter(last, dialect, true)}`;
  });
  return `[${negated ? '^' : ''}${inner.join('')}]`;
}

function printNode(node: PatternNode, dialect: Dialect): string {
  switch (node.kind) {
    case 'set':
      return set(node.ranges, node.negated, dialect);
    case 'sequence':
      return node.nodes
        .map((each) => (each.kind === 'alternatives' ? `(?:${printNode(each, dialect)})` : printNode(each, dialect)))
        .join('');
    case 'alternatives':
      return node.nodes.map((each) => printNode(each, dialect)).join('|');
    case 'group':
      return `${dialect.group(node.name)}${printNode(node.node, dialect)})`;
    case 'repeat': {
      const inner = printNode(node.node, dialect);
      const alone = node.node.kind === 'set' || node.node.kind === 'group';
      return `${alone ? inner : `(?:${inner})`}${times(node.min, node.max)}${node.lazy ? '?' : ''}`;
    }
    default:
      return dialect[node.kind];
  }
}

function times(min: number, max: number | undefined): string {
  if (max === undefined) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

/** The pattern as an engine reads it; the same texts match, and the same groups. */
export function printPattern({ node }: Pattern, dialect: Dialect): string {
  return node.kind === 'alternatives' ? `(?:${printNode(node, dialect)})` : printNode(node, dialect);
}
