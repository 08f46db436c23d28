import { parseJson } from './json-parser';
import { SourceText } from './source-text';
import { YamlNode } from './yaml/node';
import { parseYaml } from './yaml/parser';
import { RepeatedKey } from './yaml/value';

/** The way to a value: names of keys and indexes of list items. */
export type ManifestPath = readonly (string | number)[];

/** What a document is, and what its place in the text can be told from. */
export interface Origin {
  readonly source: SourceText;
  readonly value: unknown;
  readonly repeated: readonly RepeatedKey[];
  /** Whole numbers that are written with a fraction or an exponent, by the list or map that holds them. */
  readonly fractions: ReadonlyMap<object, ReadonlySet<string | number>>;
  /** Start and end in the source of every comment, in turn. */
  readonly comments: number[];
  /** Offset in the source of text that kubectl does not look at. */
  readonly unread?: number;
  /** Offset in the source where a file that begins as JSON stops being that: of all documents behind it or, if there is none, of the last. */
  readonly jsonEnd?: number;
  /** Offset in the source of what the nodes count from. */
  readonly base: number;
  /** The text is parsed again for it: most documents are never asked where something stands, and nodes take much room. */
  root(): YamlNode;
}

/** What every text that is parsed as YAML ends in: a line break, as for kubectl, and zeros that stop the scanner. */
export function yamlText(text: string): string {
  return `${text}${text.endsWith('\n') ? '' : '\n'}\0\0\0\0`;
}

export function yamlRoot(source: SourceText, start: number, end: number): () => YamlNode {
  let root: YamlNode | undefined;
  return () => (root ??= parseYaml(yamlText(source.text.slice(start, end))).root!);
}

export function jsonRoot(source: SourceText, start: number): () => YamlNode {
  let root: YamlNode | undefined;
  return () => (root ??= parseJson(source.text, start).root);
}
