import { overlaps, union } from './bit-set';
import type { Decoded, DecodedDaemonSet } from './decode';
import { DAEMON_SET, FieldPlan, TypePlan } from './decode-plan';
import { isSimpleQuantity, isTime } from './scalars';
import { Context } from '../findings/context';
import { MutableJsonObject } from '../model/json-object';

/** A text that may be JSON. */
export interface JsonText {
  readonly text: string;
  /** The text in UTF-8. */
  readonly bytes: Uint8Array;
}

/**
 * What `decode` makes of a DaemonSet, straight from its JSON: no value is made of the text in between, which takes most of the time.
 * It knows the usual text only. Undefined if there is anything of which `decode` says something, and some that is rare: then the text has
 * to be read as any other one. What it returns, `decode` returns for the same text.
 */
export function decodeJson(json: JsonText, ctx: Context): Decoded | undefined {
  // bytes and characters have the same offsets
  if (json.bytes.length !== json.text.length) return undefined;
  try {
    return new JsonDecoder(json, ctx).decode();
  } catch (error) {
    if (error === UNUSUAL) return undefined;
    throw error;
  }
}

/** Thrown within this file. */
const UNUSUAL = new Error('is no usual text of a DaemonSet');

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const LETTER_F = 0x66;
const LETTER_N = 0x6e;
const LETTER_T = 0x74;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

const INT32 = 2 ** 31;
/** More digits than these may be more than a double holds. */
const EXACT_DIGITS = 15;
const EXACT = 10 ** EXACT_DIGITS;
/** Go replaces half a surrogate pair. */
const SURROGATE = /\\u[dD]/;

class JsonDecoder {
  private readonly text: string;
  private readonly bytes: Uint8Array;
  private pos = 0;
  private versioned = false;

  public constructor(
    { text, bytes }: JsonText,
    private readonly ctx: Context,
  ) {
    this.text = text;
    this.bytes = bytes;
  }

  public decode(): Decoded {
    this.skipBlanks();
    const read = this.struct(DAEMON_SET);
    this.skipBlanks();
    if (this.pos !== this.bytes.length || read.kind !== 'DaemonSet' || read.apiVersion !== 'apps/v1') throw UNUSUAL;
    return { daemonSet: read as unknown as DecodedDaemonSet, versioned: this.versioned };
  }

  private struct(plan: TypePlan): MutableJsonObject {
    const read = plan.empty();
    // which fields were read, the first 31 and the others
    let low = 0;
    let high = 0;
    for (let more = this.open(OPEN_MAP, CLOSE_MAP); more; more = this.goOn(CLOSE_MAP)) {
      const start = this.pos + 1;
      const end = this.endOfKey();
      const field = plan.keys.find(this.text, this.bytes, start, end);
      if (field === undefined || (field.versioned && !this.keeps(field))) throw UNUSUAL;
      if (overlaps(low, field.lowBit) || overlaps(high, field.highBit)) throw UNUSUAL;
      low = union(low, field.lowBit);
      high = union(high, field.highBit);
      if (this.afterColon(end) === LETTER_N) {
        this.word('null');
      } else {
        read[field.name] =
          field.shape === undefined ? this.one(field) : field.shape === 'list' ? this.list(field) : this.map(field);
      }
    }
    return plan.fill(read);
  }

  private keeps({ since, until, keptSince }: FieldPlan): boolean {
    this.versioned = true;
    return this.ctx.atLeast(since) && !this.ctx.atLeast(until + 1) && this.ctx.atLeast(keptSince);
  }

  private list(field: FieldPlan): unknown[] {
    const read: unknown[] = [];
    for (let more = this.open(OPEN_LIST, CLOSE_LIST); more; more = this.goOn(CLOSE_LIST)) read.push(this.one(field));
    return read;
  }

  private map(field: FieldPlan): MutableJsonObject {
    const read: MutableJsonObject = {};
    for (let more = this.open(OPEN_MAP, CLOSE_MAP); more; more = this.goOn(CLOSE_MAP)) {
      const start = this.pos + 1;
      const end = this.endOfKey();
      const key = this.text.slice(start, end);
      if (Object.hasOwn(read, key) || key === '__proto__') throw UNUSUAL;
      this.afterColon(end);
      read[key] = this.one(field);
    }
    return read;
  }

