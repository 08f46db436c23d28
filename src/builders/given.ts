/** The same without what is undefined, so that builders return exactly what was given. */
export function given<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** Throws where JavaScript passes nothing for a parameter: what the builder would return means something else then. */
export function required<T>(method: string, parameter: string, value: T): T {
  if (value !== undefined && value !== null) return value;
  throw new Error(`${method}: ${parameter} is ${value}; give a value`);
}
