import { Holder, RepeatedKey } from './holder';
import { MAX_DEPTH, MAX_NODES, nameOf, shorten, tooDeep, tooMany, Unreadable } from './unreadable';
import { NodeKind, YamlNode } from './yaml/node';
import { MutableJsonObject, setOwn } from '../model/json-object';
import { ownValue } from '../model/own-value';

export interface ParsedJson {
  readonly root: YamlNode;
  readonly value: unknown;
  /** Offset after the value. */
  readonly end: number;
  readonly repeated: readonly RepeatedKey[];
  /** Whole numbers that are written with a fraction or an exponent (1.0, 1e3), by the list or map that holds them. */
  readonly fractions: ReadonlyMap<object, ReadonlySet<string | number>>;
}

/** Parses the JSON value at `start` or after blanks there, with the offsets of everything in it. */
export function parseJson(text: string, start: number): ParsedJson {
  const parser = new JsonParser(text, start);
  const root = parser.parse();
  return { root, value: parser.result, end: parser.pos, repeated: parser.repeated, fractions: parser.fractions };
}

const BLANKS = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };
const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
const LONE_SURROGATES = /[\ud800-\udfff]/gu;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

class JsonParser {
  public readonly repeated: RepeatedKey[] = [];
  public readonly fractions = new Map<object, Set<string | number>>();
  /** The value of the last parsed node. */
  public result: unknown;
  /** Whether it is a whole number that is written with a fraction or an exponent. */
  private isFraction = false;
  /** The map or list that is being read, and the key or index in it. */
  private holder?: Holder;
  private step: string | number = '';
  private nodes = 0;

  public constructor(
    private readonly text: string,
    public pos: number,
  ) {}

  public parse(): YamlNode {
    this.match(BLANKS);
    const { pos } = this;
    if (++this.nodes > MAX_NODES) {
      throw tooMany(pos);
    }
    switch (this.text[pos]) {
      case '{':
        return this.map(pos);
      case '[':
        return this.list(pos);
      case '"': {
        const value = this.string();
        this.result = value;
        return new YamlNode(NodeKind.Scalar, pos, this.pos, value);
      }
      default:
        return this.numberOrWord(pos);
    }
  }

  private map(pos: number): YamlNode {
    const node = new YamlNode(NodeKind.Mapping, pos, pos);
    const map: MutableJsonObject = {};
    const { holder, step } = this;
    const own = new Holder(holder, step);
    this.holder = own;
    for (let separator = this.open('}'); separator; separator = this.goOn(pos, '}')) {
      this.match(BLANKS);
      const keyPos = this.pos;
      if (this.text[keyPos] !== '"') {
        throw this.unexpected(pos, 'a key in double quotes');
      }
      const key = this.string();
      node.items.push(new YamlNode(NodeKind.Scalar, keyPos, this.pos, key));
      this.match(BLANKS);
      if (this.text[this.pos] !== ':') {
        throw this.unexpected(pos, "a ':' after the key");
      }
      this.pos++;
      this.step = key;
      if (Object.hasOwn(map, key)) {
        this.repeated.push({ holder: own, key, pos: keyPos });
      }
      node.items.push(this.parse());
      this.noteFraction(map, key);
      setOwn(map, key, this.result);
    }
    this.holder = holder;
    this.result = map;
    return node;
  }

  private list(pos: number): YamlNode {
    const node = new YamlNode(NodeKind.Sequence, pos, pos);
    const list: unknown[] = [];
    const { holder, step } = this;
    this.holder = new Holder(holder, step);
    for (let separator = this.open(']'); separator; separator = this.goOn(pos, ']')) {
      this.step = list.length;
      node.items.push(this.parse());
      this.noteFraction(list, list.length);
      list.push(this.result);
    }
    this.holder = holder;
    this.result = list;
    return node;
  }

  /** Skips the opening bracket; false if the closing one follows. */
  private open(close: string): boolean {
    // the outermost one is no step of a path
    if (this.holder!.depth >= MAX_DEPTH) {
      throw tooDeep(this.pos);
    }
    this.pos++;
    this.match(BLANKS);
    if (this.text[this.pos] !== close) {
      return true;
    }
    this.pos++;
    this.isFraction = false;
    return false;
  }

  private goOn(open: number, close: string): boolean {
    this.match(BLANKS);
    const character = this.text[this.pos];
    if (character !== ',' && character !== close) {
      throw this.unexpected(open, `',' or '${close}'`);
    }
    this.pos++;
    this.isFraction = false;
    return character === ',';
  }

  private string(): string {
    const { text } = this;
    const start = this.pos++;
    let isEscaped = false;
    for (let code = text.charCodeAt(this.pos); code !== QUOTE; code = text.charCodeAt(this.pos)) {
      if (code === BACKSLASH) {
        isEscaped = true;
        this.pos++;
        if (this.match(ESCAPE) === undefined) {
          throw new Unreadable(
            'a backslash in a string must be followed by one of " \\ / b f n r t, or by u and four hexadecimal digits',
            this.pos - 1,
          );
        }
      } else if (code >= SPACE) {
        this.pos++;
      } else {
        throw Number.isNaN(code)
          ? new Unreadable('the string that begins here is not closed', start)
          : new Unreadable(`${nameOf(text, this.pos)} is not allowed in a string: write it as an escape`, this.pos);
      }
    }
    this.pos++;
    if (!isEscaped) {
      return text.slice(start + 1, this.pos - 1);
    }
    // Go replaces each lone surrogate by U+FFFD
    return (JSON.parse(text.slice(start, this.pos)) as string).replace(LONE_SURROGATES, '\ufffd');
  }

  private numberOrWord(pos: number): YamlNode {
    const word = this.match(WORD);
    if (word !== undefined) {
      this.result = ownValue(WORDS, word);
      this.isFraction = false;
      return new YamlNode(NodeKind.Scalar, pos, this.pos, word);
    }
    NUMBER.lastIndex = pos;
    const match = NUMBER.exec(this.text);
    if (!match) {
      throw this.unexpected(pos, 'a value');
    }
    const [literal, decimals, exponent] = match;
    if ('.eE'.includes(this.text[pos + literal.length] ?? ' ')) {
      throw new Unreadable('a digit is missing in this number', pos);
    }
    const value = Number(literal);
    if (!Number.isFinite(value)) {
      throw new Unreadable(`the number ${shorten(literal)} is too big`, pos, true);
    }
    this.pos += literal.length;
    this.isFraction = (decimals !== undefined || exponent !== undefined) && Number.isInteger(value);
    const isExact = decimals !== undefined || exponent !== undefined || Number.isSafeInteger(value);
    this.result = isExact ? value : BigInt(literal);
    return new YamlNode(NodeKind.Scalar, pos, this.pos, literal);
  }

  private noteFraction(holder: object, key: string | number): void {
    const known = this.fractions.get(holder);
    if (!this.isFraction) {
      known?.delete(key);
    } else if (known) {
      known.add(key);
    } else {
      this.fractions.set(holder, new Set([key]));
    }
    this.isFraction = false;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.pos;
    const match = pattern.exec(this.text);
    if (!match) {
      return undefined;
    }
    this.pos = pattern.lastIndex;
    return match[0];
  }

  private unexpected(open: number, wanted: string): Unreadable {
    return this.pos >= this.text.length
      ? new Unreadable(`the text ends before this value is complete: ${wanted} is missing`, open)
      : new Unreadable(`${wanted} is expected here, not ${nameOf(this.text, this.pos)}`, this.pos);
  }
}
