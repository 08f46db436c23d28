import { JudgedDocument } from './judged';
import { referencesOf } from '../references/check';

/**
 * Adds what objects of the files need of each other and do not find, such as a key of a ConfigMap. None of it is an error, since the API server
 * takes each object for itself; objects that no file has may be in the cluster.
 */
export function judgeReferences(documents: readonly JudgedDocument[]): readonly JudgedDocument[] {
  const placed = documents.map(({ object, namespace = '' }) => ({ manifest: object?.value, place: namespace }));
  return referencesOf(placed).map((found, i) => {
    const { object, findings } = documents[i];
    if (object === undefined || found.length === 0) return documents[i];
    return { ...documents[i], findings: [...findings, ...object.place(found)] };
  });
}
