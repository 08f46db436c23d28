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

/** What one rule found in one manifest, for one minor. */
export interface RawFinding {
  readonly rule: Rule;
  readonly field: string;
  readonly message: string;
}

/** What the server lets an update keep, because the DaemonSet that is there has it (GetValidationOptionsFromPodSpecAndMeta). */
export type Relaxation =
  | 'affinitySelectors'
  | 'comparisons'
  | 'deletionCost'
  | 'emptyImages'
  | 'envNames'
  | 'hostIPs'
  | 'hostSysctls'
  | 'hostUsersNetwork'
  | 'hugePages'
  | 'nodeAffinityValues'
  | 'restartAll'
  | 'restartToResize'
  | 'seLinuxChangePolicy'
  | 'searches'
  | 'spreadLabelKeys'
  | 'spreadSelectors'
  | 'sysAdmin'
  | 'tokenPaths'
  | 'volumeDevices'
  | 'zeroSleep';

/** One judgement: for which minor, with which server flags, and what was found so far. */
export class Context {
  public readonly findings: RawFinding[] = [];
  private readonly said = new Set<string>();

  constructor(
    public readonly minor: number,
    public readonly allowPrivileged: boolean = true,
    public readonly relaxed: ReadonlySet<Relaxation> = new Set(),
  ) {}

  /** Rules with `since` or `until` hold their tongue for other minors. `whole` is a value that the message may show cut. */
  public report(rule: Rule, field: string, message: string, whole = ''): void {
    if (rule.since !== undefined && this.minor < rule.since) return;
    if (rule.until !== undefined && this.minor > rule.until) return;
    if (this.minor >= 37 && rule.severity === 'error' && this.isSaid(`${rule.id} ${field} ${message} ${whole}`)) return;
    this.findings.push({ rule, field, message });
  }

  /** From 1.37 on the server says the same thing of the same field once (ValidateDeclarativelyWithMigrationChecks). */
  private isSaid(what: string): boolean {
    if (this.said.has(what)) return true;
    this.said.add(what);
    return false;
  }
}
