import type { ServerAnswer } from './server-answer';
import { comparePlaces, placeIn } from '../findings/document-order';
import { Finding } from '../findings/finding';
import { Rule, Severity } from '../findings/rule';
import { describeVersions } from '../stored/kubernetes-versions';

const SEVERITIES: readonly Severity[] = ['error', 'never-runs', 'ignored', 'warning', 'advice'];

/**
 * The findings of several minors as one list: what several say is there once, with their versions. Errors of reading come first,
 * then severity by severity, each in the order of the manifest.
 */
export function toFindings(answers: readonly ServerAnswer[], manifest: unknown): Finding[] {
  if (answers.every(({ findings }) => findings.length === 0)) return [];
  const merged = new Map<string, Merged>();
  for (const { minor, findings } of answers) {
    const counts = new Map<string, number>();
    for (const raw of findings) {
      const what = `${raw.rule.id} ${raw.field} ${raw.message}`;
      const count = (counts.get(what) ?? 0) + 1;
      counts.set(what, count);
      const known = merged.get(`${what} ${count}`);
      if (known !== undefined) {
        known.minors.push(minor);
      } else {
        const finding = raw.toFinding();
        const order = [rankOf(raw.rule), ...placeIn(manifest, finding.path)];
        merged.set(`${what} ${count}`, { finding, minors: [minor], order });
      }
    }
  }
  return [...merged.values()]
    .sort((a, b) => comparePlaces(a.order, b.order))
    .map(({ finding, minors }) =>
      minors.length === answers.length ? finding : { ...finding, versions: describeVersions(minors) },
    );
}

function rankOf({ severity, stage }: Rule): number {
  const isOfReading = severity === 'error' && (stage === 'read' || stage === 'decode' || stage === 'convert');
  return isOfReading ? -1 : SEVERITIES.indexOf(severity);
}

interface Merged {
  readonly finding: Finding;
  readonly minors: number[];
  readonly order: readonly number[];
}
