import { Path } from '../findings/path';
import { Container, PodSpec } from '../model/generated/structs';
import { ManifestSet } from '../references/manifest-set';
import { DecodedDaemonSet } from '../stored/decode';
import { forEachContainer } from '../stored/visit-containers';

/** A DaemonSet as the server stores it, and the objects that it is applied with. */
export interface Judged {
  readonly daemonSet: DecodedDaemonSet;
  /** Its namespace, or what stands for it. */
  readonly place: string;
  readonly set: ManifestSet;
  readonly minor: number;
}

/** Where a check finds something, and what. */
export interface Found {
  readonly path: Path;
  readonly message: string;
}

export const METADATA = Path.of('metadata');
export const SPEC = Path.of('spec', 'template', 'spec');

export function podOf({ daemonSet }: Judged): PodSpec {
  return daemonSet.spec.template.spec;
}

/** What a check finds in each container and init container. */
export function inContainers(judged: Judged, find: (container: Container, path: Path) => readonly Found[]): Found[] {
  const found: Found[] = [];
  forEachContainer(podOf(judged), (container, list, i) => {
    if (list !== 'ephemeralContainers') found.push(...find(container as Container, SPEC.child(list).index(i)));
  });
  return found;
}

export function isBelow(path: string, folders: readonly string[]): boolean {
  const clean = path.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
  return folders.some((folder) => folder === '/' || clean === folder || clean.startsWith(`${folder}/`));
}
