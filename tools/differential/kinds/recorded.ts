import { resolve } from 'path';
import { KindCase } from './cases';
import { findingsOf, librarySays, NOT_JUDGED } from './library';
import { Context } from '../../../src/findings/context';
import { Rule } from '../../../src/findings/rule';
import { rules as decoding } from '../../../src/stored/decode';
import { KIND_RULES } from '../../../src/validation/kinds/rules';
import { rules as metadata } from '../../../src/validation/metadata';

export const RECORDED_KINDS = resolve(__dirname, '../../../conformance/recorded/kinds.ndjson');

/** A case and what the real servers of some minors say to it, in sorted sentences. */
export interface RecordedCase extends KindCase {
  readonly said: readonly { readonly minors: readonly number[]; readonly sentences: readonly string[] }[];
}

/** The rules that no DaemonSet meets. */
export const RULES_OF_KINDS: readonly Rule[] = [...KIND_RULES, decoding.base64, metadata.generation];

const RUN = /([^\u0001])\1{99,}/g;
const PACKED = /\u0001(.)(\d+)\u0001/gs;

/** A line of the recording; a character that stands there a hundred times or more is written once, with its number. */
export function packCase(recorded: RecordedCase): string {
  const packed = (text: string): string =>
    text.replace(RUN, (run, character: string) => `\u0001${character}${run.length}\u0001`);
  return JSON.stringify(recorded, (_, value: unknown) => (typeof value === 'string' ? packed(value) : value));
}

export function unpackCase(line: string): RecordedCase {
  const unpacked = (text: string): string =>
    text.replace(PACKED, (_, character: string, count: string) => character.repeat(Number(count)));
  return JSON.parse(line, (_, value: unknown) => (typeof value === 'string' ? unpacked(value) : value)) as RecordedCase;
}

/** The rules that say something of a case for a minor. */
export function rulesOf(one: KindCase, minor: number): ReadonlySet<Rule> {
  const findings = findingsOf(one, [minor]);
  return new Set(typeof findings === 'string' ? [] : findings[0].map(({ rule }) => rule));
}

/** Whether the library would say something else of a case for a minor without a rule. */
export function weightOf(rule: Rule, one: KindCase, minor: number): boolean {
  const before = librarySays(one, [minor])[0];
  if (before[0] === NOT_JUDGED) return false;
  const { report } = Context.prototype;
  Context.prototype.report = function (this: Context, said: Rule, ...rest): void {
    if (said !== rule) report.call(this, said, ...rest);
  };
  try {
    return JSON.stringify(before) !== JSON.stringify(librarySays(one, [minor])[0]);
  } finally {
    Context.prototype.report = report;
  }
}

interface Disagreement {
  readonly manifest: string;
  readonly minor: number;
  readonly library: readonly string[];
  readonly kubernetes: readonly string[];
}

/** What the library says that the real servers do not, or the other way round, minor by minor; empty where they agree. */
export function disagreements(recorded: RecordedCase): Disagreement[] {
  return recorded.said.flatMap(({ minors, sentences }) =>
    librarySays(recorded, minors).flatMap((library, i) =>
      library[0] === NOT_JUDGED || JSON.stringify(library) === JSON.stringify(sentences)
        ? []
        : [{ manifest: recorded.manifest, minor: minors[i], library, kubernetes: sentences }],
    ),
  );
}
