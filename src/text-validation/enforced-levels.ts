import { JudgedDocument } from './judged';
import { EnforcedLevel } from '../validation/pod-security/enforced-level';

/** Judges DaemonSets against the Pod Security levels that the labels of Namespaces in the same files enforce. The order does not matter. */
export function judgeAgainstNamespaces(documents: readonly JudgedDocument[]): readonly JudgedDocument[] {
  const levels = new Map<string, EnforcedLevel>();
  for (const { name, enforces } of documents) {
    if (name !== undefined && enforces !== undefined) levels.set(name, enforces);
  }
  if (levels.size === 0) return documents;
  return documents.map((document) => {
    const enforced = levels.get(document.namespace ?? '');
    const forbidden = enforced === undefined ? [] : (document.judgeAgainst?.(enforced) ?? []);
    return forbidden.length === 0
      ? document
      : { ...document, verdict: 'rejected', findings: [...document.findings, ...forbidden] };
  });
}
