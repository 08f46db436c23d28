/** The server's word for what is wrong; the last three name what decoding found. */
export type Reason =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueForbidden'
  | 'FieldValueNotSupported'
  | 'FieldValueDuplicate'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueNotFound'
  | 'InternalError'
  | 'UnknownField'
  | 'DuplicateField'
  | 'FieldTypeMismatch';

export type Severity = 'error' | 'never-runs' | 'ignored' | 'warning';

/** A row of a rule table: one thing that the API server says of a DaemonSet. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly reason: Reason;
  /** The function of Kubernetes that rules. */
  readonly upstream: string;
  /** The way out, one sentence with a full stop. */
  readonly remedy: string;
  /** First and last minor that have the rule; absent where all supported ones do. */
  readonly since?: number;
  readonly until?: number;
}

type Row = Omit<Rule, 'id' | 'severity' | 'upstream'> & { readonly severity?: Severity; readonly upstream?: string };

/** Makes the rules of one module: ids are `<prefix>/<key>`, severity is `error` unless the row says otherwise. */
export function defineRules<K extends string>(prefix: string, upstream: string, rows: Record<K, Row>): Record<K, Rule> {
  const rules = {} as Record<K, Rule>;
  for (const key of Object.keys(rows) as K[]) {
    rules[key] = { severity: 'error', upstream, ...rows[key], id: `${prefix}/${key}` };
  }
  return rules;
}
