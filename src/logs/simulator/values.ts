import { numberOf } from '../conditions/number-of';
import { FieldRef, RecordField } from '../pipeline';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonMap = { [key: string]: Json };

/** Where a record keeps the fields of the model that are not at its top under their own name. */
const PLACES: { readonly [root in RecordField]?: readonly string[] } = {
  namespace: ['kubernetes', 'namespace_name'],
  pod: ['kubernetes', 'pod_name'],
  container: ['kubernetes', 'container_name'],
  labels: ['kubernetes', 'labels'],
  annotations: ['kubernetes', 'annotations'],
};

/** The way to a field in a record as Fluent Bit and Fluentd hold it. */
export const recordPath = ({ root, keys }: FieldRef): string[] => [...(PLACES[root] ?? [root]), ...keys];

export const isMap = (value: unknown): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is there; undefined for null as well. */
export function valueAt(record: JsonMap, path: readonly string[]): Json | undefined {
  let value: Json | undefined = record;
  for (const key of path) value = isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value ?? undefined;
}

/** Puts a value there; what is in the way and no object is replaced by one. */
export function putAt(record: JsonMap, path: readonly string[], value: Json): void {
  let map = record;
  for (const key of path.slice(0, -1)) {
    const inner = Object.hasOwn(map, key) ? map[key] : undefined;
    map = isMap(inner) ? inner : define(map, key, {});
  }
  define(map, path[path.length - 1], value);
}

/** Sets a key, `__proto__` too. */
export function define<T extends Json>(map: JsonMap, key: string, value: T): T {
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  return value;
}

export function removeAt(record: JsonMap, path: readonly string[]): void {
  const parent = path.length > 1 ? valueAt(record, path.slice(0, -1)) : record;
  if (isMap(parent)) delete parent[path[path.length - 1]];
}

/** A value as a text: one itself, a whole number in digits, a boolean; undefined for anything else. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
}

/** A value as a number: one itself, or a text that is one in decimal digits. */
export function numericValue(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? numberOf(value) : undefined;
}
