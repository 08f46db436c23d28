import { ReadFiles } from './read-objects';
import { ManifestDocument } from '../../manifest/manifest-document';
import { ManifestSource } from '../../manifest/read-manifests';
import { objectOf, textOf } from '../../model/untyped';
import { readSource } from '../../text-validation/judge-source';
import { InputProblem } from '../../text-validation/judged';

type Kind = 'Node' | 'Pod';

/** Inventories are long: 5,000 nodes have 120 MB as kubectl writes them. A JavaScript string ends a little above. */
const MAX_LENGTH = 500 * 2 ** 20;

/** The nodes or pods of a file. */
export function takeInventory(kind: Kind): (source: ManifestSource) => ReadFiles<unknown> {
  return (source) => {
    const { documents, problems } = readSource(source, { maxLength: MAX_LENGTH });
    return { objects: documents.map(({ value }) => value), problems: [...problems, ...strangersIn(documents, kind)] };
  };
}

/** What stands in an inventory and is nothing of it: each sort of it once for a file, at the first place. */
function strangersIn(documents: readonly ManifestDocument[], kind: Kind): InputProblem[] {
  const found = new Map<string, { readonly document: ManifestDocument; count: number }>();
  for (const document of documents) {
    const what = strangeness(document.value, kind);
    if (what === undefined) continue;
    const known = found.get(what);
    if (known !== undefined) known.count++;
    else found.set(what, { document, count: 1 });
  }
  return [...found].map(([what, { document, count }]) => {
    const more = count === 1 ? '' : `, and ${count - 1} more of this`;
    return { source: document.source, message: `${what}${more}`, ...document.locate() };
  });
}

function strangeness(value: unknown, kind: Kind): string | undefined {
  const way = `write the file with kubectl get ${kind.toLowerCase()}s${kind === 'Pod' ? ' -A' : ''} -o json`;
  const { kind: found, metadata } = objectOf(value);
  if (found === undefined && metadata === undefined) return `this is no object of Kubernetes; ${way}`;
  if (found === 'Table') return `this is a Table, which has no ${kind}s in it; ${way}`;
  if (isEmptyList(value)) return undefined;
  if (found !== undefined && found !== kind) {
    return `this is ${textOf(found) === '' ? 'no' : `a ${textOf(found)}, not a`} ${kind}; ${way}`;
  }
  return textOf(objectOf(metadata).name) === '' ? `this ${kind} has no metadata.name` : undefined;
}

/** A list that was not taken apart, because its items are null. */
export function isEmptyList(value: unknown): boolean {
  return textOf(objectOf(value).kind).endsWith('List');
}
