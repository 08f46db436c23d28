import { createHash } from 'crypto';

const ESCAPED: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

function goString(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (character) => ESCAPED[character]);
}

/** A value in the bytes that Go's json.Marshal writes for it: keys in the order of their UTF-8, no two ways to write anything. */
export function goJson(value: unknown): string {
  if (typeof value === 'string') {
    return goString(value);
  }
  if (typeof value === 'bigint' || Object.is(value, -0)) {
    return typeof value === 'bigint' ? String(value) : '-0';
  }
  if (Array.isArray(value)) {
    return `[${value.map(goJson).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return `{${entries.map(([key, item]) => `${goString(key)}:${goJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Enough of a hash to tell the documents of two files apart. */
export function digest(documents: readonly string[]): string {
  return createHash('sha256').update(documents.join('\n')).digest('hex').slice(0, 16);
}
