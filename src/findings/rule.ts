import { setOwn } from '../model/json-object';

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

export type Severity = 'error' | 'never-runs' | 'ignored' | 'warning' | 'advice';

/**
 * Where on its way into the cluster a DaemonSet meets a rule: kubectl reads its text, the server decodes and converts it, drops fields,
 * validates a new object or an update, warns, the namespace admits its pods or not, the object is stored, and pods run.
 */
export type Stage = 'read' | 'decode' | 'convert' | 'drop' | 'validate' | 'update' | 'warn' | 'admit' | 'store' | 'run';

/** A row of a rule table: one thing that the API server says of a DaemonSet. */
export interface Rule {
  readonly id: string;
  /** The rules that stand together, such as `volumes/files`. */
  readonly table: string;
  readonly stage: Stage;
  readonly severity: Severity;
  readonly reason: Reason;
  /** The function of Kubernetes that rules. */
  readonly upstream: string;
  /** How to fix it, one sentence with a full stop. */
  readonly remedy: string;
  /** First and last minor that have the rule; absent where all supported ones do. */
  readonly since?: number;
  readonly until?: number;
  /** What can permit it, where a platform and not the API server decides. */
  readonly exception?: string;
}

type Row = Pick<Rule, 'reason' | 'remedy' | 'since' | 'until'> & Partial<Common>;

/** What the rows of a table have in common, where they do not say otherwise. */
type Common = Pick<Rule, 'upstream'> & Partial<Pick<Rule, 'severity' | 'stage'>>;

/** Makes the rules of one module, with ids such as `<prefix>/<key>`: errors of validation, unless said otherwise. */
export function defineRules<K extends string>(
  prefix: string,
  common: string | Common,
  rows: Record<K, Row>,
): Record<K, Rule> {
  const shared = typeof common === 'string' ? { upstream: common } : common;
  const rules = {} as Record<K, Rule>;
  for (const key of Object.keys(rows) as K[]) {
    setOwn(rules, key, {
      severity: 'error',
      stage: 'validate',
      ...shared,
      ...rows[key],
      table: prefix,
      id: `${prefix}/${key}`,
    });
  }
  return rules;
}
