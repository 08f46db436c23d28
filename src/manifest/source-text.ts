/** A position in a text. Both numbers start at 1; columns count UTF-16 code units, as editors, GitHub and SARIF do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of one file, its first invalid character, and the lines of its offsets. */
export class SourceText {
  public static of(name: string, content: string | Uint8Array): SourceText {
    if (typeof content === 'string') {
      const broken = content.search(/[\ud800-\udfff]/u);
      return new SourceText(
        name,
        content,
        new TextEncoder().encode(content),
        broken < 0 ? undefined : { offset: broken, message: 'half of a surrogate pair stands here' },
      );
    }
    const encoding = foreignEncoding(content);
    if (encoding) {
      return new SourceText(name, '', content, { offset: 0, message: `the text is ${encoding}: save it as UTF-8` });
    }
    try {
      return new SourceText(name, STRICT.decode(content), content);
    } catch {
      const text = LENIENT.decode(content);
      return new SourceText(name, text, content, {
        offset: firstInvalid(content, text),
        message: 'the text is not UTF-8 from here on',
      });
    }
  }

  private lineStarts?: number[];

  private constructor(
    public readonly name: string,
    public readonly text: string,
    /** The text in UTF-8, which is faster to scan than a string. */
    public readonly bytes: Uint8Array,
    /** Offset of the first character that is invalid in any manifest, and the reason. */
    public readonly flaw?: { readonly offset: number; readonly message: string },
  ) {}

  public position(offset: number): Position {
    const starts = (this.lineStarts ??= lineStartsOf(this.text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\r|\n/g)) {
    starts.push(index + lineBreak.length);
  }
  return starts;
}

/** kubectl cannot read UTF-32 or little-endian UTF-16, and reads only the first document of big-endian UTF-16. */
function foreignEncoding(bytes: Uint8Array): string | undefined {
  const a = bytes[0];
  const b = bytes[1];
  const c = bytes[2];
  const d = bytes[3];
  if (a === 0xff && b === 0xfe) {
    return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  }
  if (a === 0xfe && b === 0xff) {
    return 'UTF-16';
  }
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'UTF-32' : undefined;
}

/** The first U+FFFD of the decoded text that is not in the bytes. */
function firstInvalid(bytes: Uint8Array, text: string): number {
  const encoder = new TextEncoder();
  let byte = 0;
  let offset = 0;
  for (;;) {
    const next = text.indexOf('\ufffd', offset);
    byte += encoder.encode(text.slice(offset, next)).length;
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) {
      return next;
    }
    byte += 3;
    offset = next + 1;
  }
}
