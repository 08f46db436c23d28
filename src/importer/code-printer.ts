import { commentLines, isBareKey, quotedLiteral } from './literals';
import {
  Expression,
  Comments,
  Property,
  ObjectLiteral,
  Element,
  ArrayLiteral,
  ConstructReference,
} from './syntax-tree';

/** Longer lines are broken if possible. */
const WIDTH = 120;
const INDENT = '  ';

/** Prints expressions in the style of this project. */
export class Printer {
  /**
   * @param constants names of constants by the key of their value
   * @param constructs names of constructs by the key of their object
   */
  public constructor(
    private readonly constants: ReadonlyMap<string, string>,
    private readonly constructs: ReadonlyMap<string, string>,
  ) {}

  /**
   * @param indent what the line begins with
   * @param used the length of the line before the code, and at least after it
   */
  public print(code: Expression, indent: string, used: number): string {
    const flat = this.flat(code);
    if (flat !== undefined && indent.length + used + flat.length <= WIDTH) {
      return flat;
    }
    switch (code.kind) {
      case 'text':
        return code.text;
      case 'reference':
        return this.reference(code);
      case 'shared':
        return this.constants.get(code.key) ?? this.print(code.code, indent, used);
      case 'list':
        return this.block('[', code, ']', indent, (item, inner) => this.print(item.code, inner, 1));
      case 'fields': {
        const isQuoted = needsQuotes(code);
        return this.block('{', code, '}', indent, (item, inner) => this.field(item as Property, isQuoted, inner));
      }
      case 'call':
        return this.call(code.callee, code.args, indent, used);
    }
  }

  /** Lines of comments, each with the indent and a line end. */
  public comments(texts: readonly string[], indent: string): string {
    return texts
      .flatMap(commentLines)
      .map((line) => `${indent}${line}\n`)
      .join('');
  }

  private reference({ object, member }: ConstructReference): string {
    const name = this.constructs.get(object)!;
    return member ? `${name}.${member}` : name;
  }

  private call(callee: string, args: readonly Expression[], indent: string, used: number): string {
    const last = args[args.length - 1];
    const before = args.slice(0, -1).map((arg) => this.flat(arg));
    // the last argument can have several lines if the others have one
    if (last && last.kind !== 'call' && before.every((arg) => arg !== undefined)) {
      const head = `${callee}(${before.map((arg) => `${arg}, `).join('')}`;
      if (indent.length + used + head.length < WIDTH) {
        return `${head}${this.print(last, indent, used + head.length + 1)})`;
      }
    }
    const inner = indent + INDENT;
    return `${callee}(\n${args.map((arg) => `${inner}${this.print(arg, inner, 1)},\n`).join('')}${indent})`;
  }

  private field({ key, code }: Property, isQuoted: boolean, indent: string): string {
    const name = keyLiteral(key, isQuoted);
    const value = this.print(code, indent, name.length + 3);
    return isShorthand(code, key, value) ? key : `${name}: ${value}`;
  }

  private block(
    open: string,
    { items }: ArrayLiteral | ObjectLiteral,
    close: string,
    indent: string,
    print: (item: Element, indent: string) => string,
  ): string {
    const inner = indent + INDENT;
    const lines = items.map((item) => this.around(item.comments, `${inner}${print(item, inner)},`, inner));
    return `${open}\n${lines.join('')}${indent}${close}`;
  }

  private around(comments: Comments | undefined, line: string, indent: string): string {
    if (!comments) {
      return `${line}\n`;
    }
    const { before, behind, after } = comments;
    // after a template literal or a block, a comment would be at its end
    const isOneLine = !line.includes('\n');
    const above = isOneLine ? before : [...before, ...behind];
    const tail = isOneLine && behind.length > 0 ? ` ${commentLines(behind.join(' ')).join(' ')}` : '';
    return `${this.comments(above, indent)}${line}${tail}\n${this.comments(after, indent)}`;
  }

  /** The code on one line; undefined if that is impossible or hard to read. */
  private flat(code: Expression): string | undefined {
    switch (code.kind) {
      case 'text':
        return code.text.includes('\n') ? undefined : code.text;
      case 'reference':
        return this.reference(code);
      case 'shared':
        return this.constants.get(code.key) ?? this.flat(code.code);
      case 'call': {
        const args = code.args.map((arg) => this.flat(arg));
        return args.includes(undefined) ? undefined : `${code.callee}(${args.join(', ')})`;
      }
      default: {
        if (code.items.length === 0) {
          return code.kind === 'list' ? '[]' : '{}';
        }
        if (
          code.items.some(({ comments }) => comments) ||
          depth(code) > 3 ||
          (code.kind === 'fields' && code.items.length > 5)
        ) {
          return undefined;
        }
        const isQuoted = code.kind === 'fields' && needsQuotes(code);
        const parts = code.items.map((item) => {
          const value = this.flat(item.code);
          if (value === undefined || code.kind === 'list') {
            return value;
          }
          const { key } = item as Property;
          return isShorthand(item.code, key, value) ? key : `${keyLiteral(key, isQuoted)}: ${value}`;
        });
        if (parts.includes(undefined)) {
          return undefined;
        }
        return code.kind === 'list' ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
      }
    }
  }
}

/** Whether the value is a constant with the same name as the key. */
function isShorthand(code: Expression, key: string, value: string): boolean {
  return code.kind === 'shared' && value === key;
}

function depth(code: Expression): number {
  switch (code.kind) {
    case 'shared':
      return depth(code.code);
    case 'list':
    case 'fields':
      return 1 + Math.max(0, ...code.items.map((item) => depth(item.code)));
    default:
      return 0;
  }
}

function needsQuotes({ items }: ObjectLiteral): boolean {
  return items.some(({ key }) => key !== '__proto__' && !isBareKey(key));
}

function keyLiteral(key: string, isQuoted: boolean): string {
  // a plain `__proto__` would set the prototype
  return key === '__proto__' ? "['__proto__']" : isQuoted ? quotedLiteral(key) : key;
}
