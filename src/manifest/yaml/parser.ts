// Mirrors yaml_parser_parse_node and the states around it in parserc.go, and parser.parse in decode.go, of go.yaml.in/yaml/v2.

import { MAX_DEPTH, MAX_NODES, shorten, tooDeep, tooMany, Unreadable } from '../unreadable';
import { NodeKind, YamlNode } from './node';
import { YamlScanner } from './scanner';
import { TokenKind, Token } from './token';

export interface ParsedYaml {
  /** Absent if the text has only blanks and comments. */
  readonly root?: YamlNode;
  /** Start and end offsets of the comments, alternating. */
  readonly comments: readonly number[];
  /** Offset of text that kubectl ignores, because the document is complete before it. */
  readonly unread?: number;
}

/** Parses the first document of a text that ends with four NUL characters. Like kubectl, it ignores the rest. */
export function parseYaml(text: string): ParsedYaml {
  const scanner = new YamlScanner(text);
  const root = new YamlParser(scanner).parseDocument();
  let rest = scanner.peek();
  if (rest.kind === TokenKind.DocumentEnd) {
    const behind = /\S/g;
    behind.lastIndex = rest.end;
    const match = behind.exec(text);
    return { root, comments: scanner.comments, unread: match && match[0] !== '\0' ? match.index : undefined };
  }
  return { root, comments: scanner.comments, unread: rest.kind === TokenKind.StreamEnd ? undefined : rest.pos };
}

class YamlParser {
  private readonly anchors = new Map<string, YamlNode>();
  private depth = 0;
  private nodes = 0;

  public constructor(private readonly scanner: YamlScanner) {}

  public parseDocument(): YamlNode | undefined {
    const first = this.scanner.peek();
    if (first.kind === TokenKind.StreamEnd) {
      return undefined;
    }
    if (first.kind === TokenKind.DocumentStart) {
      this.scanner.next();
      const { kind } = this.scanner.peek();
      if (
        kind === TokenKind.Directive ||
        kind === TokenKind.DocumentStart ||
        kind === TokenKind.DocumentEnd ||
        kind === TokenKind.StreamEnd
      ) {
        return nothing(first);
      }
    }
    return this.parseNode(true, false);
  }

  private parseNode(inBlock: boolean, mayBeIndentless: boolean): YamlNode {
    const { scanner } = this;
    let token = scanner.peek();
    const { pos } = token;
    if (++this.nodes > MAX_NODES) {
      throw tooMany(pos);
    }
    if (token.kind === TokenKind.Alias) {
      scanner.next();
      return this.alias(token);
    }
    let anchor: Token | undefined;
    let tag: Token | undefined;
    while ((token.kind === TokenKind.Anchor && !anchor) || (token.kind === TokenKind.Tag && !tag)) {
      if (token.kind === TokenKind.Anchor) {
        anchor = token;
      } else {
        tag = token;
      }
      scanner.next();
      token = scanner.peek();
    }
    const fullTag = tag && resolveTag(tag);
    const node = this.begin(token, pos, inBlock, mayBeIndentless, fullTag);
    if (!node && !anchor && !tag) {
      throw unexpected(token, inBlock);
    }
    const made = node ?? new YamlNode(NodeKind.Scalar, pos, (tag ?? anchor)!.end, '', !tag);
    made.tag = fullTag ?? '';
    if (anchor) {
      this.anchors.set(anchor.value, made);
    }
    if (made.kind !== NodeKind.Scalar) {
      this.fill(made, token);
    }
    return made;
  }