  private one(field: FieldPlan): unknown {
    if (field.type !== undefined) return this.struct(field.type);
    const first = this.bytes[this.pos];
    switch (field.scalar) {
      case 'string':
        return this.string();
      case 'boolean':
        if (first === LETTER_T) return this.word('true');
        return first === LETTER_F ? !this.word('false') : stop();
      case 'int32':
        return this.integer(INT32);
      case 'int64':
        return this.integer(EXACT);
      case 'intOrString':
        return first === QUOTE ? this.string() : this.integer(INT32);
      case 'quantity':
        return first === QUOTE ? this.checked(isSimpleQuantity) : this.integer(EXACT);
      case 'time':
        return this.checked(isTime);
      default:
        return stop();
    }
  }

  private checked(isRight: (text: string) => boolean): string {
    const text = this.string();
    return isRight(text) ? text : stop();
  }

  private word(word: string): true {
    if (!this.text.startsWith(word, this.pos)) throw UNUSUAL;
    this.pos += word.length;
    return true;
  }

  private integer(limit: number): number {
    const start = this.pos;
    let number = 0;
    let code = this.bytes[start];
    while (code >= ZERO && code <= NINE) {
      number = number * 10 + code - ZERO;
      code = this.bytes[++this.pos];
    }
    const digits = this.pos - start;
    if (digits === 0 || digits > EXACT_DIGITS || number >= limit || (digits > 1 && this.bytes[start] === ZERO)) {
      throw UNUSUAL;
    }
    return number;
  }

  private string(): string {
    const start = this.pos;
    let end = this.bytes[start] === QUOTE ? this.endOfRun(start) : stop();
    const isEscaped = this.bytes[end] === BACKSLASH;
    while (this.bytes[end] === BACKSLASH) end = this.endOfRun(end + 1);
    this.pos = end + 1;
    return isEscaped ? unescaped(this.text.slice(start, end + 1)) : this.text.slice(start + 1, end);
  }

  /** The offset of the quotation mark or backslash behind the character at `start`. */
  private endOfRun(start: number): number {
    const { bytes } = this;
    let pos = start + 1;
    let code = bytes[pos];
    while (code !== QUOTE && code !== BACKSLASH) {
      // and undefined at the end
      if (!(code >= SPACE)) throw UNUSUAL;
      code = bytes[++pos];
    }
    return pos;
  }

  private endOfKey(): number {
    const end = this.bytes[this.pos] === QUOTE ? this.endOfRun(this.pos) : stop();
    return this.bytes[end] === QUOTE ? end : stop();
  }

  /** Goes from the end of a key to its value, and returns its first byte. */
  private afterColon(end: number): number {
    this.pos = end + 1;
    if (this.skipBlanks() !== COLON) throw UNUSUAL;
    this.pos++;
    return this.skipBlanks();
  }

  /** Goes to the first item; false if there is none. */
  private open(bracket: number, close: number): boolean {
    if (this.bytes[this.pos++] !== bracket) throw UNUSUAL;
    if (this.skipBlanks() !== close) return true;
    this.pos++;
    return false;
  }

  /** Goes to the next item; false if there is none. */
  private goOn(close: number): boolean {
    const code = this.skipBlanks();
    this.pos++;
    if (code === close) return false;
    if (code !== COMMA) throw UNUSUAL;
    this.skipBlanks();
    return true;
  }

  private skipBlanks(): number {
    let code = this.bytes[this.pos];
    while (code <= SPACE) {
      if (code !== SPACE && code !== LINE_FEED && code !== RETURN && code !== TAB) throw UNUSUAL;
      code = this.bytes[++this.pos];
    }
    return code;
  }
}

function unescaped(written: string): string {
  if (SURROGATE.test(written)) throw UNUSUAL;
  try {
    return JSON.parse(written) as string;
  } catch {
    throw UNUSUAL;
  }
}

function stop(): never {
  throw UNUSUAL;
}
