import { DownwardAPIVolumeFile, KeyToPath, PodSpec, ProjectedVolumeSource } from '../model/generated/structs';

type UserField = 'user' | 'defaultUser';
type Report = (field: UserField, path: string) => void;
interface Files {
  readonly items?: readonly (KeyToPath | DownwardAPIVolumeFile)[];
  readonly defaultUser?: number;
}

/**
 * dropDisabledAtomicWriteVolumeUserFields: the owners of files are dropped, but where a volume or a source has several types, those of one only.
 * `report` is told of each, with its path below the pod spec.
 */
export function dropVolumeUsers({ volumes = [] }: PodSpec, report: Report): void {
  volumes.forEach(({ secret, configMap, downwardAPI, projected }, i) => {
    const path = `volumes[${i}]`;
    if (secret !== undefined) dropOfFiles(secret, `${path}.secret`, report);
    else if (configMap !== undefined) dropOfFiles(configMap, `${path}.configMap`, report);
    else if (downwardAPI !== undefined) dropOfFiles(downwardAPI, `${path}.downwardAPI`, report);
    else if (projected !== undefined) dropOfProjected(projected, `${path}.projected`, report);
  });
}

function dropOfProjected(projected: ProjectedVolumeSource, volumePath: string, report: Report): void {
  drop(projected, 'defaultUser', volumePath, report);
  projected.sources?.forEach(
    ({ secret, downwardAPI, configMap, serviceAccountToken, clusterTrustBundle, podCertificate }, i) => {
      const path = `${volumePath}.sources[${i}]`;
      if (secret !== undefined) {
        dropOfFiles(secret, `${path}.secret`, report);
      } else if (downwardAPI !== undefined) {
        dropOfFiles(downwardAPI, `${path}.downwardAPI`, report);
      } else if (configMap !== undefined) {
        dropOfFiles(configMap, `${path}.configMap`, report);
      } else if (serviceAccountToken !== undefined) {
        drop(serviceAccountToken, 'user', `${path}.serviceAccountToken`, report);
      } else if (clusterTrustBundle !== undefined) {
        drop(clusterTrustBundle, 'user', `${path}.clusterTrustBundle`, report);
      } else if (podCertificate !== undefined) {
        drop(podCertificate, 'user', `${path}.podCertificate`, report);
      }
    },
  );
}

function dropOfFiles(files: Files, path: string, report: Report): void {
  drop(files, 'defaultUser', path, report);
  files.items?.forEach((item, i) => drop(item, 'user', `${path}.items[${i}]`, report));
}

function drop(target: { readonly [F in UserField]?: number }, field: UserField, path: string, report: Report): void {
  if (target[field] === undefined) return;
  report(field, `${path}.${field}`);
  delete (target as { [F in UserField]?: number })[field];
}
