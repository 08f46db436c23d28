/** A key that occurs twice in its map. */
export interface RepeatedField {
  readonly path: readonly (string | number)[];
  /** Keys with one holder have one path but for their last step, which is then not looked at for each of them. */
  readonly holder?: object;
  readonly key?: string;
}

/** A place in a manifest, by the steps that lead to it. */
class Branch {
  public readonly branches = new Map<string | number, Branch>();
  /** Keys that the server skips, and keys that have been reported. */
  public readonly done = new Set<string | number>();

  /** @param isHidden the server does not look into it */
  public constructor(public readonly isHidden: boolean) {}

  public branch(step: string | number): Branch {
    let next = this.branches.get(step);
    if (next === undefined) {
      next = new Branch(this.isHidden || step === 'fieldsV1' || this.done.has(step));
      this.branches.set(step, next);
    }
    return next;
  }
}

/** The repeated keys of a manifest of which the server speaks: it does not look into values that it skips, and reports each key once. */
export class RepeatedFields {
  private readonly root = new Branch(false);
  private readonly known = new Map<object, Branch>();

  /** All skipped fields are told before the first repeated one is asked for. */
  public skip(path: readonly (string | number)[]): void {
    this.branchOf(path).done.add(path[path.length - 1]);
  }

  public isNew({ path, holder, key }: RepeatedField): boolean {
    let branch = holder && this.known.get(holder);
    if (branch === undefined) {
      branch = this.branchOf(path);
      if (holder !== undefined) this.known.set(holder, branch);
    }
    const step = key ?? path[path.length - 1];
    if (branch.isHidden || branch.done.has(step)) return false;
    branch.done.add(step);
    return true;
  }

  private branchOf(path: readonly (string | number)[]): Branch {
    let branch = this.root;
    for (let i = 0; i < path.length - 1; i++) branch = branch.branch(path[i]);
    return branch;
  }
}
