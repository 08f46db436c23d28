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
