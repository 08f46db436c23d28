import { fieldName } from './fields';
import { numberOf } from './number-of';
import { JAVASCRIPT, printPattern } from '../patterns/print-pattern';
import { NumberBounds, PipelineCondition } from '../pipeline';

type Test = Exclude<PipelineCondition, { kind: 'all' | 'any' | 'not' }>;

/** A test that holds, or does not. */
export interface Literal {
  readonly test: Test;
  readonly holds: boolean;
}

/** Tests of one field that must hold together. */
class FieldTests {
  private allowed: Set<string> | undefined;
  private readonly denied = new Set<string>();
  private readonly found = new Map<string, boolean>();
  private present = false;
  private absent = false;
  private contradiction = false;
  private isNumber = false;
  private readonly deniedBounds: NumberBounds[] = [];
  private low = -Infinity;
  private high = Infinity;
  private lowIsOut = false;
  private highIsOut = false;

  constructor(closed: readonly string[] | undefined) {
    if (closed) this.allowed = new Set(closed);
  }

  public add({ test, holds }: Literal): void {
    if (test.kind === 'exists') {
      if (holds) this.present = true;
      else this.absent = true;
      return;
    }
    // what does not hold may do so because there is no field
    if (holds) this.present = true;
    switch (test.kind) {
      case 'oneOf':
        if (holds) this.allowed = new Set(test.values.filter((value) => !this.allowed || this.allowed.has(value)));
        else for (const value of test.values) this.denied.add(value);
        return;
      case 'matches': {
        const pattern = printPattern(test.pattern, JAVASCRIPT);
        this.contradiction ||= this.found.get(pattern) === !holds;
        this.found.set(pattern, holds);
        return;
      }
      case 'number':
        if (holds) this.bounds(test);
        else this.deniedBounds.push(test);
    }
  }

  private bounds({ greaterThan, atLeast, lessThan, atMost }: NumberBounds): void {
    this.isNumber = true;
    this.bound(greaterThan, true, true);
    this.bound(atLeast, true, false);
    this.bound(lessThan, false, true);
    this.bound(atMost, false, false);
  }

  /** The opposite of a comparison with one bound holds for all other numbers, but also for what is no number. */
  private denyBounds(): void {
    for (const { greaterThan, atLeast, lessThan, atMost } of this.deniedBounds) {
      const opposite = { atMost: greaterThan, lessThan: atLeast, atLeast: lessThan, greaterThan: atMost };
      if (Object.values(opposite).filter((value) => value !== undefined).length === 1) this.bounds(opposite);
    }
  }

  public possible(): boolean {
    if (this.isNumber) this.denyBounds();
    if (this.contradiction || (this.present && this.absent)) return false;
    if (this.low > this.high || (this.low === this.high && (this.lowIsOut || this.highIsOut))) return false;
    // an absent field meets all tests that must not hold
    if (!this.present) return true;
    return !this.allowed || [...this.allowed].some((value) => this.canBe(value));
  }

  private canBe(value: string): boolean {
    if (this.denied.has(value)) return false;
    for (const [pattern, holds] of this.found) {
      if (new RegExp(pattern, 'u').test(value) !== holds) return false;
    }
    if (this.low === -Infinity && this.high === Infinity) return true;
    const number = numberOf(value);
    return (
      number !== undefined &&
      (this.lowIsOut ? number > this.low : number >= this.low) &&
      (this.highIsOut ? number < this.high : number <= this.high)
    );
  }

  private bound(value: number | undefined, isLow: boolean, isOut: boolean): void {
    if (value === undefined) return;
    if (isLow && (value > this.low || (value === this.low && isOut))) {
      this.low = value;
      this.lowIsOut = isOut;
    }
    if (!isLow && (value < this.high || (value === this.high && isOut))) {
      this.high = value;
      this.highIsOut = isOut;
    }
  }
}

/** Tests that must hold together. */
export class Conjunction {
  private readonly fields = new Map<string, FieldTests>();

  constructor(literals: readonly Literal[], closed: { readonly [root: string]: readonly string[] | undefined }) {
    for (const literal of literals) {
      const name = fieldName(literal.test.field);
      const { root, keys } = literal.test.field;
      if (!this.fields.has(name)) this.fields.set(name, new FieldTests(keys.length ? undefined : closed[root]));
      this.fields.get(name)!.add(literal);
    }
  }

  /** Whether a record can meet them all. In doubt it can. */
  public possible(): boolean {
    return [...this.fields.values()].every((tests) => tests.possible());
  }
}
