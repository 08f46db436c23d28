import { deepStrictEqual } from 'assert';
import { isNothing, valueAt } from './dropped';
import { isAlwaysTooLong, NAME_TOO_LONG, outermostDuplicates, SAYS_ONCE } from './kubernetes';
import { Case } from './parts';
import { Rule } from '../../src/findings/rule';
import { readManifests } from '../../src/manifest/read-manifests';
import { SourceText } from '../../src/manifest/source-text';
import { rules as decoding } from '../../src/stored/decode';
import { judge, judgeJson } from '../../src/validation/judge';
import { rules as admission } from '../../src/validation/never-runs/admission';
import { forbiddenBy, toViolation } from '../../src/validation/pod-security/evaluate';
import type { ServerAnswer } from '../../src/validation/server-answer';
import { judgeUpdate } from '../../src/validation/update';

/** What the library says to a case for some minors, in the sentences of `kubernetesSays`. */
export function librarySays(one: Case, minors: readonly number[]): string[][] {
  return verdictsOf(one, minors).map((verdict) => sentences(verdict, one).sort());
}

/** The verdict for each minor; of a text that cannot be read at all, undefined. */
export function verdictsOf(
  { manifest, old, allowPrivileged }: Case,
  minors: readonly number[],
): (ServerAnswer | undefined)[] {
  const {
    documents: [document],
    problem,
  } = readManifests({ name: 'case', content: manifest });
  if (document === undefined || problem !== undefined) return minors.map(() => undefined);
  const { value, duplicates, fractions } = document;
  const options = { allowPrivileged, source: { duplicates, fractions } };
  if (old !== undefined) return judgeUpdate(JSON.parse(old), value, minors, options);
  const answers = judge(value, minors, options);
  const direct = judgeJson(SourceText.of('case', manifest), minors, { allowPrivileged });
  if (direct !== undefined) deepStrictEqual(direct, answers, 'the text is judged otherwise than its value');
  return answers;
}

// the server knows both from the address of a request
const UNASKED: ReadonlySet<Rule> = new Set([decoding.kindMissing, decoding.apiVersionMissing]);

function sentences(verdict: ServerAnswer | undefined, { manifest, old }: Case): string[] {
  if (verdict === undefined) return ['decode'];
  const { findings, daemonSet, minor } = verdict;
  const errors = findings.filter(({ rule }) => rule.severity === 'error' && !UNASKED.has(rule));
  if (errors.some(({ rule }) => rule.reason === 'FieldTypeMismatch')) return ['decode'];
  const said = errors.map(({ rule, field }) => (rule.stage === 'store' ? 'store' : `${rule.reason} ${field}`));
  if (errors.some(({ rule }) => rule.reason === 'DuplicateField')) return outermostDuplicates(said);
  if (errors.length > 0) return old === undefined || minor >= SAYS_ONCE ? said : [...new Set(said)];
  const warnings = findings.filter(({ rule }) => rule.severity === 'warning').map(({ field }) => `warning ${field}`);
  // an update is compared with what was there before, of which nothing is known here
  if (old !== undefined || daemonSet === undefined) return [...new Set(warnings)];
  const ignored = findings.filter(({ rule }) => rule.severity === 'ignored');
  const sent: unknown = ignored.length > 0 ? JSON.parse(manifest) : undefined;
  // what is in what is dropped goes with it
  const top = ignored.filter(({ field }) => !ignored.some((outer) => field.startsWith(`${outer.field}.`)));
  // the scheduler is not asked
  const neverRuns = findings
    .filter(({ rule }) => rule.severity === 'never-runs' && rule !== admission.schedulingGates)
    .map(({ rule, field }) => `never-runs ${rule.reason} ${field}`);
  const forbidden = (['baseline', 'restricted'] as const).flatMap((level) =>
    forbiddenBy(level, daemonSet.spec.template, minor).map(
      (finding) => `${level} ${toViolation(finding.toFinding()).check}`,
    ),
  );
  return [
    ...warnings,
    ...top.filter(({ path }) => !isNothing(valueAt(sent, path))).map(({ field }) => `dropped ${field}`),
    ...new Set([...neverRuns, ...forbidden]),
  ].filter((sentence) => sentence !== NAME_TOO_LONG || isAlwaysTooLong(daemonSet.metadata.name));
}
