import { librarySays, verdictsOf } from './library';
import { Case } from './parts';
import { Rule } from '../../src/validation/context';
import { forbiddenBy } from '../../src/validation/pod-security/evaluate';

/** A case and what the real servers of some minors say to it, in sorted sentences. */
export interface Recorded extends Case {
  readonly said: readonly { readonly minors: readonly number[]; readonly sentences: readonly string[] }[];
}

const RUN = /([^\u0001])\1{99,}/g;
const PACKED = /\u0001(.)(\d+)\u0001/gs;

/** A line of the recording; a character that stands there a hundred times or more is written once, with its number. */
export function pack(recorded: Recorded): string {
  const packed = (text: string): string => text.replace(RUN, (run, character: string) => `\u0001${character}${run.length}\u0001`);
  return JSON.stringify({ ...recorded, manifest: packed(recorded.manifest), ...recorded.old === undefined ? {} : { old: packed(recorded.old) } });
}

export function unpack(line: string): Recorded {
  const recorded = JSON.parse(line) as Recorded;
  const unpacked = (text: string): string => text.replace(PACKED, (_, character: string, count: string) => character.repeat(Number(count)));
  return { ...recorded, manifest: unpacked(recorded.manifest), ...recorded.old === undefined ? {} : { old: unpacked(recorded.old) } };
}

/** The rules that decide a case alone: without one of them the library would say nothing, or would say that a Pod Security level allows it. */
export function decidingRules(one: Case, minors: readonly number[]): readonly Rule[] {
  const found = new Set<Rule>();
  const forbidding = { baseline: new Set<Rule>(), restricted: new Set<Rule>() };
  for (const verdict of verdictsOf(one, minors)) {
    if (verdict === undefined) return [];
    for (const { rule } of verdict.findings) found.add(rule);
    if (verdict.daemonSet === undefined || one.old !== undefined || verdict.findings.length > 0) continue;
    for (const level of ['baseline', 'restricted'] as const) {
      for (const { rule } of forbiddenBy(level, verdict.daemonSet.spec.template, verdict.minor)) forbidding[level].add(rule);
    }
  }
  if (found.size > 0) return found.size === 1 ? [...found] : [];
  return [...new Set(Object.values(forbidding).flatMap((rules) => rules.size === 1 ? [...rules] : []))];
}

/** What the library says that the real servers do not, or the other way round, minor by minor; empty where they agree. */
export function disagreements(recorded: Recorded): object[] {
  return recorded.said.flatMap(({ minors, sentences }) => librarySays(recorded, minors)
    .flatMap((library, i) => JSON.stringify(library) === JSON.stringify(sentences) ? [] : [{ manifest: recorded.manifest, minor: minors[i], library, kubernetes: sentences }]));
}
