import { Path } from '../../findings/path';
import { Volume } from '../../model/generated/structs';
import { CheckOf } from '../check';
import { Found, inContainers, isBelow, Judged, podOf, SPEC } from '../judged';

interface HostVolume {
  readonly name: string;
  readonly folder: string;
  readonly type: string;
  readonly path: Path;
}

function hostVolumes(judged: Judged): HostVolume[] {
  return (podOf(judged).volumes ?? []).flatMap(({ name, hostPath }: Volume, i) =>
    hostPath
      ? [
          {
            name,
            folder: hostPath.path,
            type: hostPath.type ?? '',
            path: SPEC.child('volumes').index(i).child('hostPath').child('path'),
          },
        ]
      : [],
  );
}

const told = ({ name, folder, path }: HostVolume, what: string): Found => ({
  path,
  message: `volume '${name}' is ${folder}${what}`,
});

export function hostPathOutside({ allowed }: CheckOf<'host-path-outside'>, judged: Judged): Found[] {
  return hostVolumes(judged)
    .filter(({ folder }) => !isBelow(folder, allowed))
    .map((volume) => told(volume, `, which is not below ${allowed.join(' or ')}`));
}

export function hostPathWritten({ below = ['/'] }: CheckOf<'host-path-written'>, judged: Judged): Found[] {
  const volumes = new Map(hostVolumes(judged).map((volume) => [volume.name, volume]));
  return inContainers(judged, ({ name, volumeMounts = [] }, path) =>
    volumeMounts.flatMap((mount, i): Found[] => {
      const volume = volumes.get(mount.name);
      if (!volume || mount.readOnly === true || !isBelow(volume.folder, below)) return [];
      const at = path.child('volumeMounts').index(i).child('readOnly');
      return [{ path: at, message: `container '${name}' mounts ${volume.folder} of the node without readOnly: true` }];
    }),
  );
}

export function hostPathCreated({ writable, there }: CheckOf<'host-path-created'>, judged: Judged): Found[] {
  return hostVolumes(judged)
    .filter(({ folder, type }) => /OrCreate$/.test(type) && !isBelow(folder, writable) && !there.includes(folder))
    .map((volume) => told(volume, ` with the type ${volume.type}, and nothing can be created there`));
}

export function hostPathMissing({ paths, typed }: CheckOf<'host-path-missing'>, judged: Judged): Found[] {
  return hostVolumes(judged)
    .filter(({ folder, type }) => isBelow(folder, paths) && !/OrCreate$/.test(type) && (type !== '') === typed)
    .map((volume) =>
      told(
        volume,
        typed
          ? ` with the type ${volume.type}, and the nodes have none`
          : ', and the nodes have none, so the pods see an empty directory',
      ),
    );
}

export function hostPathUsed({ paths, seLinux }: CheckOf<'host-path-used'>, judged: Judged): Found[] {
  const ofPod = podOf(judged).securityContext?.seLinuxOptions?.type ?? '';
  const volumes = hostVolumes(judged).filter(({ folder }) => isBelow(folder, paths));
  if (!seLinux) return volumes.map((volume) => told(volume, ''));
  return inContainers(judged, ({ name, securityContext, volumeMounts = [] }) => {
    const type = securityContext?.seLinuxOptions?.type ?? ofPod;
    if (securityContext?.privileged || seLinux.includes(type)) return [];
    return volumes
      .filter((volume) => volumeMounts.some((mount) => mount.name === volume.name))
      .map((volume) =>
        told(volume, `, which container '${name}' mounts under the SELinux type ${type || 'container_t'}`),
      );
  });
}

export function nonRootReads({ paths }: CheckOf<'non-root-reads'>, judged: Judged): Found[] {
  const { securityContext: ofPod } = podOf(judged);
  const volumes = hostVolumes(judged).filter(({ folder }) => isBelow(folder, paths));
  return inContainers(judged, ({ name, securityContext, volumeMounts = [] }) => {
    const user = securityContext?.runAsUser ?? ofPod?.runAsUser;
    if (user === undefined || user === 0) return [];
    if (securityContext?.capabilities?.add?.includes('DAC_READ_SEARCH')) return [];
    return volumes
      .filter((volume) => volumeMounts.some((mount) => mount.name === volume.name))
      .map((volume) => told(volume, `, which container '${name}' reads as the user ${user}`));
  });
}
