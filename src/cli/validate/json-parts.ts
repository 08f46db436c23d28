import { safeJson } from '../one-line';

/** A list that is written item by item. */
export class Streamed {
  public constructor(public readonly items: Iterable<unknown>) {}
}

type Tree = Streamed | { readonly [key: string]: unknown };

/** A value as indented JSON, as `JSON.stringify` writes it, in one part for each item of a streamed list. */
export function* jsonParts(value: unknown, margin = ''): Generator<string> {
  if (!isTree(value)) {
    yield safeJson(value, 2).replace(/\n/g, `\n${margin}`);
    return;
  }
  const [open, close] = value instanceof Streamed ? '[]' : '{}';
  const inner = `${margin}  `;
  let before = `${open}\n${inner}`;
  for (const [key, item] of entriesOf(value)) {
    yield `${before}${key === undefined ? '' : `${safeJson(key)}: `}`;
    yield* jsonParts(item, inner);
    before = `,\n${inner}`;
  }
  yield before.startsWith(',') ? `\n${margin}${close}` : `${open}${close}`;
}

/** Whether there is a streamed list in it. */
function isTree(value: unknown): value is Tree {
  return value instanceof Streamed || (isPlainObject(value) && Object.values(value).some(isTree));
}

function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function* entriesOf(tree: Tree): Generator<[string | undefined, unknown]> {
  if (tree instanceof Streamed) for (const item of tree.items) yield [undefined, item];
  else for (const entry of Object.entries(tree)) if (entry[1] !== undefined) yield entry;
}
