import { dropped } from './dropped';
import { Case } from './parts';
import { fieldOfWarning } from './warning-fields';
import { askKubernetes } from '../../conformance/ask';

interface Cause {
  readonly reason: string;
  readonly field: string;
  readonly message: string;
}

interface Answer {
  readonly stage: string;
  readonly decodeError?: string;
  readonly strictErrors?: readonly string[];
  readonly errors: readonly Cause[];
  readonly warnings: readonly string[];
  readonly update?: { readonly errors: readonly Cause[]; readonly warnings?: readonly string[] };
  readonly stored?: object;
  readonly pod?: { readonly errors: readonly Cause[] };
  readonly revision?: { readonly errors: readonly Cause[] };
  readonly admission?: readonly string[];
  readonly podSecurity?: { readonly [level in 'baseline' | 'restricted']: readonly { readonly check: string }[] };
}

/**
 * What the real server says to each case, as sorted sentences: `decode` where it cannot read it, `FieldValueInvalid spec.x`, `warning spec.x`,
 * `dropped spec.x`, `never-runs FieldValueInvalid spec.x`, `baseline hostPorts`, each as often as the server says it (but of an update, which older ones judge twice, once); nothing where all is well.
 */
export function kubernetesSays(minor: string, cases: readonly Case[]): string[][] {
  const answers = ask(minor, cases);
  const strict = cases.filter((_, i) => answers[i].stage === 'strict');
  const lenient = ask(minor, strict, 'Ignore');
  let next = 0;
  return cases.map((one, i) => {
    const said = sentences(answers[i], one, Number(minor.slice(2)));
    const all =
      answers[i].stage === 'strict' ? [...said, ...refusals(lenient[next++], one, Number(minor.slice(2)))] : said;
    if (BEYOND_FLOAT.test(one.manifest)) return ['decode'];
    return (all.some(isDuplicate) ? outermostDuplicates(all) : all).sort();
  });
}

/** A number that kubectl refuses before it sends anything, where the server would pass over it in a field that it does not know. */
export const BEYOND_FLOAT = /[:[,]\s*-?\d+e\d{3}/;

/** From this minor on an update is not said the same thing twice. */
export const SAYS_ONCE = 37;

export const isDuplicate = (sentence: string): boolean => sentence.startsWith('DuplicateField ');

/** Where a key stands twice, the strict errors that are in none of the two values: Go reads these one into the other, where the library takes the last. */
export function outermostDuplicates(all: readonly string[]): string[] {
  const pathOf = (sentence: string): string => sentence.slice(sentence.indexOf(' ') + 1);
  const duplicates = all.filter(isDuplicate).map(pathOf);
  const isInside = (path: string): boolean =>
    duplicates.some((outer) => path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`));
  return all.filter((sentence) => /^(?:Duplicate|Unknown)Field /.test(sentence) && !isInside(pathOf(sentence)));
}

export const NAME_TOO_LONG = 'never-runs FieldValueInvalid metadata.name';

/** Whether a revision's name is too long for every hash of the template, which has up to ten digits, most often ten. */
export function isAlwaysTooLong(name = ''): boolean {
  return name.length === 253;
}

function ask(minor: string, cases: readonly Case[], fieldValidation?: string): Answer[] {
  if (cases.length === 0) return [];
  return askKubernetes<Answer>(
    minor,
    'judge',
    cases.map((one, i) => ({ id: String(i), ...one, fieldValidation, want: ['stored', 'podSecurity'] })),
  );
}

/** Why it cannot be read. */
export function decodeError(minor: string, one: Case): string {
  return ask(minor, [one])[0].decodeError ?? '';
}

function sentences(answer: Answer, one: Case, minor: number): string[] {
  const { stage, strictErrors = [], update } = answer;
  if (stage === 'strict') return strictErrors.map(strictSentence);
  const manifest = stage === 'ok' || update !== undefined ? JSON.parse(one.manifest) : {};
  const warned = (texts: readonly string[]): string[] =>
    texts.map((text) => `warning ${fieldOfWarning(text, manifest, minor)}`);
  if (update !== undefined) {
    return update.errors.length > 0 ? refusals(answer, one, minor) : [...new Set(warned(update.warnings ?? []))];
  }
  if (stage !== 'ok') return refusals(answer, one, minor);
  return [
    ...warned(answer.warnings),
    ...dropped(manifest, answer.stored!).map((field) => `dropped ${field}`),
    ...neverRuns(answer).filter((sentence) => sentence !== NAME_TOO_LONG || isAlwaysTooLong(manifest.metadata.name)),
    ...forbidden(answer),
  ];
}

/** The plugins name no fields. */
const REFUSED_BY_ADMISSION: readonly (readonly [RegExp, string])[] = [
  [/: no PriorityClass with name /, 'FieldValueNotFound spec.template.spec.priorityClassName'],
  [/: the integer value of priority /, 'FieldValueForbidden spec.template.spec.priority'],
  [/: the string value of PreemptionPolicy /, 'FieldValueForbidden spec.template.spec.preemptionPolicy'],
  [/: Pod Overhead set without /, 'FieldValueForbidden spec.template.spec.overhead'],
];

/** Why there are no pods of what was accepted: each field once, as the template has it. */
function neverRuns({ pod, revision, admission = [] }: Answer): string[] {
  // the server has no path for resource claims of mirror pods
  const fieldOfTemplate = (field: string): string =>
    field === '[]' ? 'spec.template.spec.resourceClaims' : `spec.template.${field}`;
  return [
    ...new Set([
      ...pod!.errors.map(({ reason, field }) => `never-runs ${reason} ${fieldOfTemplate(field)}`),
      ...revision!.errors.map(({ reason, field }) => `never-runs ${reason} ${field}`),
      ...admission.map(
        (text) => `never-runs ${REFUSED_BY_ADMISSION.find(([pattern]) => pattern.test(text))?.[1] ?? text}`,
      ),
    ]),
  ];
}

function forbidden({ podSecurity }: Answer): string[] {
  return (['baseline', 'restricted'] as const).flatMap((level) =>
    podSecurity![level].map(({ check }) => `${level} ${check}`),
  );
}

function refusals({ stage, errors, update }: Answer, { old }: Case, minor: number): string[] {
  if (stage === 'decode' || stage === 'panic') return [stage];
  const said = old === undefined ? errors : (update?.errors ?? []);
  const causes = said.map(({ reason, field }) => `${reason} ${field}`);
  if (old !== undefined) return minor >= SAYS_ONCE ? causes : [...new Set(causes)];
  return stage === 'store' ? [stage] : causes;
}

export function strictSentence(text: string): string {
  const match = /^(unknown|duplicate) field (".*")$/s.exec(text);
  if (match === null) throw new Error(`a strict error of another kind: ${text}`);
  return `${match[1] === 'unknown' ? 'UnknownField' : 'DuplicateField'} ${unquote(match[2])}`;
}

/** The text of a Go literal as %q writes it. */
function unquote(literal: string): string {
  const plain = literal.replace(/\\(?:a|v|x(..)|U(........)|.)/gs, (escape, hex?: string, wide?: string) => {
    if (escape === '\\a') return '\\u0007';
    if (escape === '\\v') return '\\u000b';
    return hex ? `\\u00${hex}` : wide ? String.fromCodePoint(parseInt(wide, 16)) : escape;
  });
  return JSON.parse(plain) as string;
}
