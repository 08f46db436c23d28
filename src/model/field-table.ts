import { NEWEST_MINOR, OLDEST_MINOR, TABLE } from './generated/field-table';

/**
 * What Kubernetes says about one field of one type, over all supported minors.
 */
export interface Field {
  readonly name: string;
  /** A scalar word (`string`, `boolean`, `int32`, `int64`, `quantity`, `intOrString`, `time`, `any`) or the name of a type of the table. */
  readonly type: string;
  /** Absent: a single value. */
  readonly shape?: 'list' | 'map';
  /** How server-side apply merges the list. */
  readonly listType?: 'atomic' | 'set' | 'map';
  readonly listKeys?: readonly string[];
  /** The map or struct is replaced as a whole by server-side apply. */
  readonly atomic?: true;
  /** The published schema requires it. */
  readonly required?: true;
  /** The closed set of values that validation enforces. */
  readonly values?: readonly string[];
  /** What the API server writes into a stored DaemonSet where the field is absent. */
  readonly default?: unknown;
  /** First and last minor that know the field; absent where that is the oldest or newest supported one. */
  readonly since?: number;
  readonly until?: number;
}

export { NEWEST_MINOR, OLDEST_MINOR };

/** Every type reachable from DaemonSet by its Kubernetes name, with its fields by JSON name. */
export const TYPES: ReadonlyMap<string, ReadonlyMap<string, Field>> = new Map(
  Object.entries(TABLE).map(([type, fields]) => [type, new Map(fields.map((field) => [field.name, field]))]),
);

/** Whether the given minor knows the field. */
export function knownIn(field: Field, minor: number): boolean {
  return minor >= (field.since ?? OLDEST_MINOR) && minor <= (field.until ?? NEWEST_MINOR);
}
