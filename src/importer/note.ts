import { ManifestPath } from '../manifest/origin';

/** What was left out, changed, or could not be said by a construct, and where the manifest says it. */
export interface Note {
  readonly path: ManifestPath;
  readonly message: string;
}
