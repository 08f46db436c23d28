import { Field } from './field';
import { NEWEST_MINOR, OLDEST_MINOR, TABLE } from './generated/field-table';

export { NEWEST_MINOR, OLDEST_MINOR };

/** Every type reachable from DaemonSet by its Kubernetes name, with its fields by JSON name. */
export const TYPES: ReadonlyMap<string, ReadonlyMap<string, Field>> = new Map(
  Object.entries(TABLE).map(([type, fields]) => [type, new Map(fields.map((field) => [field.name, field]))]),
);

/** The values of a field with a closed set of values. */
export function valuesOf(type: string, name: string): readonly string[] {
  return TYPES.get(type)!.get(name)!.values!;
}

/** The names of the fields of a type, or of those with a mark. */
export function fieldNames(type: string, mark?: 'oneOf' | 'serverOnly'): string[] {
  return [...TYPES.get(type)!.values()].filter((field) => mark === undefined || field[mark]).map(({ name }) => name);
}

/** Whether the given minor has the field. */
export function knownIn(field: Field, minor: number): boolean {
  return minor >= (field.since ?? OLDEST_MINOR) && minor <= (field.until ?? NEWEST_MINOR);
}
