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
  /** Only the server writes the field: what a manifest says of it counts for nothing. */
  readonly serverOnly?: true;
  /** The published schema requires it. */
  readonly required?: true;
  /** The closed set of values that validation enforces. */
  readonly values?: readonly string[];
  /** What the API server writes into a stored DaemonSet where the field is absent. */
  readonly default?: unknown;
  /** The default depends on other fields, so that the table alone cannot write it. */
  readonly conditional?: true;
  /** A pointer in Go: the zero value (0, false, an empty text, an empty struct) differs from an absent field. */
  readonly pointer?: true;
  /** At most one of the fields of the type that have this mark can be set. */
  readonly oneOf?: true;
  /** Validation refuses the field in a pod for Windows. */
  readonly notOnWindows?: true;
  /** The value may hold a secret: any part of it, or the user and the query of a URL. A report names such a field and does not show its value. */
  readonly secret?: 'value' | 'url';
  /** First and last minor that know the field; absent where that is the oldest or newest supported one. */
  readonly since?: number;
  readonly until?: number;
  /** First minor that keeps the field: its feature gate is on by default. Older ones drop it without a word. Infinity where no minor keeps it. */
  readonly keptSince?: number;
  /** What becomes of the field before `keptSince` depends on more than its type. */
  readonly byPlace?: true;
}
