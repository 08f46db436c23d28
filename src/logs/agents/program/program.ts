import { ownValue } from '../../../model/own-value';
import { Pattern } from '../../patterns/pattern';
import { FieldRef, PipelineCondition, PipelineStep } from '../../pipeline';
import { recordPath } from '../../simulator/values';

/*
 * Steps and conditions as statements of a scripting language that an agent runs: Lua in Fluent Bit, Ruby in Fluentd, JavaScript in Filebeat. All write
 * calls alike, so that only words, texts, lists and patterns are left to the language. The functions that are called are in the runtime of each.
 */

/** The words of a language. */
export interface Words {
  readonly and: string;
  readonly or: string;
  readonly not: string;
  /** The value that is none. */
  readonly nil: string;
  readonly when: (condition: string, statement: string) => string;
}

/** Those that Lua and Ruby have in common. */
export const LUA_AND_RUBY: Words = {
  and: 'and',
  or: 'or',
  not: 'not ',
  nil: 'nil',
  when: (condition, statement) => `if ${condition} then ${statement} end`,
};

/** How a language writes what languages write differently. */
export interface Language {
  readonly words: Words;
  readonly text: (value: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly pattern: (pattern: Pattern) => string;
}

/** Statements for the steps and conditions of one pipeline, which share patterns. */
export class Program {
  private readonly patternNumbers = new Map<string, number>();
  private readonly written: string[] = [];
  private limits = 0;

  private readonly words: Words;

  constructor(private readonly language: Language) {
    this.words = language.words;
  }

  /** Patterns that the statements name `P[1]`, `P[2]` and so on. */
  public get patterns(): readonly string[] {
    return this.written;
  }

  public condition(condition: PipelineCondition): string {
    switch (condition.kind) {
      case 'all':
        return `(${condition.conditions.map((each) => this.condition(each)).join(` ${this.words.and} `)})`;
      case 'any':
        return `(${condition.conditions.map((each) => this.condition(each)).join(` ${this.words.or} `)})`;
      case 'not':
        return `(${this.words.not}${this.condition(condition.condition)})`;
      case 'exists':
        return `exists(e, ${this.path(condition.field)})`;
      case 'oneOf':
        return `one_of(e, ${this.path(condition.field)}, ${this.texts(condition.values)})`;
      case 'matches':
        return `matches(e, ${this.path(condition.field)}, ${this.pattern(condition.pattern)})`;
      case 'number': {
        const { greaterThan, atLeast, lessThan, atMost } = condition;
        const bounds = [greaterThan, atLeast, lessThan, atMost].map((bound) => bound ?? this.words.nil);
        return `number(e, ${this.path(condition.field)}, ${bounds.join(', ')})`;
      }
    }
  }

  /** A statement, which returns false where the record is dropped. */
  public statement(step: PipelineStep): string {
    const body = this.body(step);
    return step.when && step.kind !== 'drop' ? this.words.when(this.condition(step.when), body) : body;
  }

  private body(step: PipelineStep): string {
    switch (step.kind) {
      case 'drop':
        return this.words.when(this.condition(step.when), 'return false');
      case 'parse': {
        const { format, onFailure } = step;
        const pattern = format.kind === 'regex' ? `, ${this.pattern(format.pattern)}` : '';
        const call = `parse_${format.kind}(e, ${this.path(step.field)}${pattern})`;
        return onFailure === 'drop' ? this.words.when(`${this.words.not}${call}`, 'return false') : call;
      }
      case 'time':
        return `time_${snakeCase(step.format)}(e, ${this.path(step.field)})`;
      case 'severity':
        return `severity(e, ${this.path(step.field)})`;
      case 'sample':
        return this.words.when(`${this.words.not}sampled(${step.oneIn})`, 'return false');
      case 'rateLimit': {
        const by = step.by ? this.path(step.by) : this.words.nil;
        this.limits += 1;
        return this.words.when(
          `${this.words.not}within_rate(e, ${this.limits}, ${step.records}, ${step.seconds}, ${by})`,
          'return false',
        );
      }
      case 'redact': {
        const patterns = this.language.list(step.patterns.map((each) => this.pattern(each)));
        return step.fields
          .map((field) => `redact(e, ${this.path(field)}, ${patterns}, ${this.language.text(step.replacement)})`)
          .join('; ');
      }
      case 'set':
        return 'value' in step
          ? `put(e, ${this.path(step.field)}, ${this.language.text(step.value)})`
          : `copy(e, ${this.path(step.from)}, ${this.path(step.field)})`;
      case 'remove':
        return step.fields.map((field) => `remove(e, ${this.path(field)})`).join('; ');
      case 'move':
        return `move(e, ${this.path(step.field)}, ${this.path(step.to)})`;
      case 'truncate':
        return `truncate(e, ${this.path(step.field)}, ${step.characters})`;
      case 'dedot':
        return step.fields
          .map((field) => `dedot(e, ${this.path(field)}, ${this.language.text(step.separator)})`)
          .join('; ');
      case 'raw':
        throw new Error('a raw step is no statement');
    }
  }

  private path(field: FieldRef): string {
    return this.texts(recordPath(field));
  }

  private texts(values: readonly string[]): string {
    return this.language.list(values.map(this.language.text));
  }

  private pattern(pattern: Pattern): string {
    const written = this.language.pattern(pattern);
    if (!this.patternNumbers.has(written)) this.patternNumbers.set(written, this.written.push(written));
    return `P[${this.patternNumbers.get(written)}]`;
  }
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Pieces of the runtime of a language; each names those that it calls. */
export interface Piece {
  readonly calls: readonly string[];
  readonly text: string;
}

/** The pieces that statements call, and those that these call, in the order in which they are listed. */
export function usedPieces(pieces: { readonly [name: string]: Piece }, statements: readonly string[]): string {
  const used = new Set<string>();
  const use = (name: string): void => {
    if (used.has(name)) return;
    used.add(name);
    ownValue(pieces, name)!.calls.forEach(use);
  };
  for (const name of Object.keys(pieces)) {
    if (statements.some((statement) => new RegExp(`(?<![a-z_])${name}\\(`).test(statement))) use(name);
  }
  return Object.keys(pieces)
    .filter((name) => used.has(name))
    .map((name) => pieces[name].text.trim())
    .join('\n\n');
}

/** Steps up to each raw one, which come before it. */
export function stepGroups(steps: readonly PipelineStep[]): PipelineStep[][] {
  const groups: PipelineStep[][] = [[]];
  for (const step of steps) {
    if (step.kind === 'raw') groups.push([]);
    else groups[groups.length - 1].push(step);
  }
  return groups;
}
