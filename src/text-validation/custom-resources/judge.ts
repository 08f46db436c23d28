import { CustomResourceDefinitions } from './definitions';
import { validateCustomResource } from './validate';
import { isJsonObject } from '../../model/json-object';
import { verdictOf } from '../judge-other';
import { JudgedDocument } from '../judged';

/** Judges custom resources by the definitions among the files, and by others. None is called accepted: expressions and limits are not read. */
export function judgeCustomResources(
  documents: readonly JudgedDocument[],
  others: readonly unknown[] = [],
): readonly JudgedDocument[] {
  const definitions = new CustomResourceDefinitions([...documents.map(({ object }) => object?.value), ...others]);
  return documents.map((document) => {
    const { object, verdict, findings } = document;
    const value = object?.value;
    if (verdict !== 'not-judged' || object === undefined || !isJsonObject(value)) return document;
    const version = definitions.versionOf(value);
    if (version === undefined) return document;
    const all = [...findings, ...object.place(validateCustomResource(value, version))];
    return { ...document, findings: all, verdict: verdictOf('schema', all) };
  });
}
