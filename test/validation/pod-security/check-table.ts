import { judge } from '../../../src/validation/judge';
import { forbiddenBy, toViolation } from '../../../src/validation/pod-security/evaluate';
import { askKubernetes, builtMinors, liveTest } from '../../support/conformance';
import { daemonSetOf } from '../daemon-set-table';

/** What a level forbids in a pod: each as `check field`. A number starts the list of that minor and newer ones. */
export interface Row {
  readonly podMetadata?: object;
  readonly podSpec?: object;
  readonly found: readonly string[] | { readonly [since: number]: readonly string[] };
}

const MINORS = [28, 29, 30, 31, 32, 33, 34, 35, 36, 37];

/** One test for each sentence, over all minors, and one that asks the real pod-security-admission for the names of the checks. */
export function testChecks(level: 'baseline' | 'restricted', rows: { readonly [sentence: string]: Row }): void {
  test.each(Object.entries(rows))(`${level}: %s`, (_sentence, row) => {
    for (const minor of MINORS) {
      expect({ minor, found: foundIn(daemonSetOf(row), level, minor).sort() }).toEqual({
        minor,
        found: expectedOf(row, minor),
      });
    }
  });

  liveTest(`real Kubernetes finds the same against ${level}`, () => {
    const entries = Object.entries(rows);
    for (const version of builtMinors) {
      const answers = askKubernetes<Answer>(
        version,
        'judge',
        entries.map(([, row]) => ({
          manifest: JSON.stringify(daemonSetOf(row)),
          fieldValidation: 'Ignore',
          want: ['podSecurity'],
        })),
      );
      entries.forEach(([sentence, row], i) => {
        const checks = new Set(expectedOf(row, Number(version.slice(2))).map((found) => found.split(' ')[0]));
        expect({ version, sentence, checks: answers[i].podSecurity?.[level].map(({ check }) => check).sort() }).toEqual(
          { version, sentence, checks: [...checks].sort() },
        );
      });
    }
  });
}

interface Answer {
  readonly podSecurity?: { readonly [level: string]: readonly { readonly check: string }[] };
}

function foundIn(daemonSet: unknown, level: 'baseline' | 'restricted', minor: number): string[] {
  return forbiddenBy(level, judge(daemonSet, [minor])[0].daemonSet!.spec.template, minor).map(
    (finding) => `${toViolation(finding.toFinding()).check} ${finding.field}`,
  );
}

function expectedOf({ found }: Row, minor: number): string[] {
  if (Array.isArray(found)) return [...found].sort();
  const since = Object.keys(found)
    .map(Number)
    .filter((first) => first <= minor);
  return since.length === 0 ? [] : [...(found as { [since: number]: readonly string[] })[Math.max(...since)]].sort();
}
