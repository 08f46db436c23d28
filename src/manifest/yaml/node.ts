// Mirrors node in decode.go of go.yaml.in/yaml/v2.

export const enum NodeKind {
  Scalar,
  Sequence,
  Mapping,
  Alias,
}

const NO_ITEMS: YamlNode[] = [];

/** A value as it is written, before YAML resolves it to a number, a boolean or null. */
export class YamlNode {
  /** The items of a list, or the keys and values of a mapping, alternating. */
  public readonly items: YamlNode[];
  /** The full tag, such as `tag:yaml.org,2002:str`; empty if there is none. */
  public tag = '';
  /** Offset of the '-' of a list item. */
  public dash?: number;
  /** The value of an alias. */
  public target?: YamlNode;

  public constructor(
    public readonly kind: NodeKind,
    /** Offset in the text that was parsed. */
    public readonly pos: number,
    /** Offset after the last character of a scalar. */
    public readonly end: number,
    /** The text of a scalar, the name of an alias. */
    public readonly text = '',
    /** Neither quoted nor a block: the text determines the type. */
    public readonly plain = false,
  ) {
    this.items = kind === NodeKind.Sequence || kind === NodeKind.Mapping ? [] : NO_ITEMS;
  }
}
