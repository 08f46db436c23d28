import { StringDecoder } from 'string_decoder';
import { isJsonObject, JsonObject } from '../../model/json-object';
import { listOf } from '../../model/untyped';

/** The text is no JSON, or ends in the middle. */
export class HalfAnswer extends Error {}

/*
 * kubectl prints a list with four spaces a level, so that each item begins and ends with a line of its own. A JSON text has no line breaks
 * inside of strings. Items are read one by one: the list of a large cluster is longer than a string may be.
 */
const ITEMS = '    "items": [';
const BEGIN = '        {';
const END = /^ {8}\},?$/;

/**
 * Reads the items of a list, as `kubectl get -o json` prints it or with each item on a line, while the text comes. Also takes any other
 * JSON, or one object.
 */
export class ListReader {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';
  private lines: string[] = [];
  private state: 'before' | 'items' | 'item' | 'after' = 'before';
  private last = '';

  public constructor(private readonly take: (item: JsonObject) => void) {}

  public push(chunk: Buffer): void {
    const lines = (this.rest + this.decoder.write(chunk)).split('\n');
    this.rest = lines.pop()!;
    for (const line of lines) this.line(line);
  }

  public end(): void {
    const rest = this.rest + this.decoder.end();
    if (rest !== '') this.line(rest);
    if (this.state === 'before') {
      const all = parsed(this.lines.join('\n'));
      const isList = Array.isArray(all.items);
      for (const item of isList ? listOf(all.items) : [all]) {
        if (isJsonObject(item)) this.take(item);
      }
    } else if (this.state !== 'after' || this.last !== '}') {
      throw new HalfAnswer('the text ends in the middle');
    }
  }

  /** The text of an item, with the comma behind it if another one follows. */
  private item(text: string): void {
    const hasNext = text.endsWith(',');
    this.take(parsed(hasNext ? text.slice(0, -1) : text));
    this.state = hasNext ? 'items' : 'after';
  }

  private line(line: string): void {
    if (line !== '') this.last = line;
    switch (this.state) {
      case 'before':
        if (line === ITEMS) this.state = 'items';
        else this.lines.push(line);
        return;
      case 'items':
        if (line === BEGIN) {
          this.lines = ['{'];
          this.state = 'item';
        } else if (line.startsWith(BEGIN)) {
          this.item(line);
        } else {
          this.state = 'after';
        }
        return;
      case 'item':
        if (!END.test(line)) {
          this.lines.push(line);
          return;
        }
        this.item([...this.lines, line].join('\n'));
        return;
      default:
    }
  }
}

function parsed(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch {
    // the same as another value
  }
  throw new HalfAnswer('the text is not JSON, or ends in the middle');
}
