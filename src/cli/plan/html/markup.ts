import { oneLine } from '../../one-line';

type Part = Markup | string | number | undefined | false | Iterable<Part>;

/**
 * HTML that needs no escaping. It is written in pieces, and parts are made when they are written: the names of nodes of many problems are
 * longer together than a text can be.
 */
export class Markup {
  public constructor(
    private readonly strings: readonly string[],
    private readonly parts: readonly Part[] = [],
  ) {}

  /** The whole, of what is short. */
  public get text(): string {
    return [...this.pieces()].join('');
  }

  public *pieces(): Generator<string> {
    for (let i = 0; i < this.strings.length; i++) {
      if (i > 0) yield* piecesOf(this.parts[i - 1]);
      yield this.strings[i];
    }
  }
}

/**
 * Makes HTML from a template. Values are escaped unless they are `Markup`. Lists are joined; undefined and false become
 * empty.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings, parts);
}

/** A part for each item, made when it is written. */
export function each<T>(items: Iterable<T>, part: (item: T) => Part): Iterable<Part> {
  return {
    *[Symbol.iterator]() {
      for (const item of items) yield part(item);
    },
  };
}

function* piecesOf(part: Part): Generator<string> {
  if (part === undefined || part === false) return;
  if (part instanceof Markup) yield* part.pieces();
  else if (typeof part === 'object') for (const one of part) yield* piecesOf(one);
  else yield oneLine(String(part)).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON for a `script` element. It cannot end the element. Of an object, each entry of a list is a piece. */
export function jsonMarkup(value: object): Markup {
  const json = (one: unknown) => new Markup([JSON.stringify(one).replace(/</g, '\\u003c')]);
  const comma = (i: number) => i > 0 && new Markup([',']);
  const members = Object.entries(value).map(([key, inner], member): readonly Part[] => {
    if (!Array.isArray(inner)) return [comma(member), json(key), new Markup([':']), json(inner)];
    const items = each(inner.entries(), ([i, item]) => [comma(i), json(item)]);
    return [comma(member), json(key), new Markup([':[']), items, new Markup([']'])];
  });
  return new Markup(['{', '}'], [members]);
}
