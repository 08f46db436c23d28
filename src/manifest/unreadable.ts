/** Why a text cannot be read. Thrown inside this room only: the parsers recurse, and `readManifests` returns it as a problem. */
export class Unreadable extends Error {
  public constructor(
    message: string,
    public readonly offset: number,
    /** The text is JSON but over a limit, so it is not tried as YAML. */
    public readonly isFinal = false,
  ) {
    super(message);
  }
}

/**
 * The maximum nesting of lists and maps. Real manifests have less than 40 levels; kubectl stops at 10,000.
 * The lower limit keeps every recursion over a manifest within the call stack.
 */
export const MAX_DEPTH = 1000;

/**
 * The maximum number of values and keys of one document. The largest object that kube-apiserver accepts has far fewer; the limit bounds
 * the memory of a hostile one.
 */
export const MAX_NODES = 4_000_000;

export function tooMany(offset: number): Unreadable {
  return new Unreadable('the document holds more than 4 million values: split it', offset, true);
}

export function tooDeep(offset: number): Unreadable {
  return new Unreadable(`lists and maps are nested more than ${MAX_DEPTH} levels deep`, offset, true);
}

/** A character in a message: itself, or its code point if it is not visible. */
export function nameOf(text: string, offset: number): string {
  const code = text.codePointAt(offset)!;
  const visible = (code > 0x20 && code < 0x7f) || (code > 0xa0 && code < 0xd800);
  return visible ? `'${String.fromCodePoint(code)}'` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Cuts a name so that it fits into a line. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
