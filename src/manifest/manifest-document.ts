import { DocumentComments } from './comments';
import { DuplicateKey } from './duplicate-keys';
import { Child } from './node-tree';
import { commonJsonOrigin, ManifestComment, ManifestPath, Origin } from './origin';
import { Position, SourceText } from './source-text';
import { YamlNode } from './yaml/node';

/** One object of a file: a document, or an item of a list that is a document. */
export class ManifestDocument {
  /** The only object of a text that is known to be JSON, without anything that JSON.parse would lose. */
  public static ofJson(source: SourceText): ManifestDocument {
    const origin = commonJsonOrigin(source);
    return new ManifestDocument(origin, 0, () => origin.value);
  }

  public constructor(
    private readonly origin: Origin,
    /** The index of the object in the file, from 0. Each item of a list counts. */
    public readonly index: number,
    private readonly read: () => unknown,
    /** The path of the object in its document: empty, or for example `['items', 3]`. */
    public readonly root: ManifestPath = [],
    public readonly duplicates: readonly DuplicateKey[] = [],
    /**
     * Keys whose value is replaced by a later `<<`, each with the position of the `<<`. kubectl uses the value of the `<<`; the YAML
     * specification keeps the one that is written.
     */
    public readonly replacedByMerge: readonly DuplicateKey[] = [],
  ) {}

  /**
   * The object as plain JSON values. A whole number beyond 2^53 is a bigint. Nothing in it is shared with another part of it,
   * and `__proto__` is a key like any other.
   */
  public get value(): unknown {
    return this.read();
  }

  /** The name of the file. */
  public get source(): string {
    return this.origin.source.name;
  }

  /** The length of the whole file, in UTF-16 code units. */
  public get length(): number {
    return this.origin.source.text.length;
  }

  /**
   * Keys and indexes whose value is a whole number but written with a fraction or an exponent (1.0, 1e3), by the list or map of
   * `value` that holds them. Go does not accept them in integer fields. Only JSON keeps the difference.
   */
  public get fractions(): ReadonlyMap<object, ReadonlySet<string | number>> {
    return this.origin.fractions;
  }

  /** The position of text that kubectl ignores, because the document is complete before it. */
  public get unread(): Position | undefined {
    return this.origin.unread === undefined ? undefined : this.origin.source.position(this.origin.unread);
  }

  /**
   * Where a file that begins with `{` stops being JSON, if this object comes after that position or is the last one before it. kubectl up
   * to 1.32 rejects the file from there on; later versions continue with YAML.
   */
  public get jsonEnd(): Position | undefined {
    return this.origin.jsonEnd === undefined ? undefined : this.origin.source.position(this.origin.jsonEnd);
  }

  /** The position of the value at a path, or of the nearest value around it if there is none. */
  public locate(path: ManifestPath = []): Position {
    return this.position(this.walk(path).node);
  }

  /** The position of the key at a path, or of the value if it is an item of a list. */
  public locateKey(path: ManifestPath): Position {
    const { node, key } = this.walk(path);
    return this.position(key ?? node);
  }

  /** The value at a path as it is written. */
  public find(path: ManifestPath): YamlNode | undefined {
    const { node, isExact } = this.walk(path);
    return isExact ? node : undefined;
  }

  /** The comments of the object, in order. JSON has none. */
  public comments(): readonly ManifestComment[] {
    const { origin } = this;
    return (origin.attached ??= new DocumentComments(origin)).of(this.root);
  }

  private position(node: YamlNode): Position {
    return this.origin.source.position(this.origin.base + node.pos);
  }

  private walk(path: ManifestPath): { readonly node: YamlNode; readonly key?: YamlNode; readonly isExact: boolean } {
    const { tree } = this.origin;
    let found: Child = { node: tree.root };
    for (const step of [...this.root, ...path]) {
      const next = tree.child(found.node, step);
      if (!next) {
        return { ...found, isExact: false };
      }
      found = next;
    }
    return { ...found, isExact: true };
  }
}
