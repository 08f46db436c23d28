import { KindCase } from './cases';
import { saysOnce } from './kubernetes';
import { RawFinding } from '../../../src/findings/context';
import { readManifests } from '../../../src/manifest/read-manifests';
import { judgeObject } from '../../../src/validation/kinds/judge-object';
import { judgeObjectUpdate } from '../../../src/validation/kinds/judge-update';
import { outermostDuplicates } from '../kubernetes';

export const NOT_JUDGED = 'not judged';

/** What the library finds in a case for some minors. */
export function findingsOf({ manifest, old }: KindCase, minors: readonly number[]): readonly RawFinding[][] | string {
  const {
    documents: [document],
    problem,
  } = readManifests({ name: 'case', content: manifest });
  if (document === undefined || problem !== undefined) return 'decode';
  const { value, duplicates, fractions } = document;
  const options = { source: { duplicates, fractions } };
  const { depth, answers } =
    old === undefined
      ? judgeObject(value, minors, options)
      : judgeObjectUpdate(JSON.parse(old), value, minors, options);
  const isRead = answers.every(({ findings }) => findings.every(({ rule }) => rule.reason !== 'FieldTypeMismatch'));
  // a new object that has what no rule is about
  const isBeyond = depth === 'schema' && old === undefined && isRead;
  return depth === 'none' || isBeyond ? NOT_JUDGED : answers.map(({ findings }) => [...findings]);
}

/** The same in the sentences of `kubernetesSays`. */
export function librarySays(one: KindCase, minors: readonly number[]): string[][] {
  const all = findingsOf(one, minors);
  return minors.map((minor, i) => (typeof all === 'string' ? [all] : sentences(all[i], one, minor)).sort());
}

function sentences(findings: readonly RawFinding[], { kind, old }: KindCase, minor: number): string[] {
  const errors = findings.filter(({ rule }) => rule.severity === 'error');
  if (errors.some(({ rule }) => rule.reason === 'FieldTypeMismatch')) return ['decode'];
  const said = errors.map(({ rule, field }) =>
    rule.id === 'store/resourceVersion' ? 'store' : `${rule.reason} ${field}`,
  );
  if (errors.some(({ rule }) => rule.reason === 'DuplicateField')) return outermostDuplicates(said);
  return old === undefined || saysOnce(kind, minor) ? said : [...new Set(said)];
}
