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
  /** Text of a scalar, name of an anchor or alias, a tag in full. */
  public value = '';
  public plain = false;
  /** A ':' may still turn this token into a key of a mapping, if it comes on the same line and soon. */
  public mayBeKey = false;
  public mustBeKey = false;
  /** The parser is not given this token before it is known whether it is a key. */
  public isHeld = false;
  public lineStart = 0;
  /** Its number in the stream of tokens. */
  public number = 0;

  public constructor(
    public readonly kind: TokenKind,
    public readonly pos: number,
    public end: number,
  ) {}
}
