import { RepeatedKey } from './holder';
import { parseJson } from './json-parser';
import { NodeTree } from './node-tree';
import { Position, SourceText } from './source-text';
import { parseYaml } from './yaml/parser';

/** The path of a value: names of keys and indexes of list items. */
export type ManifestPath = readonly (string | number)[];

/** A comment and the value that it belongs to. */
export interface ManifestComment extends Position {
  /** The text after the `#`, without trailing blanks. */
  readonly text: string;
  /** The path of its key or list item in the object; empty for the object itself. */
  readonly path: ManifestPath;
  /** `before`: on its own line above the value; `behind`: at the end of its line; `after`: on its own line below the value. */
  readonly place: 'before' | 'behind' | 'after';
}

/** The comments of a document, by the object that they belong to. */
export interface AttachedComments {
  of(root: ManifestPath): readonly ManifestComment[];
}

/** A document and what its positions in the text are computed from. */
export interface Origin {
  readonly source: SourceText;
  readonly value: unknown;
  readonly repeated: readonly RepeatedKey[];
  /** Whole numbers that are written with a fraction or an exponent, by the list or map that holds them. */
  readonly fractions: ReadonlyMap<object, ReadonlySet<string | number>>;
  /** Start and end offsets of the comments in the source, alternating. */
  readonly comments: number[];
  /** The comments by what they belong to, once they are asked for. */
  attached?: AttachedComments;
  /** Offset in the source of text that kubectl ignores. */
  readonly unread?: number;
  /** Offset in the source where a file that begins as JSON stops being JSON. Set on all documents after it or, if there are none, on the last one before. */
  readonly jsonEnd?: number;
  /** Offset in the source that the offsets of nodes are relative to. */
  readonly base: number;
  /** Parses the text again: most documents never need positions, and nodes use much memory. */
  readonly tree: NodeTree;
}

/** Ends a text with a line break, as kubectl does, and with NUL characters, which stop the scanner. */
export function yamlText(text: string): string {
  return `${text}${text.endsWith('\n') ? '' : '\n'}\0\0\0\0`;
}

export function yamlTree(source: SourceText, start: number, end: number): NodeTree {
  return new NodeTree(() => parseYaml(yamlText(source.text.slice(start, end))).root!);
}

/** The origin of a JSON text that `parseCommonJson` could read. It is parsed when its value is first asked for. */
export function commonJsonOrigin(source: SourceText): Origin {
  let parsed: { readonly value: unknown } | undefined;
  return {
    source,
    get value() {
      return (parsed ??= { value: JSON.parse(source.text) }).value;
    },
    repeated: [],
    fractions: new Map(),
    comments: [],
    base: 0,
    tree: jsonTree(source, 0),
  };
}

export function jsonTree(source: SourceText, start: number): NodeTree {
  return new NodeTree(() => parseJson(source.text, start).root);
}
