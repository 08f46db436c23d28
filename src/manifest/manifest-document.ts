import { attachComments, ManifestComment } from './comments';
import { ManifestPath, Origin } from './origin';
import { Position } from './source-text';
import { NodeKind, YamlNode } from './yaml/node';
import { keyText } from './yaml/scalar-value';
import { isMerge } from './yaml/value';

/** A key that is written twice in one map. The last value is used, and kube-apiserver rejects the document. */
export interface DuplicateKey extends Position {
  readonly path: ManifestPath;
}

/** One object of a file: a document, or an item of a list that is a document. */
export class ManifestDocument {
  public constructor(
    private readonly origin: Origin,
    /** The index of the object in the file, from 0. Each item of a list counts. */
    public readonly index: number,
    /**
     * The object as plain JSON values. A whole number beyond 2^53 is a bigint. Nothing in it is shared with another part of it,
     * and `__proto__` is a key like any other.
     */
    public readonly value: unknown,
    /** The path of the object in its document: empty, or for example `['items', 3]`. */
    public readonly root: ManifestPath = [],
    public readonly duplicates: readonly DuplicateKey[] = [],
    /**
     * Keys whose value is replaced by a later `<<`, each with the position of the `<<`. kubectl uses the value of the `<<`; the YAML
     * specification keeps the one that is written.
     */
    public readonly replacedByMerge: readonly DuplicateKey[] = [],
  ) {}

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
    return attachComments(this.origin, this.root);
  }

  private position(node: YamlNode): Position {
    return this.origin.source.position(this.origin.base + node.pos);
  }

  private walk(path: ManifestPath): { readonly node: YamlNode; readonly key?: YamlNode; readonly isExact: boolean } {
    let found: Child = { node: this.origin.root() };
    for (const step of [...this.root, ...path]) {
      const next = childOf(found.node, step);
      if (!next) {
        return { ...found, isExact: false };
      }
      found = next;
    }
    return { ...found, isExact: true };
  }
}

interface Child {
  readonly node: YamlNode;
  readonly key?: YamlNode;
}

function behindAlias(node: YamlNode): YamlNode {
  return node.kind === NodeKind.Alias ? behindAlias(node.target!) : node;
}

function childOf(holder: YamlNode, step: string | number): Child | undefined {
  const { kind, items } = behindAlias(holder);
  if (kind === NodeKind.Sequence) {
    const node = typeof step === 'number' ? items[step] : undefined;
    return node && { node };
  }
  // the last key of a map is used, but the first of the maps of one '<<'
  for (let i = items.length - 2; i >= 0; i -= 2) {
    const key = behindAlias(items[i]);
    if (isMerge(items[i])) {
      const sources = items[i + 1].kind === NodeKind.Sequence ? items[i + 1].items : [items[i + 1]];
      const child = sources.map((source) => childOf(source, step)).find((merged) => merged !== undefined);
      if (child) {
        return child;
      }
    } else if (key.kind === NodeKind.Scalar && keyText(key) === String(step)) {
      return { node: items[i + 1], key: items[i] };
    }
  }
  return undefined;
}
