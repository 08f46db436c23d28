import { ManifestPath } from '../manifest/origin';

/** What was left out or changed, or is set by a JSON patch, and its path in the manifest. */
export interface Note {
  readonly path: ManifestPath;
  readonly message: string;
}
