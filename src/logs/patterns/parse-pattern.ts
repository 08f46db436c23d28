import { matchesEmpty, Pattern, PatternNode, Range } from './pattern';
import { complement, DIGITS, inBothCases, NEWLINE, normalized, POSIX, SPACE, WORD } from './sets';
import { ownValue } from '../../model/own-value';

/** What a pattern is refused for, in words that follow its text. */
export class PatternError extends Error {}

const REPEATS_MAX = 1000;
const GROUP_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const CLASSES: { readonly [letter: string]: readonly Range[] } = { d: DIGITS, w: WORD, s: SPACE };
const CONTROLS: { readonly [letter: string]: string } = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v', a: '\x07' };

/** Reads what RE2, Onigmo and the regex crate of Rust all read, and alike; refuses the rest. */
class PatternParser {
  private at = 0;
  private readonly letters: string[];
  private readonly groups: string[] = [];
  private bothCases = false;
  private dotAll = false;

  constructor(private readonly source: string) {
    // letters, not halves of them
    this.letters = [...source];
  }

  public parse(): Pattern {
    const flags = /^\(\?([is]+)\)/.exec(this.source);
    if (flags) {
      this.bothCases = flags[1].includes('i');
      this.dotAll = flags[1].includes('s');
      this.at = flags[0].length;
    }
    const node = this.alternatives();
    if (this.at < this.letters.length) throw new PatternError("has a ')' too many");
    return { source: this.source, node, groups: this.groups };
  }

  private get next(): string | undefined {
    return this.letters[this.at];
  }

  private take(): string {
    const letter = this.next;
    if (letter === undefined) throw new PatternError('ends in the middle');
    this.at += 1;
    return letter;
  }

  private takeIf(text: string): boolean {
    if (
      !this.letters
        .slice(this.at, this.at + text.length)
        .join('')
        .startsWith(text)
    ) {
      return false;
    }
    this.at += text.length;
    return true;
  }

  private alternatives(): PatternNode {
    const nodes = [this.sequence()];
    while (this.takeIf('|')) nodes.push(this.sequence());
    return nodes.length === 1 ? nodes[0] : { kind: 'alternatives', nodes };
  }

  private sequence(): PatternNode {
    const nodes: PatternNode[] = [];
    while (this.next !== undefined && this.next !== '|' && this.next !== ')') nodes.push(this.repeated());
    return nodes.length === 1 ? nodes[0] : { kind: 'sequence', nodes };
  }

  private repeated(): PatternNode {
    const before = this.groups.length;
    const node = this.atom();
    const times = this.times();
    if (!times) return node;
    const lazy = this.takeIf('?');
    if (this.next === '+' || this.next === '*' || this.next === '?' || this.bounds()) {
      throw new PatternError('repeats a repetition, which agents read in several ways; put it into a group');
    }
    if (matchesEmpty(node)) {
      throw new PatternError('repeats what may be empty, which agents do in several ways');
    }
    // a group that takes part each time holds what it found last
    const inner = this.groups[node.kind === 'group' ? before + 1 : before];
    if (inner !== undefined && times.max !== 1) {
      throw new PatternError(`repeats the group '${inner}', which then holds what it found in one time or another`);
    }
    return { kind: 'repeat', node, ...times, lazy };
  }

  private times(): { readonly min: number; readonly max: number | undefined } | undefined {
    if (this.takeIf('*')) return { min: 0, max: undefined };
    if (this.takeIf('+')) return { min: 1, max: undefined };
    if (this.takeIf('?')) return { min: 0, max: 1 };
    const bounds = this.bounds();
    if (!bounds) return undefined;
    this.at += bounds[0].length;
    const min = Number(bounds[1]);
    const max = bounds[2] === undefined ? min : bounds[3] === '' ? undefined : Number(bounds[3]);
    if (Math.max(min, max ?? 0) > REPEATS_MAX || (max !== undefined && max < min) || max === 0) {
      throw new PatternError(`has a repetition that is none from 1 to ${REPEATS_MAX} times`);
    }
    return { min, max };
  }

  private bounds(): RegExpExecArray | null {
    return this.next === '{'
      ? /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(this.letters.slice(this.at, this.at + 20).join(''))
      : null;
  }

  private atom(): PatternNode {
    const letter = this.take();
    switch (letter) {
      case '^':
        return { kind: 'begin' };
      case '$':
        return { kind: 'end' };
      case '.':
        return { kind: 'set', negated: true, ranges: this.dotAll ? [] : NEWLINE };
      case '(':
        return this.group();
      case '[':
        return this.brackets();
      case '\\':
        return this.escaped();
      case '*':
      case '+':
      case '?':
        throw new PatternError(`has a '${letter}' with nothing before it`);
      case '{':
      case '}':
      case ']':
        throw new PatternError(`has a '${letter}' that agents read in several ways; write '\\${letter}'`);
      default:
        return this.set([[letter.codePointAt(0)!, letter.codePointAt(0)!]], false);
    }
  }

