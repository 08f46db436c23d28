import type { ServerAnswer } from './server-answer';
import { RawFinding } from '../findings/context';
import { comparePlaces, placeIn } from '../findings/document-order';
import { Finding } from '../findings/finding';
import { Rule, Severity } from '../findings/rule';
import { describeVersions } from '../stored/kubernetes-versions';

const SEVERITIES: readonly Severity[] = ['error', 'never-runs', 'ignored', 'warning', 'advice'];

/** How many findings of a rule are listed. The others are counted. */
const MOST_OF_A_RULE = 100;

/**
 * The findings of several minors as one list: a finding of several minors is listed once, with its versions. Errors of reading come first,
 * then severity by severity, each in the order of the manifest. Of many findings of one rule, the last one says how many more there are.
 */
export function toFindings(answers: readonly ServerAnswer[], manifest: unknown): Finding[] {
  return findingsOf(answers, { value: manifest });
}

/** The same for a manifest whose value takes time to read: it is not asked for where a single finding needs no order. */
export function findingsOf(answers: readonly ServerAnswer[], manifest: { readonly value: unknown }): Finding[] {
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
        merged.set(`${what} ${count}`, { raw, minors: [minor] });
      }
    }
  }
  return bounded(merged.size === 1 ? [...merged.values()] : inOrder([...merged.values()], manifest.value), answers);
}

function inOrder(merged: readonly Merged[], manifest: unknown): Merged[] {
  const indexes = new Map<object, ReadonlyMap<string, number>>();
  return merged
    .map((one) => ({ one, place: [rankOf(one.raw.rule), ...placeIn(manifest, one.raw.path.segments(), indexes)] }))
    .sort((a, b) => comparePlaces(a.place, b.place))
    .map(({ one }) => one);
}

function bounded(merged: readonly Merged[], answers: readonly ServerAnswer[]): Finding[] {
  const totals = new Map<Rule, number>();
  for (const { raw } of merged) totals.set(raw.rule, (totals.get(raw.rule) ?? 0) + 1);
  for (const { counts = [] } of answers) {
    for (const [rule, count] of counts) totals.set(rule, Math.max(count, totals.get(rule) ?? 0));
  }
  const told = new Map<Rule, number>();
  return merged.flatMap(({ raw, minors }) => {
    const count = (told.get(raw.rule) ?? 0) + 1;
    told.set(raw.rule, count);
    if (count > MOST_OF_A_RULE + 1) return [];
    const finding = raw.toFinding();
    if (count > MOST_OF_A_RULE) {
      return { ...finding, message: `and ${(totals.get(raw.rule)! - MOST_OF_A_RULE).toLocaleString('en')} more` };
    }
    return minors.length === answers.length ? finding : { ...finding, versions: describeVersions(minors) };
  });
}

function rankOf({ severity, stage }: Rule): number {
  const isOfReading = severity === 'error' && (stage === 'read' || stage === 'decode' || stage === 'convert');
  return isOfReading ? -1 : SEVERITIES.indexOf(severity);
}

interface Merged {
  readonly raw: RawFinding;
  readonly minors: number[];
}
