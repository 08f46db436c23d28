import { KindCase } from './cases';
import { askKubernetes } from '../../../conformance/ask';
import { BEYOND_FLOAT, isDuplicate, outermostDuplicates, SAYS_ONCE, strictSentence } from '../kubernetes';

interface Cause {
  readonly reason: string;
  readonly field: string;
}

export interface Answer {
  readonly stage: string;
  readonly decodeError?: string;
  readonly strictErrors?: readonly string[];
  readonly errors: readonly Cause[];
  readonly update?: { readonly errors: readonly Cause[] };
}

export function ask(minor: string, cases: readonly KindCase[], fieldValidation?: string): Answer[] {
  if (cases.length === 0) return [];
  return askKubernetes<Answer>(
    minor,
    'judge',
    cases.map((one, i) => ({ id: String(i), ...one, fieldValidation })),
  );
}

/** What the real server says to each case, as sorted sentences: `decode` where it cannot read it, `FieldValueInvalid spec.x`; nothing where all is well. */
export function kubernetesSays(minor: string, cases: readonly KindCase[]): string[][] {
  const answers = ask(minor, cases);
  const lenient = ask(
    minor,
    cases.filter((_, i) => answers[i].stage === 'strict'),
    'Ignore',
  );
  let next = 0;
  return cases.map((one, i) => {
    const { stage, strictErrors = [] } = answers[i];
    const decided = stage === 'strict' ? lenient[next++] : answers[i];
    if (BEYOND_FLOAT.test(one.manifest)) return ['decode'];
    const all = [...(stage === 'strict' ? strictErrors.map(strictSentence) : []), ...refusals(decided, one, minor)];
    return (all.some(isDuplicate) ? outermostDuplicates(all) : all).sort();
  });
}

/** The aggregator does not ask the generated validation, which finds what is said twice. */
export function saysOnce(kind: string, minor: number): boolean {
  return kind !== 'APIService' && minor >= SAYS_ONCE;
}

function refusals({ stage, errors, update }: Answer, { kind, old }: KindCase, minor: string): string[] {
  if (stage === 'decode' || stage === 'panic') return [stage];
  const causes = (old === undefined ? errors : (update?.errors ?? [])).map(({ reason, field }) => `${reason} ${field}`);
  if (old !== undefined) return saysOnce(kind, Number(minor.slice(2))) ? causes : [...new Set(causes)];
  return stage === 'store' ? [stage] : causes;
}
