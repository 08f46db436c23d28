import { ReadFiles } from './read-objects';
import { ManifestDocument } from '../../manifest/manifest-document';
import { ManifestSource } from '../../manifest/read-manifests';
import { objectOf, textOf } from '../../model/untyped';
import { readSource } from '../../text-validation/judge-source';
import { InputProblem } from '../../text-validation/judged';

type Kind = 'Node' | 'Pod';

/** kubectl writes 120 MB for 5,000 nodes. The longest JavaScript string is slightly longer than this limit. */
export const MAX_INVENTORY = 500 * 2 ** 20;

/** The nodes or pods of a file. */
export function takeInventory(kind: Kind): (source: ManifestSource) => ReadFiles<unknown> {
  return (source) => {
    const { documents, problems } = readSource(source, { maxLength: MAX_INVENTORY });
    return {
      objects: documents.map(({ value }) => value),
      problems: [...problems, ...unexpectedObjects(documents, kind)],
    };
  };
}

/** The objects that do not belong into an inventory: each kind once for a file, at its first position. */
function unexpectedObjects(documents: readonly ManifestDocument[], kind: Kind): InputProblem[] {
  const found = new Map<string, { readonly document: ManifestDocument; count: number }>();
  for (const document of documents) {
    const what = describeUnexpected(document.value, kind);
    if (what === undefined) continue;
    const known = found.get(what);
    if (known !== undefined) known.count++;
    else found.set(what, { document, count: 1 });
  }
  return [...found].map(([what, { document, count }]) => {
    const more = count === 1 ? '' : `, and ${count - 1} more`;
    return { source: document.source, message: `${what}${more}`, ...document.locate() };
  });
}

function describeUnexpected(value: unknown, kind: Kind): string | undefined {
  const way = `write the file with kubectl get ${kind.toLowerCase()}s${kind === 'Pod' ? ' -A' : ''} -o json`;
  const { kind: found, metadata } = objectOf(value);
  if (found === undefined && metadata === undefined) return `this is not a Kubernetes object; ${way}`;
  if (found === 'Table') return `this is a Table, which contains no ${kind}s; ${way}`;
  if (isEmptyList(value)) return undefined;
  if (found !== undefined && found !== kind) {
    return `this is ${textOf(found) === '' ? '' : `a ${textOf(found)}, `}not a ${kind}; ${way}`;
  }
  return textOf(objectOf(metadata).name) === '' ? `this ${kind} has no metadata.name` : undefined;
}

/** A list that was not split, because its items are null. */
export function isEmptyList(value: unknown): boolean {
  return textOf(objectOf(value).kind).endsWith('List');
}
