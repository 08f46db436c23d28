import { advise, lastAppliedBytes, lastAppliedMayBeTooLong } from './advice';
import { validateDaemonSet } from './daemon-set';
import { neverRuns } from './never-runs';
import { Context, ContextOptions } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { copyJson } from '../stored/copy-json';
import { DecodedDaemonSet } from '../stored/decode';
import { JsonText } from '../stored/decode-json';
import { read, Reading, readJson } from '../stored/read';
import { forbiddenBy } from './pod-security/evaluate';
import { PodSecurityLevel } from './pod-security/result';
import { ManifestText, reportReading } from './reading';
import { ServerAnswer } from './server-answer';
import { warn } from './warnings';

export const rules = defineRules(
  'store',
  { stage: 'store', upstream: 'storage/etcd3/store.go Create' },
  {
    resourceVersion: {
      reason: 'InternalError',
      remedy: 'Leave resourceVersion out: only existing objects have one.',
    },
  },
);

export interface JudgeOptions extends Pick<ContextOptions, 'allowPrivileged' | 'versionOption'> {
  /** The level that the namespace enforces. */
  readonly podSecurity?: PodSecurityLevel;
  readonly source?: ManifestText;
  /** The manifest was read from a text and so contains only JSON values. This saves a copy. */
  readonly isJson?: boolean;
}

/** The answers of the API servers of some minors, oldest first, to a request to create the DaemonSet. Never throws on a JSON value. */
export function judge(manifest: unknown, minors: readonly number[], options: JudgeOptions = {}): ServerAnswer[] {
  const { source = {}, isJson = false } = options;
  const { value, fractions } = isJson
    ? { value: manifest, fractions: source.fractions }
    : copyJson(manifest, source.fractions);
  const bytes = lastAppliedBytes(value, source.length);
  const { duplicates } = source;
  return answersOf(minors, (ctx) => read(value, ctx, { duplicates, fractions }), bytes, options)!;
}

/**
 * The same for the JSON text of one DaemonSet. No value is made of the text on the way, which takes half the time. Undefined if the text is
 * long or holds anything that is not usual: then it has to be read, and `judge` judges what was read.
 */
export function judgeJson(
  json: JsonText,
  minors: readonly number[],
  options: Omit<JudgeOptions, 'source' | 'isJson'> = {},
): ServerAnswer[] | undefined {
  if (lastAppliedMayBeTooLong(json.text.length)) return undefined;
  let isSound = false;
  let value: unknown;
  const readFor = (ctx: Context): Reading | undefined => {
    const reading = readJson(json, ctx);
    isSound ||= reading !== undefined;
    // an older version lacks fields that the newest one has
    return reading === undefined && isSound ? read((value ??= JSON.parse(json.text)), ctx) : reading;
  };
  return answersOf(minors, readFor, 0, options);
}

/** Undefined if the manifest cannot be read for some minor. */
function answersOf(
  minors: readonly number[],
  readFor: (ctx: Context) => Reading | undefined,
  bytes: number,
  options: JudgeOptions,
): ServerAnswer[] | undefined {
  const answers: ServerAnswer[] = [];
  // from the newest minor down: minors with the same answer are judged once
  for (let i = minors.length - 1; i >= 0; ) {
    const ctx = new Context(minors[i], options);
    const reading = readFor(ctx);
    if (reading === undefined) return undefined;
    const daemonSet = conclude(reading, ctx, bytes, options);
    const { findings, counts, alikeSince } = ctx;
    for (; i >= 0 && minors[i] >= alikeSince; i--) answers.push({ minor: minors[i], findings, counts, daemonSet });
  }
  return answers.reverse();
}

function conclude(
  { daemonSet }: Reading,
  ctx: Context,
  bytes: number,
  { podSecurity = 'privileged', source = {} }: JudgeOptions,
): DecodedDaemonSet | undefined {
  reportReading(source, ctx);
  if (daemonSet !== undefined) {
    validateDaemonSet(daemonSet, ctx);
    const refusing = ctx.findings.filter(({ rule }) => rule.severity === 'error');
    if (refusing.length === 0) {
      warn(daemonSet.spec.template, Path.of('spec', 'template'), ctx);
      neverRuns(daemonSet, ctx);
      advise(daemonSet, bytes, ctx);
    }
    reportStoredVersion(daemonSet.metadata.resourceVersion, ctx);
    if (podSecurity !== 'privileged') {
      for (const finding of forbiddenBy(podSecurity, daemonSet.spec.template, ctx.minor)) ctx.findings.push(finding);
    }
  }
  return daemonSet;
}

/** The last check of the server: unknown and duplicate fields do not prevent it. */
export function reportStoredVersion(resourceVersion: string | undefined, ctx: Context): void {
  if (resourceVersion === undefined || !isStoredVersion(resourceVersion)) return;
  if (ctx.findings.some(({ rule }) => rule.severity === 'error' && rule.stage !== 'decode')) return;
  ctx.report(
    rules.resourceVersion,
    Path.of('metadata', 'resourceVersion'),
    `${resourceVersion} is set on an object that is to be created`,
  );
}

/** Any 64-bit number but 0. The store ignores other texts. */
function isStoredVersion(text: string): boolean {
  const digits = text.replace(/^0+/, '');
  // 2^64 has 20 digits; reading a longer number takes more than linear time
  return /^[1-9][0-9]{0,19}$/.test(digits) && BigInt(digits) < 2n ** 64n;
}
