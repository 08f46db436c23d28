/** A JSON object of any shape: its values are checked where they are read. */
export type JsonObject = { readonly [key: string]: unknown };

/** A JSON object while it is being filled. */
export type MutableJsonObject = { [key: string]: unknown };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets an own property. A plain assignment to the key `__proto__` would set the prototype instead. */
export function setOwn(object: MutableJsonObject, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[key] = value;
  }
}
