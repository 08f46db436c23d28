/** JSON as it is written, keys that stand twice and odd numbers and all: the text of a scalar, or what is in brackets. */
type Tree = string | { readonly open: '{' | '['; readonly entries: readonly Entry[] };
interface Entry {
  readonly key?: string;
  readonly value: Tree;
}

/** How many candidates are asked of at once. */
const BATCH = 50;
const NEEDED = new Set(['"kind"', '"apiVersion"']);

/** The smallest JSON text that is left where entries and characters are taken away for as long as `holds` is true of the rest. */
export function shrink(text: string, holds: (smaller: readonly string[]) => readonly boolean[]): string {
  let tree = parse(text);
  for (;;) {
    const smaller = firstOf(changes(tree), holds);
    if (smaller === undefined) return write(tree);
    tree = smaller;
  }
}

function firstOf(
  candidates: Generator<Tree>,
  holds: (smaller: readonly string[]) => readonly boolean[],
): Tree | undefined {
  for (;;) {
    const batch: Tree[] = [];
    for (let next = candidates.next(); !next.done; next = candidates.next()) {
      if (batch.push(next.value) === BATCH) break;
    }
    if (batch.length === 0) return undefined;
    const found = holds(batch.map(write)).indexOf(true);
    if (found >= 0) return batch[found];
  }
}

/** The biggest first: what is at the top goes before what is in it. */
function* changes(root: Tree): Generator<Tree> {
  let level: { readonly tree: Tree; readonly put: (smaller: Tree) => Tree }[] = [
    { tree: root, put: (smaller) => smaller },
  ];
  for (let depth = 0; level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { tree, put } of level) {
      if (typeof tree === 'string') {
        for (const shorter of shorterTexts(tree)) yield put(shorter);
        continue;
      }
      for (const [i, entry] of tree.entries.entries()) {
        const { open, entries } = tree;
        if (depth === 0 && NEEDED.has(entry.key!)) continue;
        yield put({ open, entries: entries.filter((_, j) => j !== i) });
        next.push({
          tree: entry.value,
          put: (value) => put({ open, entries: entries.map((other, j) => (j === i ? { ...other, value } : other)) }),
        });
      }
    }
    level = next;
  }
}

function shorterTexts(scalar: string): string[] {
  const characters = scalar.slice(1, -1).match(/\\u[^]{4}|\\[^]|[^]/gu) ?? [];
  if (!scalar.startsWith('"') || characters.length < 4) return [];
  const half = Math.floor(characters.length / 2);
  return [characters.slice(0, half), characters.slice(half), characters.slice(1)].map((rest) => `"${rest.join('')}"`);
}

function write(tree: Tree): string {
  if (typeof tree === 'string') return tree;
  const inner = tree.entries
    .map(({ key, value }) => (key === undefined ? write(value) : `${key}:${write(value)}`))
    .join(',');
  return tree.open === '{' ? `{${inner}}` : `[${inner}]`;
}

function parse(text: string): Tree {
  const tokens = text.match(/"(?:[^"\\]|\\[^])*"|[[\]{},:]|[^\s[\]{},:"]+/g)!;
  let at = 0;
  const value = (): Tree => {
    const token = tokens[at++];
    if (token !== '{' && token !== '[') return token;
    const entries: Entry[] = [];
    while (tokens[at] !== '}' && tokens[at] !== ']') {
      const key = token === '{' ? tokens[at++] : undefined;
      if (key !== undefined || tokens[at] === ',') at++;
      entries.push({ key, value: value() });
      if (tokens[at] === ',') at++;
    }
    at++;
    return { open: token, entries };
  };
  return value();
}
