// Mirrors yaml_token_t and yaml_simple_key_t in yamlh.go of go.yaml.in/yaml/v2.

export const enum TokenKind {
  StreamEnd,
  Directive,
  DocumentStart,
  DocumentEnd,
  BlockSequence,
  BlockMapping,
  BlockEnd,
  FlowSequence,
  FlowSequenceEnd,
  FlowMapping,
  FlowMappingEnd,
  Entry,
  Comma,
  Key,
  Value,
  Alias,
  Anchor,
  Tag,
  Scalar,
}

export class Token {
  /** The text of a scalar, the name of an anchor or alias, or the tag. */
  public value = '';
  public plain = false;
  /** A ':' on the same line can still make this token a key of a mapping. */
  public mayBeKey = false;
  public mustBeKey = false;
  /** The scanner does not return this token until it is known whether it is a key. */
  public isHeld = false;
  public lineStart = 0;
  /** Its index in the stream of tokens. */
  public number = 0;

  public constructor(
    public readonly kind: TokenKind,
    public readonly pos: number,
    public end: number,
  ) {}
}
