import { Context, defineRules, RawFinding } from './context';
import { convert } from './convert';
import { validateDaemonSet } from './daemon-set';
import { decode, DecodedDaemonSet, Source } from './decode';
import { dropByPlace } from './dropped';

export const rules = defineRules('store', 'storage/etcd3/store.go Create', {
  resourceVersion: { reason: 'InternalError', remedy: 'Leave resourceVersion out: it belongs to an object that is there already.' },
});

export interface JudgeOptions {
  readonly allowPrivileged?: boolean;
  readonly source?: Source;
  /** The manifest may be changed; saves a copy. */
  readonly owned?: boolean;
}

/** What the server of one minor says, and the DaemonSet that it would have stored. */
export interface Verdict {
  readonly minor: number;
  readonly findings: readonly RawFinding[];
  /** Absent where the server could not read it. */
  readonly daemonSet?: DecodedDaemonSet;
}

/** The answers of the API servers of some minors, oldest first, to a request to create the DaemonSet. Never throws on a JSON value. */
export function judge(manifest: unknown, minors: readonly number[], options: JudgeOptions = {}): Verdict[] {
  const newest = minors[minors.length - 1];
  const ctx = new Context(newest, options.allowPrivileged);
  const isOnly = minors.length === 1;
  const { daemonSet, versioned } = read(options.owned === true && isOnly ? manifest : clone(manifest), ctx, options.source);
  if (isOnly) return [conclude(daemonSet, ctx)];
  return minors.map((minor) => {
    const own = new Context(minor, options.allowPrivileged);
    if (versioned) return conclude(read(clone(manifest), own, options.source).daemonSet, own);
    own.findings.push(...ctx.findings);
    return conclude(daemonSet, own);
  });
}

/** Decoding, defaults, conversion and dropped fields: the DaemonSet as it comes to validation. */
export function read(manifest: unknown, ctx: Context, source?: Source): { daemonSet?: DecodedDaemonSet; versioned: boolean } {
  const { daemonSet, versioned } = decode(manifest, ctx, source);
  if (daemonSet === undefined || !convert(daemonSet, ctx)) return { versioned };
  if (versioned) dropByPlace(daemonSet.spec.template.spec, ctx);
  return { daemonSet, versioned };
}

function conclude(daemonSet: DecodedDaemonSet | undefined, ctx: Context): Verdict {
  if (daemonSet !== undefined) {
    validateDaemonSet(daemonSet, ctx);
    const { resourceVersion = '' } = daemonSet.metadata;
    // the last check of all, made only where no other one fails
    if (isStoredVersion(resourceVersion) && ctx.findings.every(({ rule }) => rule.severity !== 'error')) {
      ctx.report(rules.resourceVersion, 'metadata.resourceVersion', `${resourceVersion} is set on an object that is to be created`);
    }
  }
  return { minor: ctx.minor, findings: ctx.findings, daemonSet };
}

/** Any number of 64 bits but 0. The store does not look at other texts. */
function isStoredVersion(text: string): boolean {
  return /^[0-9]*[1-9][0-9]*$/.test(text) && BigInt(text) < 2n ** 64n;
}

/** No field that is known lies this deep; what does is skipped and never changed. */
const DEEPEST = 64;

/** A copy of what JSON would carry of the value. */
export function clone(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'number' && !Number.isFinite(value) ? null : value;
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => clone(item, depth + 1) ?? null);
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return clone(toJSON.call(value), depth + 1);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clone(item, depth + 1)]));
}
