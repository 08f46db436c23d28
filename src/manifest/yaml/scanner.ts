// Mirrors yaml_parser_fetch_next_token and what it calls, in scannerc.go of go.yaml.in/yaml/v2.

import { BREAK, COLON, DASH, GAP, HASH, INDICATOR, NAME, PERCENT, QUESTION, SPACE, TAB } from './characters';
import { Cursor } from './cursor';
import { nameOf, shorten, Unreadable } from '../unreadable';
import { scanBlock, scanPlain, scanQuoted } from './scalars';
import { TokenKind, Token } from './token';

/** A tag: verbatim in angle brackets, with a shorthand between two '!', or local. */
const TAG =
  /!(?:<[\w;/?:@&=+$,.!~*'()[\]%-]+>|[\w-]*![\w;/?:@&=+$,.!~*'()[\]%-]+|(?![\w-]*!)[\w;/?:@&=+$,.!~*'()[\]%-]+)?/y;

/** The largest distance from the start of a key without '?' to its ':'. */
const KEY_LENGTH = 1024;

const FLOW_STARTS: Readonly<Record<string, TokenKind>> = { '[': TokenKind.FlowSequence, '{': TokenKind.FlowMapping };
const FLOW_ENDS: Readonly<Record<string, TokenKind>> = {
  ']': TokenKind.FlowSequenceEnd,
  '}': TokenKind.FlowMappingEnd,
};

/**
 * Splits a YAML text into tokens, by the rules of the YAML 1.1 parser in kubectl and kube-apiserver. It accepts what that parser accepts,
 * even if the YAML specification says otherwise.
 */
export class YamlScanner {
  /** Start and end offsets of the comments so far, alternating. */
  public readonly comments: number[] = [];

  private readonly cursor: Cursor;
  private readonly queue: Token[] = [];
  private head = 0;
  private taken = 0;
  private indent = -1;
  private readonly indents: number[] = [];
  private flowLevel = 0;
  /** The token that may turn out to be a key, for the block context and for each open bracket. */
  private readonly candidates: (Token | undefined)[] = [undefined];
  private readonly brackets: Token[] = [];
  private keyAllowed = true;

  /** `text` must end with four NUL characters. */
  public constructor(text: string) {
    this.cursor = new Cursor(text);
  }

  public peek(): Token {
    for (;;) {
      if (this.head < this.queue.length) {
        const token = this.queue[this.head];
        if (!token.isHeld || !token.mayBeKey || !this.stillCandidate(token)) {
          return token;
        }
      }
      this.scanNext();
    }
  }

  public next(): Token {
    const token = this.peek();
    this.head++;
    this.taken++;
    if (this.head === this.queue.length) {
      this.queue.length = 0;
      this.head = 0;
    }
    return token;
  }

  private scanNext(): void {
    const { cursor } = this;
    this.passToToken();
    const { pos, column } = cursor;
    this.closeBlocks(column);
    const code = cursor.at();
    if (code === 0) {
      this.endContent();
      return this.push(TokenKind.StreamEnd, 0);
    }
    if (column === 0) {
      if (code === PERCENT) {
        return this.scanDirective();
      }
      if (cursor.atDocumentMark()) {
        this.endContent();
        return this.push(code === DASH ? TokenKind.DocumentStart : TokenKind.DocumentEnd, 3);
      }
    }
    if (INDICATOR[code] === 0) {
      return this.scanScalar();
    }
    const character = cursor.text[pos];
    switch (character) {
      case '[':
      case '{':
        return this.openFlow(FLOW_STARTS[character]);
      case ']':
      case '}':
        return this.closeFlow(FLOW_ENDS[character]);
      case ',':
        this.dropCandidate();
        this.keyAllowed = true;
        return this.push(TokenKind.Comma, 1);
      case '*':
      case '&':
        return this.scanAnchor(character === '*' ? TokenKind.Alias : TokenKind.Anchor);
      case '!':
        return this.scanTag();
      case "'":
      case '"':
        return this.scanScalar();
    }
    const alone = cursor.is(GAP, 1);
    if (code === DASH && alone) {
      return this.scanEntry();
    }
    if (code === QUESTION && (alone || this.flowLevel > 0)) {
      return this.scanKey();
    }
    if (code === COLON && (alone || this.flowLevel > 0)) {
      return this.scanValue();
    }
    if (code === DASH || (this.flowLevel === 0 && '?:|>'.includes(character))) {
      return this.scanScalar();
    }
    throw new Unreadable(`no value can begin with ${nameOf(cursor.text, pos)}: put it in quotes`, pos);
  }

  private passToToken(): void {
    const { cursor } = this;
    for (;;) {
      let code = cursor.at();
      while (code === SPACE || (code === TAB && (this.flowLevel > 0 || !this.keyAllowed))) {
        cursor.pos++;
        code = cursor.at();
      }
      if (code === HASH) {
        const start = cursor.pos;
        cursor.passLine();
        this.comments.push(start, cursor.pos);
      } else if (code === TAB) {
        throw new Unreadable('a tab cannot indent a line: use spaces', cursor.pos);
      }
      if (!cursor.is(BREAK)) {
        return;
      }
      cursor.passBreak();
      if (this.flowLevel === 0) {
        this.keyAllowed = true;
      }
    }
  }

  // ---- the queue

  private push(kind: TokenKind, length: number): void {
    const { cursor } = this;
    this.queue.push(new Token(kind, cursor.pos, (cursor.pos += length)));
  }

  private insert(token: Token, number: number): void {
    const index = number - this.taken;
    this.queue.splice(index < 0 ? this.queue.length : this.head + index, 0, token);
  }

  // ---- keys that are recognized at their ':'

  /** Begins a token that may be a key; the caller reads it and adds it to the queue. */
  private begin(kind: TokenKind): Token {
    const { cursor } = this;
    const token = new Token(kind, cursor.pos, cursor.pos);
    if (this.keyAllowed) {
      this.dropCandidate();
      token.mayBeKey = true;
      token.isHeld = true;
      token.mustBeKey = this.flowLevel === 0 && this.indent === cursor.column;
      token.lineStart = cursor.lineStart;
      token.number = this.taken + this.queue.length - this.head;
      this.candidates[this.flowLevel] = token;
    }
    return token;
  }

  private dropCandidate(): void {
    const token = this.candidates[this.flowLevel];
    if (token?.mayBeKey) {
      this.refuseLostKey(token);
      token.mayBeKey = false;
    }
  }

  private stillCandidate(token: Token): boolean {
    const { cursor } = this;
    if (token.lineStart === cursor.lineStart && cursor.pos - token.pos <= KEY_LENGTH) {
      return true;
    }
    this.refuseLostKey(token);
    token.mayBeKey = false;
    return false;
  }

  private refuseLostKey(token: Token): void {
    if (token.mustBeKey) {
      throw new Unreadable("a ':' and a value are missing after this key", token.pos);
    }
  }

  // ---- indentation

  private openBlock(kind: TokenKind, column: number, pos: number, number?: number): void {
    if (this.flowLevel > 0 || this.indent >= column) {
      return;
    }
    this.indents.push(this.indent);
    this.indent = column;
    const token = new Token(kind, pos, pos);
    if (number === undefined) {
      this.queue.push(token);
    } else {
      this.insert(token, number);
    }
  }

  private closeBlocks(column: number): void {
    if (this.flowLevel > 0) {
      return;
    }
    while (this.indent > column) {
      this.push(TokenKind.BlockEnd, 0);
      this.indent = this.indents.pop()!;
    }
  }

  // ---- one method for each kind of token

  private endContent(): void {
    this.closeBlocks(-1);
    this.dropCandidate();
    this.keyAllowed = false;
  }

  /** A directive cannot be read: its document must begin with `---`, where kubectl has already split the text. */
  private scanDirective(): void {
    const { cursor } = this;
    const directive =
      /%(?:YAML[ \t]+\d{1,2}\.\d{1,2}|TAG[ \t]+![\w-]*!?[ \t]+[\w;/?:@&=+$,.!~*'()[\]%-]+)(?=[\s\u0085\0])/y;
    directive.lastIndex = cursor.pos;
    const match = directive.exec(cursor.text);
    if (!match) {
      throw new Unreadable("a value cannot begin with '%': put it in quotes", cursor.pos);
    }
    this.endContent();
    this.push(TokenKind.Directive, match[0].length);
  }

  private openFlow(kind: TokenKind): void {
    const token = this.begin(kind);
    token.end = ++this.cursor.pos;
    this.queue.push(token);
    this.brackets.push(token);
    this.flowLevel++;
    this.candidates.push(undefined);
    this.keyAllowed = true;
  }

  private closeFlow(kind: TokenKind): void {
    this.dropCandidate();
    if (this.flowLevel > 0) {
      this.flowLevel--;
      const bracket = this.brackets.pop()!;
      if (this.candidates.pop() === undefined) {
        // go-yaml accepts '[] x' as a complete document with unread text after it; kept for parity
        bracket.isHeld = false;
      }
    }
    this.keyAllowed = false;
    this.push(kind, 1);
  }

  private scanEntry(): void {
    const { cursor } = this;
    if (this.flowLevel === 0) {
      if (!this.keyAllowed) {
        throw new Unreadable("a list item cannot begin here: put its '-' on its own line", cursor.pos);
      }
      this.openBlock(TokenKind.BlockSequence, cursor.column, cursor.pos);
    }
    this.dropCandidate();
    this.keyAllowed = true;
    this.push(TokenKind.Entry, 1);
  }

  private scanKey(): void {
    const { cursor } = this;
    if (this.flowLevel === 0) {
      if (!this.keyAllowed) {
        throw new Unreadable("a '?' key cannot begin here", cursor.pos);
      }
      this.openBlock(TokenKind.BlockMapping, cursor.column, cursor.pos);
    }
    this.dropCandidate();
    this.keyAllowed = this.flowLevel === 0;
    this.push(TokenKind.Key, 1);
  }

  private scanValue(): void {
    const { cursor } = this;
    const key = this.candidates[this.flowLevel];
    if (key?.mayBeKey && this.stillCandidate(key)) {
      this.insert(new Token(TokenKind.Key, key.pos, key.pos), key.number);
      this.openBlock(TokenKind.BlockMapping, key.pos - key.lineStart, key.pos, key.number);
      key.mayBeKey = false;
      this.keyAllowed = false;
    } else {
      if (this.flowLevel === 0) {
        if (!this.keyAllowed) {
          throw new Unreadable(
            "this value cannot contain a second ':': quote the value, or put the key on its own line",
            cursor.pos,
          );
        }
        this.openBlock(TokenKind.BlockMapping, cursor.column, cursor.pos);
      }
      this.keyAllowed = this.flowLevel === 0;
    }
    this.push(TokenKind.Value, 1);
  }

  private scanAnchor(kind: TokenKind): void {
    const { cursor } = this;
    const token = this.begin(kind);
    this.keyAllowed = false;
    cursor.pos++;
    const start = cursor.pos;
    while (cursor.is(NAME)) {
      cursor.pos++;
    }
    if (cursor.pos === start || (!cursor.is(GAP) && !'?:,]}%@`'.includes(cursor.text[cursor.pos]))) {
      throw new Unreadable(
        `the name after '${cursor.text[token.pos]}' can contain only letters, digits, '-' and '_', not ${nameOf(cursor.text, cursor.pos)}: quote the text if it is not a name`,
        token.pos,
      );
    }
    token.value = cursor.text.slice(start, cursor.pos);
    token.end = cursor.pos;
    this.queue.push(token);
  }

  private scanTag(): void {
    const { cursor } = this;
    const token = this.begin(TokenKind.Tag);
    this.keyAllowed = false;
    TAG.lastIndex = token.pos;
    token.value = TAG.exec(cursor.text)![0];
    cursor.pos += token.value.length;
    if (!cursor.is(GAP)) {
      throw new Unreadable(
        `the tag '${shorten(token.value)}' must be followed by a space, not by ${nameOf(cursor.text, cursor.pos)}: quote the text if it is not a tag`,
        token.pos,
      );
    }
    if (/%(?![0-9a-fA-F]{2})/.test(token.value)) {
      throw new Unreadable(
        `a '%' in the tag '${shorten(token.value)}' must be followed by two hexadecimal digits`,
        token.pos,
      );
    }
    token.end = cursor.pos;
    this.queue.push(token);
  }

  private scanScalar(): void {
    const { cursor } = this;
    const character = cursor.text[cursor.pos];
    if (this.flowLevel === 0 && (character === '|' || character === '>')) {
      this.dropCandidate();
      this.keyAllowed = true;
      const token = new Token(TokenKind.Scalar, cursor.pos, cursor.pos);
      token.value = scanBlock(cursor, this.indent, (start, end) => this.comments.push(start, end));
      token.end = cursor.pos;
      this.queue.push(token);
      return;
    }
    const token = this.begin(TokenKind.Scalar);
    this.keyAllowed = false;
    if (character === '"' || character === "'") {
      token.value = scanQuoted(cursor);
      token.end = cursor.pos;
    } else {
      const { value, brokeLine, end } = scanPlain(cursor, this.indent + 1, this.flowLevel > 0);
      token.value = value;
      token.plain = true;
      token.end = end;
      this.keyAllowed = brokeLine;
    }
    this.queue.push(token);
  }
}
