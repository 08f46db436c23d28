import { expression } from './matching';
import { define, isMap, Json, JsonMap } from './values';
import { ownValue } from '../../model/own-value';
import { ParseFormat } from '../pipeline';

/** Deeper objects and lists are no JSON to a parse step. */
export const JSON_DEPTH_MAX = 64;

const depth = (value: Json): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;

function json(text: string): JsonMap | undefined {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isMap(value) && depth(value) <= JSON_DEPTH_MAX ? value : undefined;
}

const ESCAPES: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t' };
const KEY = /[^ \t="]+/y;
const BARE = /[^ \t"]*/y;
const QUOTED = /"((?:[^"\\]|\\[^])*)"/y;

/** Words without `=` say nothing; a quote that stands elsewhere than around a value makes the text no logfmt. */
function logfmt(text: string): JsonMap | undefined {
  const fields: JsonMap = {};
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found;
  };
  while (at < text.length) {
    if (/[ \t]/.test(text[at])) {
      at += 1;
      continue;
    }
    const key = take(KEY);
    if (!key) return undefined;
    if (text[at] !== '=') continue;
    at += 1;
    const quoted = text[at] === '"' ? take(QUOTED) : take(BARE);
    if (!quoted || (at < text.length && !/[ \t]/.test(text[at]))) return undefined;
    const value =
      quoted[1] === undefined
        ? quoted[0]
        : quoted[1].replace(/\\([^])/g, (_, letter) => ownValue(ESCAPES, letter) ?? letter);
    define(fields, key[0], value);
  }
  return Object.keys(fields).length ? fields : undefined;
}

/** The fields of a text in a format; undefined if it is not in it. */
export function parsedFields(text: string, format: ParseFormat): JsonMap | undefined {
  switch (format.kind) {
    case 'json':
      return json(text);
    case 'logfmt':
      return logfmt(text);
    case 'regex': {
      const found = expression(format.pattern).exec(text);
      if (!found) return undefined;
      const fields: JsonMap = {};
      for (const [name, value] of Object.entries(found.groups ?? {})) {
        if (value !== undefined) define(fields, name, value);
      }
      return fields;
    }
  }
}