  private begin(
    token: Token,
    pos: number,
    inBlock: boolean,
    mayBeIndentless: boolean,
    tag?: string,
  ): YamlNode | undefined {
    switch (token.kind) {
      case TokenKind.Scalar:
        this.scanner.next();
        return new YamlNode(
          NodeKind.Scalar,
          pos,
          token.end,
          token.value,
          (token.plain && tag === undefined) || tag === '!',
        );
      case TokenKind.FlowSequence:
        return new YamlNode(NodeKind.Sequence, pos, pos);
      case TokenKind.FlowMapping:
        return new YamlNode(NodeKind.Mapping, pos, pos);
      case TokenKind.BlockSequence:
        return inBlock ? new YamlNode(NodeKind.Sequence, pos, pos) : undefined;
      case TokenKind.BlockMapping:
        return inBlock ? new YamlNode(NodeKind.Mapping, pos, pos) : undefined;
      case TokenKind.Entry:
        return mayBeIndentless ? new YamlNode(NodeKind.Sequence, pos, pos) : undefined;
      default:
        return undefined;
    }
  }

  private fill(node: YamlNode, token: Token): void {
    if (++this.depth > MAX_DEPTH) {
      throw tooDeep(token.pos);
    }
    if (token.kind === TokenKind.Entry) {
      this.indentlessSequence(node.items);
    } else {
      this.scanner.next();
      switch (token.kind) {
        case TokenKind.FlowSequence:
          this.flowSequence(node.items, token);
          break;
        case TokenKind.FlowMapping:
          this.flowMapping(node.items, token);
          break;
        case TokenKind.BlockSequence:
          this.blockSequence(node.items);
          break;
        default:
          this.blockMapping(node.items);
      }
    }
    this.depth--;
  }

  private alias(token: Token): YamlNode {
    const node = new YamlNode(NodeKind.Alias, token.pos, token.end, token.value);
    node.target = this.anchors.get(token.value);
    if (!node.target) {
      throw new Unreadable(`there is no anchor '&${shorten(token.value)}' before this alias`, token.pos);
    }
    return node;
  }

  /** The node that follows `token`, or null if one of the given tokens follows. */
  private nodeUnless(
    token: Token,
    inBlock: boolean,
    mayBeIndentless: boolean,
    a: TokenKind,
    b: TokenKind,
    c: TokenKind = b,
  ): YamlNode {
    const { kind } = this.scanner.peek();
    return kind === a || kind === b || kind === c ? nothing(token) : this.parseNode(inBlock, mayBeIndentless);
  }

  private blockSequence(items: YamlNode[]): void {
    const { scanner } = this;
    for (;;) {
      const token = scanner.next();
      if (token.kind === TokenKind.BlockEnd) {
        return;
      }
      if (token.kind !== TokenKind.Entry) {
        throw new Unreadable(
          "the next item of a list ('- ') or the end of the list is missing here: check the indentation",
          token.pos,
        );
      }
      const item = this.nodeUnless(token, true, false, TokenKind.Entry, TokenKind.BlockEnd);
      item.dash = token.pos;
      items.push(item);
    }
  }

  private indentlessSequence(items: YamlNode[]): void {
    const { scanner } = this;
    while (scanner.peek().kind === TokenKind.Entry) {
      const token = scanner.next();
      const { kind } = scanner.peek();
      const item =
        kind === TokenKind.Key
          ? nothing(token)
          : this.nodeUnless(token, true, false, TokenKind.Entry, TokenKind.Value, TokenKind.BlockEnd);
      item.dash = token.pos;
      items.push(item);
    }
  }

  private blockMapping(items: YamlNode[]): void {
    const { scanner } = this;
    for (;;) {
      const token = scanner.next();
      if (token.kind === TokenKind.BlockEnd) {
        return;
      }
      if (token.kind !== TokenKind.Key) {
        throw new Unreadable(
          'a key is missing here: check the indentation of this line and the lines before it',
          token.pos,
        );
      }
      items.push(this.nodeUnless(token, true, true, TokenKind.Key, TokenKind.Value, TokenKind.BlockEnd));
      const value = scanner.peek();
      if (value.kind === TokenKind.Value) {
        scanner.next();
        items.push(this.nodeUnless(value, true, true, TokenKind.Key, TokenKind.Value, TokenKind.BlockEnd));
      } else {
        items.push(nothing(value));
      }
    }
  }

