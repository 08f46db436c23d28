/** Removes undefined members, so that builders return only what was given. */
export function given<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** Throws if JavaScript passes no value for a parameter, because the result would have another meaning. */
export function required<T>(method: string, parameter: string, value: T): T {
  if (value !== undefined && value !== null) return value;
  throw new Error(`${method}: ${parameter} is ${value}; give a value`);
}
