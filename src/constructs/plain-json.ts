import { JsonObject } from '../model/json-object';

/** Whether a value is a list, or an object without a class, in whatever realm it was made: Jest has one of its own. */
export function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether a value is JSON all the way down: no Lazy or other object that cdk8s resolves when it writes. */
export function isPlainJson(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return typeof value !== 'function';
  return isPlain(value) && Object.values(value).every(isPlainJson);
}

/** Whether two values are the same JSON, where undefined is like absent. Parts that are one and the same object are not looked into. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => isSameJson(item, b[index]));
  }
  const given = (object: object) => Object.keys(object).filter((key) => (object as JsonObject)[key] !== undefined);
  const keys = given(a);
  if (keys.length !== given(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSameJson((a as JsonObject)[key], (b as JsonObject)[key]));
}
