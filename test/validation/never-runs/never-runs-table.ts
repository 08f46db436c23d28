import { judge } from '../../../src/validation/judge';
import { askKubernetes, builtMinors, liveTest } from '../../support/conformance';
import { daemonSetOf } from '../daemon-set-table';

/** Why an accepted DaemonSet has no pods: each as `Reason field`. A number starts the list of that minor and newer ones. */
export interface Row {
  readonly metadata?: object;
  readonly podMetadata?: object;
  readonly podSpec?: object;
  readonly found: readonly string[] | { readonly [since: number]: readonly string[] };
}

const MINORS = [28, 29, 30, 31, 32, 33, 34, 35, 36, 37];

/** One test for each sentence, over all minors. */
export function testNeverRuns(rows: { readonly [sentence: string]: Row }): void {
  test.each(Object.entries(rows))('%s', (_sentence, row) => {
    for (const minor of MINORS) {
      expect({ minor, found: foundIn(daemonSetOf(row), minor).sort() }).toEqual({
        minor,
        found: expectedOf(row, minor),
      });
    }
  });
}

/** The same asked of the real strategies of pods and ControllerRevisions. */
export function testAgainstKubernetes(rows: { readonly [sentence: string]: Row }): void {
  liveTest('real Kubernetes refuses the same pods and revisions, for the same', () => {
    const entries = Object.entries(rows);
    for (const version of builtMinors) {
      const answers = askKubernetes<Answer>(
        version,
        'judge',
        entries.map(([, row]) => ({ manifest: JSON.stringify(daemonSetOf(row)), fieldValidation: 'Ignore' })),
      );
      entries.forEach(([sentence, row], i) => {
        const { pod, revision } = answers[i];
        const found = [
          ...new Set(
            (pod?.errors ?? []).map(
              ({ reason, field }) => `${reason.replace('FieldValue', '')} ${fieldOfTemplate(field)}`,
            ),
          ),
          ...(revision?.errors ?? []).map(({ reason, field }) => `${reason.replace('FieldValue', '')} ${field}`),
        ];
        expect({ version, sentence, found: found.sort() }).toEqual({
          version,
          sentence,
          found: expectedOf(row, Number(version.slice(2))),
        });
      });
    }
  });
}

interface Answer {
  readonly pod?: Outcome;
  readonly revision?: Outcome;
}
interface Outcome {
  readonly errors: readonly { readonly reason: string; readonly field: string }[];
}

/** The server has no path for resource claims of mirror pods. */
function fieldOfTemplate(field: string): string {
  return field === '[]' ? 'spec.template.spec.resourceClaims' : `spec.template.${field}`;
}

function foundIn(daemonSet: object, minor: number): string[] {
  return judge(daemonSet, [minor])[0]
    .findings.filter(({ rule }) => rule.severity === 'never-runs')
    .map(({ rule, field }) => `${rule.reason.replace('FieldValue', '')} ${field}`);
}

function expectedOf({ found }: Row, minor: number): string[] {
  if (Array.isArray(found)) return [...found].sort();
  const since = Object.keys(found)
    .map(Number)
    .filter((first) => first <= minor);
  return since.length === 0 ? [] : [...(found as { [since: number]: readonly string[] })[Math.max(...since)]].sort();
}
