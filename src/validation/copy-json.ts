type Fractions = ReadonlyMap<object, ReadonlySet<string | number>>;

/** No field that is known lies this deep; what does is skipped and never changed. */
const DEEPEST = 64;

/** A copy of what JSON would carry of a value, and what is known of its maps and lists carried over to their copies. */
export function copyJson(value: unknown, fractions?: Fractions): { readonly value: unknown; readonly fractions: Fractions } {
  const carried = new Map<object, ReadonlySet<string | number>>();
  const copy = (original: unknown, depth: number): unknown => {
    if (typeof original === 'number') return Number.isFinite(original) ? original : null;
    if (typeof original !== 'object' || original === null) return typeof original === 'function' || typeof original === 'symbol' ? undefined : original;
    if (depth > DEEPEST) return original;
    const { toJSON } = original as { toJSON?: unknown };
    if (typeof toJSON === 'function') return copy(toJSON.call(original), depth + 1);
    const copied = Array.isArray(original)
      ? Array.from(original, (item) => copy(item, depth + 1) ?? null)
      : Object.fromEntries(Object.entries(original).map(([key, item]) => [key, copy(item, depth + 1)]).filter(([, item]) => item !== undefined));
    const known = fractions?.get(original);
    if (known !== undefined) carried.set(copied, known);
    return copied;
  };
  return { value: copy(value, 0), fractions: carried };
}
