/** A JSON object of any shape. Code that reads a value checks its type. */
export type JsonObject = { readonly [key: string]: unknown };

/** A JSON object while it is being filled. */
export type MutableJsonObject = { [key: string]: unknown };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets an own property. Assigning to the key `__proto__` would set the prototype instead. */
export function setOwn(object: MutableJsonObject, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[key] = value;
  }
}

/** Whether two JSON values are equal. The order of keys does not matter, and undefined is like absent. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((item, i) => isSameJson(item, other[i]));
  }
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  let more = 0;
  for (const key of Object.keys(one)) {
    if (one[key] === undefined) continue;
    if (!Object.hasOwn(other, key) || !isSameJson(one[key], other[key])) return false;
    more++;
  }
  for (const key of Object.keys(other)) if (other[key] !== undefined) more--;
  return more === 0;
}
