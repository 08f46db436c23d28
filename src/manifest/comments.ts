import { ManifestPath, Origin } from './origin';
import { Position, SourceText } from './source-text';
import { NodeKind, YamlNode } from './yaml/node';
import { keyText } from './yaml/scalar-value';

/** A comment and the value that it belongs to. */
export interface ManifestComment extends Position {
  /** The text after the `#`, without trailing blanks. */
  readonly text: string;
  /** The path of its key or list item in the object; empty for the object itself. */
  readonly path: ManifestPath;
  /** `before`: on its own line above the value; `behind`: at the end of its line; `after`: on its own line below the value. */
  readonly place: 'before' | 'behind' | 'after';
}

interface Entry extends Position {
  readonly offset: number;
  readonly path: ManifestPath;
}

/** The comments of the object at `root` of a document, each with the key or list item that it most likely describes. */
export function attachComments(origin: Origin, root: ManifestPath): readonly ManifestComment[] {
  const { source, comments } = origin;
  if (comments.length === 0) {
    return [];
  }
  const entries = [...entriesOf(origin.tree.root, [], origin)];
  const attached: ManifestComment[] = [];
  let passed = 0;
  for (let i = 0; i < comments.length; i += 2) {
    const offset = comments[i];
    while (passed < entries.length && entries[passed].offset < offset) {
      passed++;
    }
    const position = source.position(offset);
    const text = source.text.slice(offset + 1, comments[i + 1]).trimEnd();
    attached.push({
      text,
      ...position,
      ...placeOf(position, hasTextBefore(source, offset, position), entries, passed),
    });
  }
  if (root.length === 0) {
    return attached;
  }
  const firstItem = entries.find(({ path }) => path[0] === 'items' && path.length === 2);
  return ofItem(attached, root, origin, firstItem?.line ?? Infinity);
}

function* entriesOf(node: YamlNode, path: ManifestPath, origin: Origin): Generator<Entry> {
  const { source, base } = origin;
  if (node.kind === NodeKind.Mapping) {
    for (let i = 0; i < node.items.length; i += 2) {
      const key = node.items[i];
      const inner = [...path, (key.kind === NodeKind.Scalar ? keyText(key) : undefined) ?? key.text];
      yield { path: inner, offset: base + key.pos, ...source.position(base + key.pos) };
      yield* entriesOf(node.items[i + 1], inner, origin);
    }
  } else if (node.kind === NodeKind.Sequence) {
    for (const [i, item] of node.items.entries()) {
      const offset = base + (item.dash ?? item.pos);
      yield { path: [...path, i], offset, ...source.position(offset) };
      yield* entriesOf(item, [...path, i], origin);
    }
  }
}

function hasTextBefore({ text }: SourceText, offset: number, { column }: Position): boolean {
  return !/^(?:---)?\s*$/.test(text.slice(offset - column + 1, offset));
}

/** `passed` is the number of entries that begin before the comment. */
function placeOf(
  { column }: Position,
  isBehind: boolean,
  entries: readonly Entry[],
  passed: number,
): Pick<ManifestComment, 'path' | 'place'> {
  if (passed === 0) {
    return { path: [], place: 'before' };
  }
  if (isBehind) {
    return { path: entries[passed - 1].path, place: 'behind' };
  }
  if (passed < entries.length && column <= entries[passed].column) {
    return { path: entries[passed].path, place: 'before' };
  }
  if (passed === entries.length && column <= entries[0].column) {
    return { path: [], place: 'after' };
  }
  // indented deeper than the next entry: it belongs to the block with the same indentation
  let block = passed - 1;
  while (block > 0 && entries[block].column > column) {
    block--;
  }
  return { path: entries[block].path, place: 'after' };
}

/** The comments of one item of a list. Comments before all items belong to the first one, other comments of the list to the last one. */
function ofItem(
  comments: readonly ManifestComment[],
  root: ManifestPath,
  origin: Origin,
  firstLine: number,
): readonly ManifestComment[] {
  const { items } = origin.value as { readonly items: readonly unknown[] };
  return comments.flatMap((comment): ManifestComment[] => {
    if (root.every((step, i) => comment.path[i] === step)) {
      return [{ ...comment, path: comment.path.slice(root.length) }];
    }
    if (comment.path[0] === 'items' && comment.path.length > 1) {
      return [];
    }
    const isEarly = comment.line < firstLine;
    return root[1] === (isEarly ? 0 : items.length - 1)
      ? [{ ...comment, path: [], place: isEarly ? 'before' : 'after' }]
      : [];
  });
}
