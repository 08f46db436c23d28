const LONGEST = 200;

/** A value that was passed, for a message, whatever it is: one that contains itself or cannot be read is named by what it is. */
export function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  try {
    // JSON has no whole numbers beyond 2^53, and writes NaN as null
    const text = typeof value === 'bigint' || typeof value === 'number' ? String(value) : JSON.stringify(value);
    if (text === undefined) return String(value);
    if (typeof value !== 'object' || text.length <= LONGEST) return text;
    return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
  } catch {
    return 'a value that cannot be read as JSON';
  }
}
