/*
 * Reads the configuration syntax of Alloy as its page describes it, independently of what writes it:
 * https://grafana.com/docs/alloy/latest/reference/config-blocks/
 */

export interface AlloyBlock {
  readonly name: string;
  readonly label: string;
  /** Expressions: texts and numbers as values, references and calls as they are written. */
  readonly attributes: { readonly [name: string]: unknown };
  readonly blocks: readonly AlloyBlock[];
}

/** What is no value of its own: the path to another component, a call, texts put together. */
export interface AlloyReference {
  readonly expression: string;
}

const TOKEN = /\s+|\/\/[^\n]*|("(?:[^"\\\n]|\\.)*")|([A-Za-z_][A-Za-z0-9_]*)|(-?\d+(?:\.\d+)?)|([{}[\]()=,.+])/y;

class Reader {
  private readonly tokens: string[] = [];
  private at = 0;

  constructor(text: string) {
    for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
      const start = TOKEN.lastIndex;
      const found = TOKEN.exec(text);
      if (!found) throw new Error(`no token at ${JSON.stringify(text.slice(start, start + 40))}`);
      const token = found.slice(1).find((each) => each !== undefined);
      if (token !== undefined) this.tokens.push(token);
    }
  }

  public body(end?: string): Pick<AlloyBlock, 'attributes' | 'blocks'> {
    const attributes: { [name: string]: unknown } = {};
    const blocks: AlloyBlock[] = [];
    while (this.tokens[this.at] !== end) {
      let name = this.identifier();
      if (this.takeIf('=')) {
        if (name in attributes) throw new Error(`two attributes called ${name}`);
        attributes[name] = this.expression();
        continue;
      }
      while (this.takeIf('.')) name += `.${this.identifier()}`;
      const label = this.tokens[this.at].startsWith('"') ? (JSON.parse(this.take()) as string) : '';
      if (label && !/^[A-Za-z_]\w*$/.test(label)) throw new Error(`the label ${label} is no identifier`);
      this.expect('{');
      blocks.push({ name, label, ...this.body('}') });
      this.expect('}');
    }
    return { attributes, blocks };
  }

  private expression(): unknown {
    const first = this.operand();
    if (this.tokens[this.at] !== '+') return first;
    let expression = written(first);
    while (this.takeIf('+')) expression += ` + ${written(this.operand())}`;
    return { expression };
  }

  private operand(): unknown {
    const token = this.take();
    if (token.startsWith('"')) return JSON.parse(token);
    if (/^-?\d/.test(token)) return Number(token);
    if (token === '[') return this.list(']', () => this.expression());
    if (token === '{') {
      return Object.fromEntries(
        this.list('}', () => {
          const key = this.take();
          this.expect('=');
          return [key.startsWith('"') ? JSON.parse(key) : key, this.expression()];
        }) as [string, unknown][],
      );
    }
    if (token === 'true' || token === 'false') return token === 'true';
    if (!/^[A-Za-z_]/.test(token)) throw new Error(`'${token}' begins no expression`);
    let expression = token;
    while (this.takeIf('.')) expression += `.${this.identifier()}`;
    if (this.takeIf('(')) expression += `(${this.list(')', () => written(this.expression())).join(', ')})`;
    return { expression };
  }

  private list<T>(end: string, item: () => T): T[] {
    const items: T[] = [];
    while (!this.takeIf(end)) {
      items.push(item());
      if (this.takeIf(end)) break;
      this.expect(',');
    }
    return items;
  }

  private identifier(): string {
    const token = this.take();
    if (!/^[A-Za-z_]\w*$/.test(token)) throw new Error(`'${token}' is no identifier`);
    return token;
  }

  private take(): string {
    if (this.at >= this.tokens.length) throw new Error('the text ends too early');
    return this.tokens[this.at++];
  }

  private takeIf(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }

  private expect(token: string): void {
    const found = this.take();
    if (found !== token) throw new Error(`'${found}' stands where '${token}' has to`);
  }
}

const written = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'expression' in value
    ? (value as AlloyReference).expression
    : JSON.stringify(value);

export const readAlloyConfig = (text: string): readonly AlloyBlock[] => new Reader(text).body().blocks;
