import { Finding } from '../../findings/finding';
import { ManifestDocument } from '../../manifest/manifest-document';
import { Position } from '../../manifest/source-text';

/** Where in its file a finding is: at the value, at the key that is not known, or at what lacks the value. */
export function locate(document: ManifestDocument, { path, reason }: Finding): Position {
  if (reason === 'DuplicateField') {
    const duplicate = document.duplicates.find((key) => isSamePath(key.path, path));
    if (duplicate !== undefined) return { line: duplicate.line, column: duplicate.column };
  }
  return reason === 'UnknownField' ? document.locateKey(path) : document.locate(path);
}

function isSamePath(one: readonly (string | number)[], other: readonly (string | number)[]): boolean {
  return one.length === other.length && one.every((step, i) => step === other[i]);
}
