import { JsonObject, MutableJsonObject, setOwn } from '../model/json-object';
type Fractions = ReadonlyMap<object, ReadonlySet<string | number>>;

/** No known field is nested this deep. Deeper values are skipped, so they need no copy. */
const DEEPEST = 64;

/** A copy of a value as JSON would carry it, with the facts about its maps and lists moved to their copies. */
export function copyJson(
  value: unknown,
  fractions?: Fractions,
): { readonly value: unknown; readonly fractions: Fractions } {
  const carried = new Map<object, ReadonlySet<string | number>>();
  return { value: copy(value, 0, fractions?.size ? fractions : undefined, carried), fractions: carried };
}

function copy(
  original: unknown,
  depth: number,
  fractions: Fractions | undefined,
  carried: Map<object, ReadonlySet<string | number>>,
): unknown {
  if (typeof original === 'string' || typeof original === 'boolean') return original;
  if (typeof original === 'number') return Number.isFinite(original) ? original : null;
  if (typeof original !== 'object' || original === null) {
    return typeof original === 'function' || typeof original === 'symbol' ? undefined : original;
  }
  if (depth > DEEPEST) return original;
  const { toJSON } = original as { toJSON?: unknown };
  if (typeof toJSON === 'function') return copy(toJSON.call(original), depth + 1, fractions, carried);
  const copied: MutableJsonObject | unknown[] = Array.isArray(original) ? [] : {};
  if (Array.isArray(copied)) {
    for (const item of original as unknown[]) copied.push(copy(item, depth + 1, fractions, carried) ?? null);
  } else {
    for (const key of Object.keys(original)) {
      const item = copy((original as JsonObject)[key], depth + 1, fractions, carried);
      if (item !== undefined) setOwn(copied, key, item);
    }
  }
  const known = fractions?.get(original);
  if (known !== undefined) carried.set(copied, known);
  return copied;
}
