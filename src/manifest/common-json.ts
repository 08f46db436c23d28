import { SourceText } from './source-text';
import { MAX_DEPTH, MAX_NODES } from './unreadable';

const QUOTE = 0x22;
const DOT = 0x2e;
const COMMA = 0x2c;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const CAPITAL_D = 0x44;
const CAPITAL_E = 0x45;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const LETTER_D = 0x64;
const LETTER_E = 0x65;
const LETTER_U = 0x75;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

/** More digits than these may be more than a double holds. */
const EXACT_DIGITS = 15;

/**
 * The value of a JSON text, if JSON.parse loses nothing: no key is written twice, no number has too many digits, a fraction or an
 * exponent, and no lone surrogate is escaped. Undefined otherwise, and if the text is not exactly one JSON value. `parseJson` reads the
 * others, slower, with the offset of every value.
 */
export function parseCommonJson({ text, bytes }: SourceText): { readonly value: unknown } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const colons = countColons(bytes);
  return colons !== undefined && colons === countKeys(value) ? { value } : undefined;
}

/** The number of keys written in a text that is known to be JSON; undefined if `parseJson` has to read it. */
function countColons(bytes: Uint8Array): number | undefined {
  let colons = 0;
  let values = 1;
  let depth = 0;
  for (let i = 0; i < bytes.length; i++) {
    let code = bytes[i];
    switch (code) {
      case QUOTE:
        for (code = bytes[++i]; code !== QUOTE; code = bytes[++i]) {
          if (
            code === BACKSLASH &&
            bytes[++i] === LETTER_U &&
            (bytes[i + 1] === LETTER_D || bytes[i + 1] === CAPITAL_D)
          ) {
            return undefined;
          }
        }
        break;
      case COLON:
        colons++;
        break;
      case OPEN_LIST:
      case OPEN_MAP:
        values++;
        if (++depth > MAX_DEPTH) {
          return undefined;
        }
        break;
      case COMMA:
        values++;
        break;
      case CLOSE_LIST:
      case CLOSE_MAP:
        depth--;
        break;
      default:
        if (code >= ZERO && code <= NINE) {
          const start = i;
          do {
            code = bytes[++i];
          } while (code >= ZERO && code <= NINE);
          if (i - start > EXACT_DIGITS || code === DOT || code === LETTER_E || code === CAPITAL_E) {
            return undefined;
          }
          i--;
        }
    }
  }
  return values > MAX_NODES ? undefined : colons;
}

function countKeys(value: unknown): number {
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) {
      if (typeof item === 'object') {
        count += countKeys(item);
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    const map = value as Record<string, unknown>;
    for (const key in map) {
      const inner = map[key];
      count++;
      // most values hold no keys, and a call for each would double the time
      if (typeof inner === 'object') {
        count += countKeys(inner);
      }
    }
  }
  return count;
}
