import { ownValue } from '../model/own-value';

/** Writes text as TypeScript literals that nothing in the text can end. */

const ESCAPES: { readonly [character: string]: string } = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

// line terminators other than \n, invisible characters, marks of text direction, and lone surrogates
const UNSEEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const UNSAFE = new RegExp(`${UNSEEN.source}|${HALF.source}`, 'g');

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  return (
    ownValue(ESCAPES, character) ??
    (code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`)
  );
}

/** A text as a literal: in quotes, or in backticks if it has several lines. */
export function stringLiteral(text: string): string {
  return /\n[^]/.test(text) ? `\`${safe(text).replace(/`|\$\{/g, '\\$&')}\`` : quotedLiteral(text);
}

/** A text as a literal on one line. */
export function quotedLiteral(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + safe(text).replace(/\n/g, '\\n').replace(new RegExp(quote, 'g'), '\\$&') + quote;
}

function safe(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(UNSAFE, escaped);
}

/** A JSON value other than a list or a map. */
export function scalarLiteral(value: unknown): string {
  if (typeof value === 'string') {
    return stringLiteral(value);
  }
  if (typeof value === 'bigint') {
    return `${value}n`;
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A file mode in octal; other values as they are. */
export function modeLiteral(value: unknown): string {
  const isMode = typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 0o7777;
  return isMode ? `0o${value.toString(8)}` : scalarLiteral(value);
}

// the other letters of identifiers depend on the version of Unicode
const IDENTIFIER = /^[A-Za-z$_][\w$]*$/;

/** Whether a key needs no quotes. */
export function isBareKey(key: string): boolean {
  return IDENTIFIER.test(key) || (/^\d/.test(key) && String(Number(key)) === key);
}

/** A comment as lines of `//`. A directive for a compiler or a linter is moved from the start of its line. */
export function commentLines(text: string): string[] {
  return text.split(/[\r\n\u2028\u2029]/).map((line) => {
    const shown = line.replace(UNSAFE, ' ').trimEnd();
    const isOrder = /^\s*(?:@|eslint|global|exported|istanbul|c8|v8|jest)/i.test(shown);
    return `//${isOrder ? ' #' : ''}${shown && !/^\s/.test(shown) ? ' ' : ''}${shown}`;
  });
}
