import { Finding } from '../findings/finding';
import { DuplicateKey, ManifestDocument } from '../manifest/manifest-document';
import { Position } from '../manifest/source-text';
import { rules as decoding } from '../stored/decode';
import { rules as reading } from '../validation/reading';

/** Where in its file a finding is: at the value, at the key that is not known, or at what lacks the value. */
export function locate(document: ManifestDocument, { path, rule }: Finding): Position {
  switch (rule) {
    case decoding.unknownField.id:
    case decoding.versionField.id:
      return document.locateKey(path);
    case decoding.duplicateField.id:
      return positionOf(document.duplicates, path) ?? document.locate(path);
    case reading.replacedByMerge.id:
      return positionOf(document.replacedByMerge, path) ?? document.locate(path);
    case reading.notJson.id:
      return document.jsonEnd ?? document.locate(path);
    default:
      return document.locate(path);
  }
}

function positionOf(keys: readonly DuplicateKey[], path: readonly (string | number)[]): Position | undefined {
  const found = keys.find((key) => key.path.length === path.length && key.path.every((step, i) => step === path[i]));
  return found && { line: found.line, column: found.column };
}
