import { JsonObject, MutableJsonObject, setOwn } from '../model/json-object';
type Fractions = ReadonlyMap<object, ReadonlySet<string | number>>;

/** No known field is nested this deep. Deeper values are skipped, so they need no copy. */
const DEEPEST = 64;
/** From here on, values that contain themselves are found. */
const DEEP = 16;
/** As many values as a text may hold. A value that is in many places, which are in many places, can stand for far more. */
const MOST_VALUES = 4_000_000;

/** A copy of a value as JSON would carry it, with the facts about its maps and lists moved to their copies. */
export function copyJson(
  value: unknown,
  fractions?: Fractions,
): { readonly value: unknown; readonly fractions: Fractions } {
  const copier = new Copier(fractions?.size ? fractions : undefined);
  try {
    return { value: copier.copy(value, 0), fractions: copier.carried };
  } catch (error) {
    throw new Error(`${copier.path()}: the value cannot be read: ${(error as Error).message}`);
  }
}

class Copier {
  public readonly carried = new Map<object, ReadonlySet<string | number>>();
  /** The maps and lists that are being copied, and the key or index in each. */
  private readonly open: object[] = [];
  private readonly steps: (string | number)[] = [];
  private count = 0;

  public constructor(private readonly fractions: Fractions | undefined) {}

  /** Where copying stopped. */
  public path(): string {
    const steps = this.steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
    return steps.replace(/^\./, '') || 'the manifest';
  }

  public copy(original: unknown, depth: number): unknown {
    if (typeof original === 'string' || typeof original === 'boolean') return original;
    if (typeof original === 'number') return Number.isFinite(original) ? original : null;
    if (typeof original !== 'object' || original === null) {
      return typeof original === 'function' || typeof original === 'symbol' ? undefined : original;
    }
    if (depth > DEEPEST) return original;
    if (depth >= DEEP && this.open.includes(original)) this.failAtCycle();
    if (++this.count > MOST_VALUES) throw new Error('the manifest holds more than 4 million values');
    return this.copyOf(original, depth);
  }

  private copyOf(original: object, depth: number): unknown {
    const { toJSON } = original as { toJSON?: unknown };
    if (typeof toJSON === 'function') return this.copy(toJSON.call(original), depth + 1);
    const copied: MutableJsonObject | unknown[] = Array.isArray(original) ? [] : {};
    this.open.push(original);
    this.steps.push('');
    const at = this.steps.length - 1;
    if (Array.isArray(copied)) {
      const list = original as unknown[];
      for (let i = 0; i < list.length; i++) {
        this.steps[at] = i;
        copied.push(this.copy(list[i], depth + 1) ?? null);
      }
    } else {
      for (const key of Object.keys(original)) {
        this.steps[at] = key;
        const item = this.copy((original as JsonObject)[key], depth + 1);
        if (item !== undefined) setOwn(copied, key, item);
      }
    }
    this.open.pop();
    this.steps.pop();
    const known = this.fractions?.get(original);
    if (known !== undefined) this.carried.set(copied, known);
    return copied;
  }

  /** Names the first place at which a value contains itself. */
  private failAtCycle(): never {
    const again = this.open.findIndex((value, i) => this.open.indexOf(value) < i);
    if (again >= 0) this.steps.length = again;
    throw new Error('it contains itself');
  }
}
