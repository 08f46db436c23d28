import { Holder, RepeatedKey } from './holder';
import { ManifestPath, Origin } from './origin';
import { Position } from './source-text';

/** A key that is written twice in one map. The last value is used, and kube-apiserver rejects the document. */
export interface DuplicateKey extends Position {
  readonly path: ManifestPath;
  /** The map or list that holds it: keys with one holder have one path but for their last step. */
  readonly holder?: object;
  /** The last step of the path. */
  readonly key?: string;
}

/** Keys whose paths are made at once. Those of a hostile document can be longer together than the memory. */
const AT_ONCE = 100;

/** The repeated keys of the object at `root`, with paths from there on. */
export function duplicateKeys(origin: Origin, root: ManifestPath, repeated: readonly RepeatedKey[]): DuplicateKey[] {
  return repeated.map((key, i) => {
    const found = new FoundKey(origin, root, key);
    return i < AT_ONCE ? { path: found.path, line: found.line, column: found.column } : found;
  });
}

class FoundKey implements DuplicateKey {
  public constructor(
    private readonly origin: Origin,
    private readonly root: ManifestPath,
    private readonly repeated: RepeatedKey,
  ) {}

  public get path(): ManifestPath {
    const { root } = this;
    const path = this.repeated.holder.pathOf(this.repeated.key);
    return root.every((step, i) => path[i] === step) ? path.slice(root.length) : path;
  }

  public get holder(): Holder {
    return this.repeated.holder;
  }

  public get key(): string {
    return this.repeated.key;
  }

  public get line(): number {
    return this.position().line;
  }

  public get column(): number {
    return this.position().column;
  }

  private position(): Position {
    return this.origin.source.position(this.origin.base + this.repeated.pos);
  }
}

/** The repeated keys of each item of the list at `root`. Those of the list itself are reported with its first item. */
export function byItem(repeated: readonly RepeatedKey[], root: ManifestPath): Map<string | number, RepeatedKey[]> {
  const found = new Map<string | number, RepeatedKey[]>();
  const known = new Map<Holder, string | number>();
  const itemOf = (holder: Holder): string | number => {
    // one step leads to `items`, and one to the item
    if (holder.depth < root.length + 2) return 0;
    let item = known.get(holder);
    if (item === undefined) {
      const { parent, step, depth } = holder;
      item = depth > root.length + 2 ? itemOf(parent!) : parent!.step === 'items' ? step : 0;
      known.set(holder, item);
    }
    return item;
  };
  for (const key of repeated) {
    const item = key.holder.depth === root.length + 1 && key.holder.step === 'items' ? key.key : itemOf(key.holder);
    const list = found.get(item);
    if (list === undefined) found.set(item, [key]);
    else list.push(key);
  }
  return found;
}
