import { Path } from '../findings/path';
import { DownwardAPIVolumeFile, KeyToPath, PodSpec, ProjectedVolumeSource } from '../model/generated/structs';

type UserField = 'user' | 'defaultUser';
type Report = (field: UserField, path: Path) => void;

interface Files {
  readonly items?: readonly (KeyToPath | DownwardAPIVolumeFile)[];
  readonly defaultUser?: number;
}

/**
 * dropDisabledAtomicWriteVolumeUserFields: drops the owners of files. Of a volume or a source with several types, only
 * the fields of the first type are dropped. Calls `report` for each field.
 */
export function dropVolumeUsers({ volumes = [] }: PodSpec, specPath: Path, report: Report): void {
  volumes.forEach(({ secret, configMap, downwardAPI, projected }, i) => {
    const path = specPath.child('volumes').index(i);
    if (secret !== undefined) dropOfFiles(secret, path.child('secret'), report);
    else if (configMap !== undefined) dropOfFiles(configMap, path.child('configMap'), report);
    else if (downwardAPI !== undefined) dropOfFiles(downwardAPI, path.child('downwardAPI'), report);
    else if (projected !== undefined) dropOfProjected(projected, path.child('projected'), report);
  });
}

function dropOfProjected(projected: ProjectedVolumeSource, volumePath: Path, report: Report): void {
  drop(projected, 'defaultUser', volumePath, report);
  projected.sources?.forEach(
    ({ secret, downwardAPI, configMap, serviceAccountToken, clusterTrustBundle, podCertificate }, i) => {
      const path = volumePath.child('sources').index(i);
      if (secret !== undefined) {
        dropOfFiles(secret, path.child('secret'), report);
      } else if (downwardAPI !== undefined) {
        dropOfFiles(downwardAPI, path.child('downwardAPI'), report);
      } else if (configMap !== undefined) {
        dropOfFiles(configMap, path.child('configMap'), report);
      } else if (serviceAccountToken !== undefined) {
        drop(serviceAccountToken, 'user', path.child('serviceAccountToken'), report);
      } else if (clusterTrustBundle !== undefined) {
        drop(clusterTrustBundle, 'user', path.child('clusterTrustBundle'), report);
      } else if (podCertificate !== undefined) {
        drop(podCertificate, 'user', path.child('podCertificate'), report);
      }
    },
  );
}

function dropOfFiles(files: Files, path: Path, report: Report): void {
  drop(files, 'defaultUser', path, report);
  files.items?.forEach((item, i) => drop(item, 'user', path.child('items').index(i), report));
}

function drop(target: { readonly [F in UserField]?: number }, field: UserField, path: Path, report: Report): void {
  if (target[field] === undefined) return;
  report(field, path.child(field));
  delete (target as { [F in UserField]?: number })[field];
}
