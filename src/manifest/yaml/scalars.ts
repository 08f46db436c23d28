// Mirrors yaml_parser_scan_plain_scalar, _flow_scalar and _block_scalar in scannerc.go of go.yaml.in/yaml/v2.

import { BLANK, BLANK_OR_BREAK, BREAK, FLOW_GAP, GAP } from './characters';
import { Cursor } from './cursor';
import { ownValue } from '../../model/own-value';
import { nameOf, Unreadable } from '../unreadable';

const TAB = 0x09;
const SPACE = 0x20;
const DOUBLE = 0x22;
const HASH = 0x23;
const SINGLE = 0x27;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** What a line break and the empty lines after it become inside a plain or quoted scalar. */
function folded(first: string, rest: string): string {
  return first === '\n' ? rest || ' ' : first + rest;
}

interface PlainScalar {
  readonly value: string;
  /** Whether a line break follows it. */
  readonly brokeLine: boolean;
  readonly end: number;
}

/**
 * Reads a plain scalar, which can continue on lines with an indentation of at least `indent`. The cursor ends after the blanks and
 * breaks that follow it.
 */
export function scanPlain(cursor: Cursor, indent: number, inFlow: boolean): PlainScalar {
  const { text } = cursor;
  const stop = inFlow ? FLOW_GAP : GAP;
  let value = '';
  let joint = '';
  let brokeLine = false;
  let end = cursor.pos;
  while (!cursor.atDocumentMark() && cursor.at() !== HASH) {
    const start = cursor.pos;
    let pos = start;
    for (;;) {
      const code = text.charCodeAt(pos);
      if (stop[code] === 1 || (code === COLON && GAP[text.charCodeAt(pos + 1)] === 1)) {
        break;
      }
      pos++;
    }
    if (pos > start) {
      value += joint + text.slice(start, pos);
      joint = '';
      brokeLine = false;
      end = cursor.pos = pos;
    }
    if (!cursor.is(BLANK_OR_BREAK)) {
      break;
    }
    const gap = scanGap(cursor, undefined, indent);
    joint = gap.joint;
    brokeLine = gap.brokeLine;
    if (!inFlow && cursor.column < indent) {
      break;
    }
  }
  return { value, brokeLine, end };
}

/** Skips blanks and breaks between two words of a scalar. Tabs are not allowed before the column `indent`. */
function scanGap(
  cursor: Cursor,
  before: string | undefined,
  indent: number,
): { readonly joint: string; readonly brokeLine: boolean } {
  const start = cursor.pos;
  let first = before;
  let rest = '';
  while (cursor.is(BLANK_OR_BREAK)) {
    if (cursor.is(BREAK)) {
      if (first === undefined) {
        first = cursor.passBreak();
      } else {
        rest += cursor.passBreak();
      }
    } else {
      if (first !== undefined && cursor.column < indent && cursor.at() === TAB) {
        throw new Unreadable('a tab cannot indent a line: use spaces', cursor.pos);
      }
      cursor.pos++;
    }
  }
  return first === undefined
    ? { joint: cursor.text.slice(start, cursor.pos), brokeLine: false }
    : { joint: folded(first, rest), brokeLine: true };
}

/** Letters after a backslash, each followed by its meaning. */
const ESCAPES = new Map(
  [
    ...['0\0', 'a\x07', 'b\b', 't\t', '\t\t', 'n\n', 'v\v', 'f\f', 'r\r', 'e\x1b'],
    ...['  ', '""', "''", '\\\\', 'N\u0085', '_\u00a0', 'L\u2028', 'P\u2029'],
  ].map(([letter, character]) => [letter, character]),
);
const ESCAPE_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads a quoted scalar, from the opening quote to after the closing one. */
export function scanQuoted(cursor: Cursor): string {
  const { text } = cursor;
  const open = cursor.pos;
  const quote = cursor.at();
  let value = '';
  cursor.pos++;
  for (;;) {
    if (cursor.atDocumentMark()) {
      throw new Unreadable('the quoted text is not closed before the next document', open);
    }
    if (cursor.at() === 0) {
      throw new Unreadable('the quoted text that begins here is never closed', open);
    }
    let escapedBreak = false;
    while (!cursor.is(GAP)) {
      const start = cursor.pos;
      let code = text.charCodeAt(start);
      let pos = start;
      while (code !== quote && (code !== BACKSLASH || quote === SINGLE) && GAP[code] === 0) {
        code = text.charCodeAt(++pos);
      }
      value += text.slice(start, pos);
      cursor.pos = pos;
      if (code === SINGLE && quote === SINGLE && cursor.at(1) === SINGLE) {
        value += "'";
        cursor.pos += 2;
      } else if (code === quote) {
        break;
      } else if (code === BACKSLASH && quote === DOUBLE) {
        cursor.pos++;
        if (cursor.is(BREAK)) {
          cursor.passBreak();
          escapedBreak = true;
          break;
        }
        value += scanEscape(cursor);
      }
    }
    if (cursor.at() === quote) {
      cursor.pos++;
      return value;
    }
    value += scanGap(cursor, escapedBreak ? '' : undefined, 0).joint;
  }
}

