import { JudgedDocument, Verdict } from './judged';
import { Judging } from './judging';
import { locateAll } from './place';
import { ManifestDocument } from '../manifest/manifest-document';
import { Depth, judgeObject, JudgedObject } from '../validation/kinds/judge-object';
import { judgeObjectUpdate } from '../validation/kinds/judge-update';
import { findingsOf } from '../validation/to-findings';

/** What is said of an object of another kind than DaemonSet, as a new one or in the place of an old one. */
export function judgeOther(
  document: ManifestDocument,
  { minors, allowPrivileged, versionOption }: Judging,
  old?: unknown,
): Pick<JudgedDocument, 'verdict' | 'findings'> {
  const options = { allowPrivileged, versionOption, source: document, isJson: true };
  const { value } = document;
  const { depth, answers }: JudgedObject =
    old === undefined ? judgeObject(value, minors, options) : judgeObjectUpdate(old, value, minors, options);
  const findings = locateAll(document, findingsOf(answers, document));
  return { verdict: verdictOf(depth, findings), findings };
}

/** Where only the schema is known, that nothing was found does not mean that the server accepts the object. */
export function verdictOf(depth: Depth, findings: readonly { readonly severity: string }[]): Verdict {
  if (findings.some(({ severity }) => severity === 'error')) return 'rejected';
  return depth === 'whole' ? 'accepted' : 'not-judged';
}
