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
