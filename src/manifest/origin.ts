import { ParsedJson, parseJson } from './json-parser';
import { SourceText } from './source-text';
import { YamlNode } from './yaml-node';
import { RepeatedKey } from './yaml-value';

/** The way to a value: names of keys and indexes of list items. */
export type ManifestPath = readonly (string | number)[];

/** How a document was read: its value, and what its place in the text can be told from. */
export interface Origin {
  readonly source: SourceText;
  /** Offset in the source of what the nodes count from. */
  readonly base: number;
  readonly value: unknown;
  readonly root: YamlNode;
  readonly repeated: readonly RepeatedKey[];
  /** Whole numbers that are written with a fraction or an exponent, by the list or map that holds them. */
  readonly fractions: ReadonlyMap<object, ReadonlySet<string | number>>;
  /** Start and end in the source of every comment, in turn. */
  readonly comments: number[];
  /** Offset in the source of text that kubectl does not look at. */
  readonly unread?: number;
}

export class YamlOrigin implements Origin {
  public readonly fractions: Origin['fractions'] = new Map();

  public constructor(
    public readonly source: SourceText,
    public readonly base: number,
    public readonly value: unknown,
    public readonly root: YamlNode,
    public readonly repeated: readonly RepeatedKey[],
    public readonly comments: number[],
    public readonly unread?: number,
  ) {}
}

export class JsonOrigin implements Origin {
  public readonly base = 0;
  public readonly comments: number[] = [];
  public readonly repeated: readonly RepeatedKey[];
  public readonly fractions: Origin['fractions'];
  private parsed?: ParsedJson;

  /** `parsed` is absent where the value says all, until somebody asks for a place. */
  public constructor(public readonly source: SourceText, public readonly value: unknown, parsed?: ParsedJson) {
    this.parsed = parsed;
    this.repeated = parsed?.repeated ?? [];
    this.fractions = parsed?.fractions ?? new Map();
  }

  public get root(): YamlNode {
    return (this.parsed ??= parseJson(this.source.text, 0)).root;
  }
}
