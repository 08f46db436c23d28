import { NotImportable, placed } from './not-importable';
import { ManifestDocument } from '../manifest/manifest-document';
import { MAX_FILE } from '../manifest/read-manifests';

/** Aliases make a small file stand for a large one, and code has no aliases: throws where it would be larger than any file that is read. */
export function checkExpandedSize(documents: readonly ManifestDocument[]): void {
  let left = MAX_FILE;
  for (const document of documents) {
    const waiting: unknown[] = [document.value];
    while (waiting.length > 0 && left >= 0) {
      const value = waiting.pop();
      left -= typeof value === 'string' ? value.length : 1;
      if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
          left -= key.length;
          waiting.push(inner);
        }
      }
    }
    if (left < 0) {
      throw new NotImportable(
        placed(
          document.source,
          document.locate(),
          `up to this object, the file has more than ${MAX_FILE / 1024 / 1024} MiB with what its aliases stand for; split it`,
        ),
      );
    }
  }
}
