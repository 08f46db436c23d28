/*
 * Reads the configuration language of Logstash as its page describes it, independently of what writes it:
 * https://www.elastic.co/docs/reference/logstash/configuration-file-structure
 */

export interface LogstashPlugin {
  readonly name: string;
  /** The conditions around it, outermost first. */
  readonly conditions: readonly string[];
  readonly settings: { readonly [name: string]: unknown };
}

export interface LogstashSection {
  readonly name: string;
  readonly plugins: readonly LogstashPlugin[];
}

const TOKEN = /\s+|#[^\n]*|("[^"]*"|'[^']*')|(=>)|(-?\d+(?:\.\d+)?)|([@A-Za-z_][\w-]*)|([{}[\],!()])/y;

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

  public sections(): LogstashSection[] {
    const sections: LogstashSection[] = [];
    while (this.at < this.tokens.length) {
      const name = this.take();
      if (!['input', 'filter', 'output'].includes(name)) throw new Error(`'${name}' is no section`);
      sections.push({ name, plugins: this.plugins([]) });
    }
    return sections;
  }

  private plugins(conditions: readonly string[]): LogstashPlugin[] {
    const plugins: LogstashPlugin[] = [];
    this.expect('{');
    while (!this.takeIf('}')) {
      const name = this.take();
      if (name !== 'if') {
        plugins.push({ name, conditions, settings: this.settings() });
        continue;
      }
      let condition = '';
      while (this.tokens[this.at] !== '{') condition += this.take();
      plugins.push(...this.plugins([...conditions, condition]));
    }
    return plugins;
  }

  private settings(): { [name: string]: unknown } {
    const settings: { [name: string]: unknown } = {};
    this.expect('{');
    while (!this.takeIf('}')) {
      const name = this.take();
      if (name in settings) throw new Error(`two settings called ${name}`);
      this.expect('=>');
      settings[name] = this.value();
    }
    return settings;
  }

  private value(): unknown {
    const token = this.take();
    if (/^["']/.test(token)) return token.slice(1, -1);
    if (/^-?\d/.test(token)) return Number(token);
    if (token === '[') {
      const items: unknown[] = [];
      while (!this.takeIf(']')) {
        items.push(this.value());
        if (this.tokens[this.at] !== ']') this.expect(',');
      }
      return items;
    }
    if (token === '{') {
      const map: { [key: string]: unknown } = {};
      while (!this.takeIf('}')) {
        const key = this.value();
        this.expect('=>');
        map[String(key)] = this.value();
      }
      return map;
    }
    if (this.tokens[this.at] === '{') return { codec: token, ...this.settings() };
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

export const readLogstashConfig = (text: string): LogstashSection[] => new Reader(text).sections();
