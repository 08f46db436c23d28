import { writeSync } from 'fs';

/** Text that is collected before it is written. */
const BATCH = 64 * 1024;
const WAIT_MS = 5;

/**
 * Writes text to a file descriptor, and waits where the reader is slow: a report of any length takes little memory. Writes nothing more
 * once the reader has left. Throws any other error, such as that of a full disk.
 */
export class Output {
  private readonly waiting: string[] = [];
  private length = 0;
  private isClosed = false;

  public constructor(private readonly descriptor: number) {}

  public write(text: string): void {
    if (this.isClosed) return;
    this.waiting.push(text);
    this.length += text.length;
    if (this.length >= BATCH) this.flush();
  }

  public flush(): void {
    const text = this.waiting.splice(0).join('');
    this.length = 0;
    // in pieces, because the bytes of a text may be more than a buffer can hold
    for (let start = 0, end; start < text.length && !this.isClosed; start = end) {
      end = Math.min(start + BATCH, text.length);
      // a pair of surrogates stays together
      if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end++;
      this.writeBytes(Buffer.from(text.slice(start, end)));
    }
  }

  private writeBytes(bytes: Buffer): void {
    for (let written = 0; written < bytes.length; ) {
      try {
        written += writeSync(this.descriptor, bytes, written);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EAGAIN') {
          pause();
        } else if (code === 'EPIPE') {
          this.isClosed = true;
          return;
        } else {
          this.isClosed = true;
          throw error;
        }
      }
    }
  }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

/** A pipe that does not block has no room at the moment. */
export function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
}
