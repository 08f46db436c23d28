/** What an object itself holds under a key. Plain access also finds what every object inherits, such as `constructor`. */
export function ownValue<T>(object: { readonly [key: string]: T } | undefined, key: string | undefined): T | undefined {
  return object !== undefined && key !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}
