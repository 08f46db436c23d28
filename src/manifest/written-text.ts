import { Yaml } from 'cdk8s';
import { readManifests } from './read-manifests';

/** What is special about a text that cdk8s writes in a way that kubectl reads otherwise. */
export type MisreadCause = 'character' | 'mergeKey' | 'number' | 'tab';

/** A text that cdk8s writes in a way that kubectl reads otherwise. */
export interface Misreading {
  readonly cause: MisreadCause;
  /** What kubectl reads in its place; undefined where it cannot read the file. */
  readonly read?: unknown;
}

/** All texts that can be misread, and some others: the rest is not looked at closer. */
const SUSPECTS =
  /^[-+]?0(?:[oOXB]|b[-+])|^[-+.\d][\d.eE+-]*_|^<<$|^[ \n]*\t[^]*\n|^\n[ \n]*\t|[\x7f-\x9f\u2028\u2029\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether a text has to be looked at closer. Nearly none has, so this is what has to be fast. */
export function isSuspect(text: string): boolean {
  return SUSPECTS.test(text);
}

/** What kubectl makes of a value that is a text, when it reads what cdk8s writes; undefined where that is the same text. */
export function misreadValue(text: string): Misreading | undefined {
  return isSuspect(text) ? misreading(text, { text }, ({ text: read }) => read) : undefined;
}

/** The same of the key of a map. */
export function misreadKey(key: string): Misreading | undefined {
  return isSuspect(key) ? misreading(key, { [key]: 0 }, (read) => Object.keys(read)[0]) : undefined;
}

function misreading(text: string, object: object, pick: (read: any) => unknown): Misreading | undefined {
  const { documents, problem } = readManifests({ name: '', content: Buffer.from(Yaml.stringify(object)) });
  const read = problem || documents.length !== 1 ? undefined : pick(documents[0].value);
  return read === text ? undefined : { cause: causeOf(text), read };
}

function causeOf(text: string): MisreadCause {
  if (text === '<<') return 'mergeKey';
  if (/^[ \n]*\t/.test(text) && text.includes('\n')) return 'tab';
  return /^[-+.\w]+$/.test(text) ? 'number' : 'character';
}