  private group(): PatternNode {
    let name: string | undefined;
    if (this.takeIf('?')) {
      if (
        this.takeIf('P<') ||
        (this.letters[this.at + 1] !== '=' && this.letters[this.at + 1] !== '!' && this.takeIf('<'))
      ) {
        name = '';
        while (this.next !== '>') name += this.take();
        this.take();
        if (!GROUP_NAME.test(name)) throw new PatternError(`has a group called '${name}'; use letters, digits and '_'`);
        if (this.groups.includes(name)) throw new PatternError(`has two groups called '${name}'`);
        this.groups.push(name);
      } else if (!this.takeIf(':')) {
        throw new PatternError(
          "has a group that begins with '(?' and is neither '(?:...)' nor '(?P<name>...)'; flags ('i', 's') stand at the begin of the pattern",
        );
      }
    }
    const node = this.alternatives();
    if (!this.takeIf(')')) throw new PatternError("lacks a ')'");
    return name === undefined ? { kind: 'sequence', nodes: [node] } : { kind: 'group', name, node };
  }

  private set(ranges: readonly Range[], negated: boolean): PatternNode {
    return { kind: 'set', negated, ranges: this.bothCases ? inBothCases(ranges) : normalized(ranges) };
  }

  private escaped(): PatternNode {
    const letter = this.take();
    if (letter === 'A') return { kind: 'begin' };
    if (letter === 'z') return { kind: 'end' };
    if (letter === 'b') return { kind: 'wordBoundary' };
    if (letter === 'B') return { kind: 'noWordBoundary' };
    const ranges = ownValue(CLASSES, letter.toLowerCase());
    if (ranges) return { kind: 'set', negated: letter !== letter.toLowerCase(), ranges };
    const one = this.escapedLetter(letter);
    return this.set([[one, one]], false);
  }

  private escapedLetter(letter: string): number {
    if (Object.hasOwn(CONTROLS, letter)) return CONTROLS[letter].codePointAt(0)!;
    if (letter === 'x') {
      const digits = /^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/.exec(
        this.letters.slice(this.at, this.at + 10).join(''),
      );
      const value = digits ? parseInt(digits[1] ?? digits[2], 16) : -1;
      if (value < 0 || value > 0x10ffff) throw new PatternError("has a '\\x' without the digits of a character");
      this.at += digits![0].length;
      return value;
    }
    if (/[A-Za-z0-9]/.test(letter)) {
      throw new PatternError(`has '\\${letter}', which not every agent reads, or not alike`);
    }
    return letter.codePointAt(0)!;
  }

  private brackets(): PatternNode {
    const negated = this.takeIf('^');
    const ranges: Range[] = [];
    while (this.next !== ']') ranges.push(...this.inBrackets());
    this.take();
    if (!ranges.length) throw new PatternError("has '[]' with nothing in it");
    return this.set(ranges, negated);
  }

  private inBrackets(): readonly Range[] {
    if (this.takeIf('[:')) {
      let name = '';
      while (this.next !== ':') name += this.take();
      if (!this.takeIf(':]') || !Object.hasOwn(POSIX, name)) {
        throw new PatternError(`has a class '[:${name}:]', which is none`);
      }
      return POSIX[name];
    }
    const letter = this.take();
    if (letter === '[' || (letter === '&' && this.next === '&')) {
      throw new PatternError(`has a '${letter}' in brackets that agents read in several ways; write '\\${letter}'`);
    }
    let first = letter.codePointAt(0)!;
    if (letter === '\\') {
      const escaped = this.take();
      const ranges = ownValue(CLASSES, escaped.toLowerCase());
      if (ranges) return escaped === escaped.toLowerCase() ? ranges : complement(ranges);
      first = this.escapedLetter(escaped);
    }
    if (this.next !== '-' || this.letters[this.at + 1] === ']') return [[first, first]];
    this.take();
    const end = this.take();
    const last = end === '\\' ? this.escapedLetter(this.take()) : end.codePointAt(0)!;
    if (end === '[' || last < first) throw new PatternError('has a range in brackets whose end is before its begin');
    return [[first, last]];
  }
}

/** Understands a regular expression. Throws a `PatternError` where agents would not, or not alike. */
export function parsePattern(source: string): Pattern {
  return new PatternParser(source).parse();
}
