import { Finding } from './finding';
import { Path } from './path';
import { Rule } from './rule';
import { OLDEST_MINOR } from '../model/field-table';

/** What one rule found in one manifest, for one minor. */
export class RawFinding {
  public constructor(
    public readonly rule: Rule,
    public readonly path: Path,
    public readonly message: string,
  ) {}

  /** The path as the server prints it. */
  public get field(): string {
    return this.path.toString();
  }

  public toFinding(): Finding {
    const { id, severity, reason, remedy, exception } = this.rule;
    const { field, message, path } = this;
    const finding = { severity, reason, field, path: path.segments(), message, remedy, rule: id };
    return exception === undefined ? finding : { ...finding, exception };
  }
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

const NONE: ReadonlySet<Relaxation> = new Set();
const NO_COUNTS: ReadonlyMap<Rule, number> = new Map();

/** Findings of one rule that are kept. Of a hostile manifest that has more, the others are counted. */
const MOST_OF_A_RULE = 10_000;

export interface ContextOptions {
  readonly allowPrivileged?: boolean;
  readonly relaxed?: ReadonlySet<Relaxation>;
  /** Where the user chooses the versions, as messages call it. */
  readonly versionOption?: string;
}

/** One judgement: for which minor, with which server flags, and what was found so far. */
export class Context {
  public readonly findings: RawFinding[] = [];
  /** How many findings there are, whether they are kept or not. */
  public reported = 0;
  // most manifests need neither
  private tallies?: Map<Rule, number>;
  private said?: Set<string>;

  public readonly allowPrivileged: boolean;
  public readonly relaxed: ReadonlySet<Relaxation>;
  public readonly versionOption: string;

  private alike = OLDEST_MINOR;

  constructor(
    private readonly server: number,
    { allowPrivileged = true, relaxed = NONE, versionOption = 'kubernetesVersion' }: ContextOptions = {},
  ) {
    this.allowPrivileged = allowPrivileged;
    this.relaxed = relaxed;
    this.versionOption = versionOption;
  }

  /** Whether the server is of this minor or a newer one. */
  public atLeast(minor: number): boolean {
    if (this.server < minor) return false;
    this.alike = Math.max(this.alike, minor);
    return true;
  }

  /** The minor of the server, where `atLeast` does not do. No other minor is judged alike then. */
  public get minor(): number {
    this.alike = this.server;
    return this.server;
  }

  /** The oldest minor that is judged alike: there is none between it and that of the server with which this one was compared. */
  public get alikeSince(): number {
    return this.alike;
  }

  /** How often each rule found something, whether it is kept or not. */
  public get counts(): ReadonlyMap<Rule, number> {
    return this.tallies ?? NO_COUNTS;
  }

  /** What a check says that is not of this judgement, for the same server. */
  public apart(check: (ctx: Context) => void): readonly RawFinding[] {
    const other = new Context(this.server, { allowPrivileged: this.allowPrivileged });
    check(other);
    this.alike = Math.max(this.alike, other.alike);
    return other.findings;
  }

  /** A rule reports nothing outside its range from `since` to `until`. `whole` is a value that the message may show cut. */
  public report(rule: Rule, path: Path, message: string, whole = ''): void {
    this.reportAt(rule, () => path, message, whole);
  }

  /** As `report`, for a path that takes long to make. */
  public reportAt(rule: Rule, path: () => Path, message: string, whole = ''): void {
    if (rule.since !== undefined && !this.atLeast(rule.since)) return;
    if (rule.until !== undefined && this.atLeast(rule.until + 1)) return;
    const count = this.counts.get(rule) ?? 0;
    if (count < MOST_OF_A_RULE) {
      const at = path();
      if (rule.severity === 'error' && this.atLeast(37) && this.isSaid(`${rule.id} ${at} ${message} ${whole}`)) return;
      this.findings.push(new RawFinding(rule, at, message));
    }
    (this.tallies ??= new Map()).set(rule, count + 1);
    this.reported++;
  }

  /** From 1.37 on the server says the same thing of the same field once (ValidateDeclarativelyWithMigrationChecks). */
  private isSaid(what: string): boolean {
    this.said ??= new Set();
    if (this.said.has(what)) return true;
    this.said.add(what);
    return false;
  }
}
