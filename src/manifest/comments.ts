import { Holder } from './holder';
import { AttachedComments, ManifestComment, ManifestPath, Origin } from './origin';
import { Position, SourceText } from './source-text';
import { NodeKind, YamlNode } from './yaml/node';
import { keyText } from './yaml/scalar-value';

/** A key or list item. */
interface Entry extends Position {
  readonly offset: number;
  readonly holder: Holder;
  readonly step: string | number;
}

/** The comments of a document by the objects in it, each with the key or list item that it most likely describes. */
export class DocumentComments implements AttachedComments {
  private readonly all: ManifestComment[] = [];
  /** By the root of the object. */
  private readonly ofItems = new Map<string, ManifestComment[]>();
  /** Of the list itself: those before all items belong to the first one, the others to the last one. */
  private readonly early: ManifestComment[] = [];
  private readonly late: ManifestComment[] = [];

  public constructor(private readonly origin: Origin) {
    const { source, comments } = origin;
    if (comments.length === 0) {
      return;
    }
    const entries = entriesOf(origin);
    const firstItem = entries.find(({ holder }) => holder.depth === 1 && holder.step === 'items');
    const blocks = new Blocks(entries);
    for (let i = 0; i < comments.length; i += 2) {
      const offset = comments[i];
      blocks.passTo(offset);
      const position = source.position(offset);
      const text = source.text.slice(offset + 1, comments[i + 1]).trimEnd();
      const { entry, place } = placeOf(position, hasTextBefore(source, offset, position), blocks);
      const path = entry?.holder.pathOf(entry.step) ?? [];
      this.add({ text, ...position, path, place }, firstItem?.line ?? Infinity);
    }
  }

  private add(comment: ManifestComment, firstLine: number): void {
    const { path } = comment;
    this.all.push(comment);
    if (path[0] !== 'items' || path.length < 2) {
      (comment.line < firstLine ? this.early : this.late).push(comment);
    }
    for (let length = 2; path[length - 2] === 'items' && length <= path.length; length += 2) {
      const item = path.slice(0, length).join();
      const known = this.ofItems.get(item);
      if (known === undefined) {
        this.ofItems.set(item, [comment]);
      } else {
        known.push(comment);
      }
    }
  }

  /** The comments of the object at `root`, with paths from there on. */
  public of(root: ManifestPath): readonly ManifestComment[] {
    if (root.length === 0) {
      return this.all;
    }
    const { items } = this.origin.value as { readonly items: readonly unknown[] };
    const own = (this.ofItems.get(root.join()) ?? []).map((comment) => ({
      ...comment,
      path: comment.path.slice(root.length),
    }));
    const outer = (comments: readonly ManifestComment[], place: 'before' | 'after') =>
      comments.map((comment) => ({ ...comment, path: [], place }));
    return [
      ...(root[1] === 0 ? outer(this.early, 'before') : []),
      ...own,
      ...(root[1] === items.length - 1 ? outer(this.late, 'after') : []),
    ];
  }
}

function entriesOf({ tree, source, base }: Origin): Entry[] {
  const entries: Entry[] = [];
  const visit = (node: YamlNode, holder: Holder): void => {
    const add = (step: string | number, pos: number, value: YamlNode): void => {
      entries.push({ holder, step, offset: base + pos, ...source.position(base + pos) });
      if (value.items.length > 0) {
        visit(value, new Holder(holder, step));
      }
    };
    if (node.kind === NodeKind.Mapping) {
      for (let i = 0; i < node.items.length; i += 2) {
        const key = node.items[i];
        add((key.kind === NodeKind.Scalar ? keyText(key) : undefined) ?? key.text, key.pos, node.items[i + 1]);
      }
    } else if (node.kind === NodeKind.Sequence) {
      node.items.forEach((item, i) => add(i, item.dash ?? item.pos, item));
    }
  };
  visit(tree.root, new Holder(undefined, ''));
  return entries;
}

/** The entries before a comment, and those of them that later ones do not close by a smaller indentation. */
class Blocks {
  public passed = 0;
  private readonly open: Entry[] = [];

  public constructor(public readonly entries: readonly Entry[]) {}

  public passTo(offset: number): void {
    for (; this.passed < this.entries.length && this.entries[this.passed].offset < offset; this.passed++) {
      const entry = this.entries[this.passed];
      while (this.open.length > 0 && this.open[this.open.length - 1].column >= entry.column) {
        this.open.pop();
      }
      this.open.push(entry);
    }
  }

  /** The last entry that is not indented deeper; the first one if all are. */
  public at(column: number): Entry {
    let low = -1;
    let high = this.open.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.open[middle].column <= column) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low < 0 ? this.entries[0] : this.open[low];
  }
}

function hasTextBefore({ text }: SourceText, offset: number, { column }: Position): boolean {
  return !/^(?:---)?\s*$/.test(text.slice(offset - column + 1, offset));
}

/** Without an entry, the comment belongs to the object as a whole. */
function placeOf(
  { column }: Position,
  isBehind: boolean,
  blocks: Blocks,
): { readonly entry?: Entry; readonly place: ManifestComment['place'] } {
  const { entries, passed } = blocks;
  if (passed === 0) {
    return { place: 'before' };
  }
  if (isBehind) {
    return { entry: entries[passed - 1], place: 'behind' };
  }
  if (passed < entries.length && column <= entries[passed].column) {
    return { entry: entries[passed], place: 'before' };
  }
  if (passed === entries.length && column <= entries[0].column) {
    return { place: 'after' };
  }
  // indented deeper than the next entry: it belongs to the block with the same indentation
  return { entry: blocks.at(column), place: 'after' };
}
