/** Why a text cannot be read, thrown inside this room only: the reader turns it into an answer. */
export class Unreadable extends Error {
  public constructor(
    message: string,
    public readonly offset: number,
    /** The text was understood and is refused all the same: no other notation needs to be tried. */
    public readonly isFinal = false,
  ) {
    super(message);
  }
}

/**
 * How deep lists and maps may nest. Real manifests stay under 40; kubectl gives up at 10,000.
 * The lower limit keeps every walk over a manifest far away from the end of the call stack.
 */
export const MAX_DEPTH = 1000;

/**
 * How many values and keys one document may hold. The biggest object that kube-apiserver takes has far fewer; with many more, the memory
 * for them would run out.
 */
export const MAX_NODES = 4_000_000;

export function tooMany(offset: number): Unreadable {
  return new Unreadable('the document holds more than 4 million values: split it', offset, true);
}

export function tooDeep(offset: number): Unreadable {
  return new Unreadable(`lists and maps are nested more than ${MAX_DEPTH} levels deep`, offset, true);
}

/** A character as it is named in a message: itself, or its code point where it cannot be seen. */
export function nameOf(text: string, offset: number): string {
  const code = text.codePointAt(offset)!;
  const visible = (code > 0x20 && code < 0x7f) || (code > 0xa0 && code < 0xd800);
  return visible ? `'${String.fromCodePoint(code)}'` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** As much of a name as fits into a line. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
