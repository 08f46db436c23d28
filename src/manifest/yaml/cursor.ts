// Mirrors skip, skip_line and read_line in scannerc.go of go.yaml.in/yaml/v2.

import { BREAK_OR_END, CharacterSet, GAP } from './characters';

const DASH = 0x2d;
const DOT = 0x2e;

/** An offset in a text that ends with NUL characters, and the start of its line. */
export class Cursor {
  public pos = 0;
  public lineStart = 0;

  public constructor(public readonly text: string) {}

  public get column(): number {
    return this.pos - this.lineStart;
  }

  public at(offset = 0): number {
    return this.text.charCodeAt(this.pos + offset);
  }

  public is(set: CharacterSet, offset = 0): boolean {
    return set[this.text.charCodeAt(this.pos + offset)] === 1;
  }

  /** Skips one line break and returns what a scalar keeps of it. */
  public passBreak(): string {
    const code = this.at();
    if (code === 0x0d && this.at(1) === 0x0d && this.at(2) === 0x0a) {
      // kubectl removes the carriage return before each line feed; one more becomes part of the break
      this.pos += 3;
    } else {
      this.pos += code === 0x0d && this.at(1) === 0x0a ? 2 : 1;
    }
    this.lineStart = this.pos;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  public passLine(): void {
    while (!this.is(BREAK_OR_END)) {
      this.pos++;
    }
  }

  /** Whether a line begins here with `---` or `...` as a separate word. */
  public atDocumentMark(): boolean {
    if (this.pos !== this.lineStart) {
      return false;
    }
    const code = this.at();
    return (code === DASH || code === DOT) && this.at(1) === code && this.at(2) === code && this.is(GAP, 3);
  }
}
