import { librarySays, verdictsOf } from './library';
import { Case } from './parts';
import { Context } from '../../src/findings/context';
import { Rule } from '../../src/findings/rule';
import { BASELINE } from '../../src/validation/pod-security/baseline';
import { Check } from '../../src/validation/pod-security/check';
import { violationsOf } from '../../src/validation/pod-security/evaluate';
import { RESTRICTED } from '../../src/validation/pod-security/restricted';

/** A case and what the real servers of some minors say to it, in sorted sentences. */
export interface Recorded extends Case {
  readonly said: readonly { readonly minors: readonly number[]; readonly sentences: readonly string[] }[];
}

const CHECKS: readonly Check[] = [...BASELINE, ...RESTRICTED];
const RUN = /([^\u0001])\1{99,}/g;
const PACKED = /\u0001(.)(\d+)\u0001/gs;

/** A line of the recording; a character that stands there a hundred times or more is written once, with its number. */
export function pack(recorded: Recorded): string {
  const packed = (text: string): string =>
    text.replace(RUN, (run, character: string) => `\u0001${character}${run.length}\u0001`);
  return JSON.stringify({
    ...recorded,
    manifest: packed(recorded.manifest),
    ...(recorded.old === undefined ? {} : { old: packed(recorded.old) }),
  });
}

export function unpack(line: string): Recorded {
  const recorded = JSON.parse(line) as Recorded;
  const unpacked = (text: string): string =>
    text.replace(PACKED, (_, character: string, count: string) => character.repeat(Number(count)));
  return {
    ...recorded,
    manifest: unpacked(recorded.manifest),
    ...(recorded.old === undefined ? {} : { old: unpacked(recorded.old) }),
  };
}

/** What the library says of a case for a minor where a rule is taken out of it. */
export function saysWithout(rule: Rule, one: Case, minor: number): string[] {
  const { reportAt } = Context.prototype;
  const check = CHECKS.find((other) => other.rule === rule) as { find: Check['find'] } | undefined;
  const find = check?.find;
  // `report` goes through it too
  Context.prototype.reportAt = function (this: Context, said: Rule, ...rest): void {
    if (said !== rule) reportAt.call(this, said, ...rest);
  };
  if (check !== undefined) check.find = () => undefined;
  try {
    return librarySays(one, [minor])[0];
  } finally {
    Context.prototype.reportAt = reportAt;
    if (check !== undefined) check.find = find!;
  }
}

/** The rules that say something of a case for a minor, of whatever severity and Pod Security level. */
export function rulesOf(one: Case, minor: number): ReadonlySet<Rule> {
  const [verdict] = verdictsOf(one, [minor]);
  const template = one.old === undefined ? verdict?.daemonSet?.spec.template : undefined;
  return new Set(
    [...(verdict?.findings ?? []), ...(template === undefined ? [] : violationsOf(template, minor))].map(
      ({ rule }) => rule,
    ),
  );
}

/** What is said of a case at all: that it is refused, does not run, loses something, is warned of, or is forbidden at a Pod Security level. */
function kindsOf(sentences: readonly string[]): ReadonlySet<string> {
  return new Set(
    sentences.map(
      (sentence) => /^(?:never-runs|dropped|warning|baseline|restricted) /.exec(sentence)?.[0] ?? 'refused',
    ),
  );
}

/** What a rule is to a case for a minor. Without it the case would not be refused (or run, and so on): `alone`; something else would be said: `needed`. */
export function weightOf(rule: Rule, one: Case, minor: number): 'alone' | 'needed' | undefined {
  const [before, after] = [librarySays(one, [minor])[0], saysWithout(rule, one, minor)];
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  const left = kindsOf(after);
  return [...kindsOf(before)].some((kind) => !left.has(kind)) ? 'alone' : 'needed';
}

interface Disagreement {
  readonly manifest: string;
  readonly minor: number;
  readonly library: readonly string[];
  readonly kubernetes: readonly string[];
}

/** What the library says that the real servers do not, or the other way round, minor by minor; empty where they agree. */
export function disagreements(recorded: Recorded): Disagreement[] {
  return recorded.said.flatMap(({ minors, sentences }) =>
    librarySays(recorded, minors).flatMap((library, i) =>
      JSON.stringify(library) === JSON.stringify(sentences)
        ? []
        : [{ manifest: recorded.manifest, minor: minors[i], library, kubernetes: sentences }],
    ),
  );
}