  private flowSequence(items: YamlNode[], open: Token): void {
    const { scanner } = this;
    while (this.flowGoesOn(items, open, TokenKind.FlowSequenceEnd, ']')) {
      const token = scanner.peek();
      if (token.kind !== TokenKind.Key) {
        items.push(this.parseNode(false, false));
        continue;
      }
      // [key: value] is a list of one mapping with one key
      scanner.next();
      const pair = new YamlNode(NodeKind.Mapping, token.pos, token.pos);
      const { kind } = scanner.peek();
      if (kind === TokenKind.Value || kind === TokenKind.Comma || kind === TokenKind.FlowSequenceEnd) {
        // go-yaml loses one token here, so that '[? : a]' is an error; kept for parity
        pair.items.push(nothing(scanner.next()));
      } else {
        pair.items.push(this.parseNode(false, false));
      }
      pair.items.push(this.flowValue(TokenKind.FlowSequenceEnd));
      items.push(pair);
    }
  }

  private flowMapping(items: YamlNode[], open: Token): void {
    const { scanner } = this;
    while (this.flowGoesOn(items, open, TokenKind.FlowMappingEnd, '}')) {
      const token = scanner.peek();
      if (token.kind === TokenKind.Key) {
        scanner.next();
        items.push(this.nodeUnless(token, false, false, TokenKind.Value, TokenKind.Comma, TokenKind.FlowMappingEnd));
        items.push(this.flowValue(TokenKind.FlowMappingEnd));
      } else {
        items.push(this.parseNode(false, false), nothing(scanner.peek()));
      }
    }
  }

  /** Skips the comma before the next entry, or the closing bracket; false at the end of the collection. */
  private flowGoesOn(items: readonly YamlNode[], open: Token, close: TokenKind, bracket: string): boolean {
    const { scanner } = this;
    let token = scanner.peek();
    if (items.length > 0 && token.kind === TokenKind.Comma) {
      scanner.next();
      token = scanner.peek();
    } else if (items.length > 0 && token.kind !== close) {
      throw token.kind === TokenKind.StreamEnd
        ? new Unreadable(`this bracket is not closed with '${bracket}'`, open.pos)
        : new Unreadable(`a ',' or '${bracket}' is missing here`, token.pos);
    }
    if (token.kind === close) {
      scanner.next();
      return false;
    }
    return true;
  }

  private flowValue(close: TokenKind): YamlNode {
    const token = this.scanner.peek();
    if (token.kind !== TokenKind.Value) {
      return nothing(token);
    }
    this.scanner.next();
    return this.nodeUnless(token, false, false, TokenKind.Comma, close);
  }
}

function resolveTag({ value, pos }: Token): string {
  const [, verbatim, handle, suffix] = /^!(?:<(.*)>|([\w-]*)!(.*)|.*)$/.exec(value)!;
  if (handle) {
    throw new Unreadable(`the tag '${shorten(value)}' uses the undefined shorthand '!${shorten(handle)}!'`, pos);
  }
  const tag = verbatim ?? (suffix === undefined ? value : `tag:yaml.org,2002:${suffix}`);
  try {
    return decodeURIComponent(tag);
  } catch {
    throw new Unreadable(`the tag '${shorten(value)}' has escapes that are not UTF-8`, pos);
  }
}

/** The null of an empty key, value or item. */
function nothing(token: Token): YamlNode {
  return new YamlNode(NodeKind.Scalar, token.end, token.end, '', true);
}

function unexpected(token: Token, inBlock: boolean): Unreadable {
  if (token.kind === TokenKind.Directive) {
    return new Unreadable(
      "kubectl cannot read a '%' directive, because it splits the file at the '---' after it: remove the directive",
      token.pos,
    );
  }
  if (token.kind === TokenKind.StreamEnd) {
    return new Unreadable('the text ends where a value is expected', token.pos);
  }
  if (inBlock && token.kind === TokenKind.DocumentEnd) {
    return new Unreadable("kubectl refuses a document that begins with '...': remove the line", token.pos);
  }
  return new Unreadable(
    inBlock
      ? 'a value is expected here: check the indentation'
      : 'a value is expected here: check the brackets and commas',
    token.pos,
  );
}