function scanEscape(cursor: Cursor): string {
  const { text, pos } = cursor;
  const letter = text[pos];
  const digits = ownValue(ESCAPE_DIGITS, letter);
  if (digits === undefined) {
    const character = ESCAPES.get(letter);
    if (character === undefined) {
      throw new Unreadable(
        `'\\' is followed by ${nameOf(text, pos)}, which is not a YAML escape: write '\\\\' for a backslash`,
        pos - 1,
      );
    }
    cursor.pos++;
    return character;
  }
  const hex = text.slice(pos + 1, pos + 1 + digits);
  const code = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? parseInt(hex, 16) : NaN;
  if (Number.isNaN(code)) {
    throw new Unreadable(`'\\${letter}' must be followed by ${digits} hexadecimal digits`, pos - 1);
  }
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw new Unreadable(
      `'\\${letter}${hex}' is not a Unicode character (YAML writes those beyond U+FFFF as '\\U' and 8 digits)`,
      pos - 1,
    );
  }
  cursor.pos += 1 + digits;
  return String.fromCodePoint(code);
}

/**
 * Reads a `|` or `>` scalar. `parent` is the indentation of what holds it (-1 for none); the cursor ends at the
 * first character of the first line after it. `onComment` is called for a comment after the header.
 */
export function scanBlock(cursor: Cursor, parent: number, onComment: (start: number, end: number) => void): string {
  const { text } = cursor;
  const open = cursor.pos;
  const literal = text[open] === '|';
  const header = /[|>](?:([+-])([1-9]?)|([1-9])([+-]?))?[ \t]*/y;
  header.lastIndex = open;
  const [whole, sign, digitAfter, digit, signAfter] = header.exec(text)!;
  const chomp = sign ?? signAfter;
  cursor.pos += whole.length;
  if (cursor.at() === HASH) {
    const start = cursor.pos;
    cursor.passLine();
    onComment(start, cursor.pos);
  }
  if (!cursor.is(BREAK)) {
    throw new Unreadable(
      `only '+', '-', a digit from 1 to 9 and a comment may follow '${text[open]}' on its line, not ${nameOf(text, cursor.pos)}`,
      cursor.pos,
    );
  }
  cursor.passBreak();

  const indentation = { width: digit || digitAfter ? Math.max(parent, 0) + Number(digit || digitAfter) : 0, parent };
  let value = '';
  let lastBreak = '';
  let emptyLines = scanEmptyLines(cursor, indentation);
  let wasIndented = false;
  while (cursor.column === indentation.width && cursor.at() !== 0) {
    const isIndented = cursor.is(BLANK);
    // in a folded scalar, a line break between two lines that are not indented becomes a space
    value += !literal && !wasIndented && !isIndented && lastBreak === '\n' ? emptyLines || ' ' : lastBreak + emptyLines;
    const start = cursor.pos;
    cursor.passLine();
    value += text.slice(start, cursor.pos);
    wasIndented = isIndented;
    lastBreak = cursor.is(BREAK) ? cursor.passBreak() : '';
    emptyLines = scanEmptyLines(cursor, indentation);
  }
  if (chomp !== '-') {
    value += lastBreak;
  }
  return chomp === '+' ? value + emptyLines : value;
}

/** Skips empty lines and the indentation of the next line, which sets the width if it is not set. */
function scanEmptyLines(cursor: Cursor, indentation: { width: number; readonly parent: number }): string {
  const { width } = indentation;
  let breaks = '';
  let widest = 0;
  for (;;) {
    while ((width === 0 || cursor.column < width) && cursor.at() === SPACE) {
      cursor.pos++;
    }
    widest = Math.max(widest, cursor.column);
    if ((width === 0 || cursor.column < width) && cursor.at() === TAB) {
      throw new Unreadable('a tab cannot indent a line of this text: use spaces', cursor.pos);
    }
    if (!cursor.is(BREAK)) {
      break;
    }
    breaks += cursor.passBreak();
  }
  if (width === 0) {
    indentation.width = Math.max(widest, indentation.parent + 1, 1);
  }
  return breaks;
}
