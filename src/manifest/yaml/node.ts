// Mirrors node in decode.go of go.yaml.in/yaml/v2.

export const enum NodeKind {
  Scalar,
  Sequence,
  Mapping,
  Alias,
}

const NO_ITEMS: YamlNode[] = [];

/** A value as it is written: where it begins, and what it is before YAML's rules make a number or a boolean of it. */
export class YamlNode {
  /** List items, or keys and values of a mapping in turn. */
  public readonly items: YamlNode[];
  /** The tag in full, such as `tag:yaml.org,2002:str`; empty where none is written. */
  public tag = '';
  /** Offset of the '-' of a list item. */
  public dash?: number;
  /** What an alias stands for. */
  public target?: YamlNode;

  public constructor(
    public readonly kind: NodeKind,
    /** Offset in the text that was parsed. */
    public readonly pos: number,
    /** Offset behind the last character of a scalar. */
    public readonly end: number,
    /** The text of a scalar, the name of an alias. */
    public readonly text = '',
    /** Neither quoted nor a block: the text decides about the type. */
    public readonly plain = false,
  ) {
    this.items = kind === NodeKind.Sequence || kind === NodeKind.Mapping ? [] : NO_ITEMS;
  }
}
