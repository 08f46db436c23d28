import { librarySays, verdictsOf } from './library';
import { Case } from './parts';
import { RawFinding, Rule } from '../../src/validation/context';
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

/** The rules that decide a case alone for a minor: without one of them the library would say nothing, or that a Pod Security level allows it. */
export function decidingRules(one: Case, minor: number): readonly Rule[] {
  const [verdict] = verdictsOf(one, [minor]);
  if (verdict === undefined) return [];
  const { findings, daemonSet } = verdict;
  if (findings.length > 0) return only(findings);
  if (daemonSet === undefined || one.old !== undefined) return [];
  return (['baseline', 'restricted'] as const).flatMap((level) => only(forbiddenBy(level, daemonSet.spec.template, minor)));
}

function only(findings: readonly RawFinding[]): readonly Rule[] {
  const rules = new Set(findings.map(({ rule }) => rule));
  return rules.size === 1 ? [...rules] : [];
}

/** What the library says that the real servers do not, or the other way round, minor by minor; empty where they agree. */
export function disagreements(recorded: Recorded): object[] {
  return recorded.said.flatMap(({ minors, sentences }) => librarySays(recorded, minors)
    .flatMap((library, i) => JSON.stringify(library) === JSON.stringify(sentences)
      ? [] : [{ manifest: recorded.manifest, minor: minors[i], library, kubernetes: sentences }]));
}
