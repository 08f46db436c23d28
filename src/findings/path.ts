/**
 * Steps into a manifest, as `field.Path` of apimachinery: each step is a new path, linked to the one before it, and a text is made of it only
 * where one is printed. Where the server prints something else than the place in the manifest, one path holds both.
 */
export class Path {
  /** The manifest itself. */
  public static readonly ROOT = new Path(undefined, '', false);

  /** From the manifest down: names of fields and keys, and indexes of items. */
  public static of(...steps: readonly (string | number)[]): Path {
    let path = Path.ROOT;
    for (const step of steps) path = typeof step === 'number' ? path.index(step) : path.child(step);
    return path;
  }

  private constructor(
    private readonly parent: Path | undefined,
    private readonly step: string | number,
    private readonly inBrackets: boolean,
    private readonly shown?: Path,
  ) {}

  /** A field, printed with a dot before it, under another name where the server has one. */
  public child(name: string, printedName = name): Path {
    const child = new Path(this, name, false);
    return printedName === name ? child : child.printedAs(this.child(printedName));
  }

  /** An item of a list. */
  public index(index: number): Path {
    return new Path(this, index, true);
  }

  /** The value of a key of a map, printed in brackets. */
  public key(key: string): Path {
    return new Path(this, key, true);
  }

  /** The same place, for which the server prints another path. */
  public printedAs(printed: Path): Path {
    return new Path(this.parent, this.step, this.inBrackets, printed);
  }

  /** The steps from the manifest down to the place. */
  public segments(): (string | number)[] {
    if (this.parent === undefined) return [];
    const segments = this.parent.segments();
    segments.push(this.step);
    return segments;
  }

  /** As the server prints it. Half a character is the replacement character for the server. */
  public toString(): string {
    return this.print().replace(LONE_SURROGATES, '\ufffd');
  }

  private print(): string {
    if (this.shown !== undefined) return this.shown.print();
    if (this.parent === undefined) return '';
    const before = this.parent.print();
    if (this.inBrackets) return `${before}[${this.step}]`;
    return before === '' ? String(this.step) : `${before}.${this.step}`;
  }
}

// with the flag, halves of a pair only where the other half is missing
const LONE_SURROGATES = /[\ud800-\udfff]/gu;
