import { ManifestDocument } from '../../manifest/manifest-document';
import { structOf, textOf } from '../../scheduling/reading';
import { Input, systemReason } from '../inputs';
import { readSource } from '../validate/judge-source';
import { InputProblem } from '../validate/judged';

/** Inventories of big clusters are long: 5,000 nodes have 120 MB as kubectl writes them. A JavaScript string ends a little above. */
const MAX_LENGTH = 500 * 2 ** 20;

/** What was read of some files: all their objects, and why some of them could not be read. */
export interface ReadObjects {
  readonly documents: readonly ManifestDocument[];
  readonly problems: readonly InputProblem[];
}

export async function readObjects(inputs: readonly Input[], step: () => void): Promise<ReadObjects> {
  const documents: ManifestDocument[] = [];
  const problems: InputProblem[] = [];
  for (const { name, read } of inputs) {
    try {
      const result = readSource(await read(), { maxLength: MAX_LENGTH });
      for (const document of result.documents) documents.push(document);
      problems.push(...result.problems);
    } catch (error) {
      problems.push({ source: name, message: `cannot be read: ${systemReason(error as NodeJS.ErrnoException)}` });
    }
    step();
  }
  return { documents, problems };
}

/** What stands in an inventory and is nothing of it: each sort of it once for a file, at the first place. */
export function strangersIn(documents: readonly ManifestDocument[], kind: 'Node' | 'Pod'): InputProblem[] {
  const found = new Map<string, { readonly document: ManifestDocument; readonly what: string; count: number }>();
  for (const document of documents) {
    const what = strangeness(document.value, kind);
    if (what === undefined) continue;
    const key = `${document.source}\n${what}`;
    const known = found.get(key);
    if (known !== undefined) known.count++;
    else found.set(key, { document, what, count: 1 });
  }
  return [...found.values()].map(({ document, what, count }) => {
    const more = count === 1 ? '' : `, and ${count - 1} more of this`;
    return { source: document.source, message: `${what}${more}`, ...document.locate() };
  });
}

function strangeness(value: unknown, kind: string): string | undefined {
  const way = `write the file with kubectl get ${kind.toLowerCase()}s${kind === 'Pod' ? ' -A' : ''} -o json`;
  const { kind: found, metadata } = structOf(value);
  if (found === undefined && metadata === undefined) return `this is no object of Kubernetes; ${way}`;
  if (found === 'Table') return `this is a Table, which has no ${kind}s in it; ${way}`;
  // an empty list whose items are null
  if (isList(value)) return undefined;
  if (found !== undefined && found !== kind) return `this is ${textOf(found) === '' ? 'no' : `a ${textOf(found)}, not a`} ${kind}; ${way}`;
  return textOf(structOf(metadata).name) === '' ? `this ${kind} has no metadata.name` : undefined;
}

/** A list that was not taken apart, because it has no items. */
export function isList(value: unknown): boolean {
  return textOf(structOf(value).kind).endsWith('List');
}
