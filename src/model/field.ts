/**
 * What Kubernetes says about one field of one type, over all supported minors.
 */
export interface Field {
  readonly name: string;
  /** A scalar type (`string`, `boolean`, `int32`, `int64`, `quantity`, `intOrString`, `time`, `any`) or the name of a type in the table. */
  readonly type: string;
  /** Absent: a single value. */
  readonly shape?: 'list' | 'map';
  /** How server-side apply merges the list. */
  readonly listType?: 'atomic' | 'set' | 'map';
  readonly listKeys?: readonly string[];
  /** Server-side apply replaces the map or struct as a whole. */
  readonly atomic?: true;
  /** Only the API server and controllers write the field. Its value in a manifest has no effect. */
  readonly serverOnly?: true;
  /** The published schema requires it. */
  readonly required?: true;
  /** The closed set of values that validation enforces. */
  readonly values?: readonly string[];
  /** What the API server stores if the field is absent. */
  readonly default?: unknown;
  /** The default depends on other fields: `src/stored/defaults.ts` sets it. */
  readonly conditional?: true;
  /** The field is a pointer in Go: its zero value (0, false, an empty string or struct) differs from an absent field. */
  readonly pointer?: true;
  /** Of the fields of the type that have this mark, at most one can be set. */
  readonly oneOf?: true;
  /** Validation rejects the field in a pod for Windows. */
  readonly notOnWindows?: true;
  /** The value may hold a secret: in any part of it, or in the user and query of a URL. Reports name the field without its value. */
  readonly secret?: 'value' | 'url';
  /** First and last minor that have the field; absent if that is the oldest or newest supported one. */
  readonly since?: number;
  readonly until?: number;
  /** First minor whose feature gate for the field is on by default; older minors silently drop the field. Infinity if no minor has it on. */
  readonly keptSince?: number;
  /** Before `keptSince` the field is dropped in some places only, or changed: `src/stored/dropped.ts` has the code. */
  readonly byPlace?: true;
}
