/** A map or list of a document. The keys of one map share the steps that lead to it. */
export class Holder {
  /** The number of steps that lead to it. */
  public readonly depth: number;

  public constructor(
    public readonly parent: Holder | undefined,
    /** Its key or index in the parent. */
    public readonly step: string | number,
  ) {
    this.depth = parent === undefined ? 0 : parent.depth + 1;
  }

  /** The path of one of its keys or items. */
  public pathOf(key: string | number): (string | number)[] {
    const path: (string | number)[] = new Array(this.depth + 1);
    path[this.depth] = key;
    for (let at: Holder = this; at.parent !== undefined; at = at.parent) path[at.depth - 1] = at.step;
    return path;
  }
}

/** A key that gets two values in one mapping. The second one is used. */
export interface RepeatedKey {
  readonly holder: Holder;
  readonly key: string;
  /** Offset of the second key, or of the `<<` that merges it. */
  readonly pos: number;
  /** The second value comes from a `<<` and differs from the first, which the YAML specification keeps. */
  readonly byMerge?: true;
}
