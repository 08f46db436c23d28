import { fractionMessage, isFraction } from './fractions';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { Volume, VolumeResourceRequirements } from '../../model/generated/structs';

const REMEDY = 'Use a volume of type csi, persistentVolumeClaim or ephemeral instead.';

export const rules = defineRules(
  'warnings/volumes',
  { stage: 'warn', severity: 'warning', upstream: 'api/pod/warnings.go warningsForPodSpecAndMeta' },
  {
    gone: { reason: 'FieldValueNotSupported', remedy: REMEDY },
    gitRepo: {
      reason: 'FieldValueNotSupported',
      remedy: 'Clone into an emptyDir, in an init container.',
    },
    fractionalStorage: {
      reason: 'FieldValueInvalid',
      upstream: 'api/persistentvolumeclaim/util.go GetWarningsForPersistentVolumeClaimSpec',
      remedy: 'Use whole bytes, such as 10Gi; m means thousandths.',
    },
  },
);

/** The first minor whose kubelet does not have the plugin, by type. */
const GONE_SINCE = new Map([
  ['photonPersistentDisk', 16],
  ['scaleIO', 22],
  ['flocker', 25],
  ['storageos', 25],
  ['quobyte', 25],
  ['glusterfs', 26],
  ['cephfs', 31],
  ['rbd', 31],
]);

/** Types of volumes that nodes can no longer mount, or soon will not. */
export function warnOfVolumes(volumes: readonly Volume[], path: Path, ctx: Context): void {
  for (let i = 0; i < volumes.length; i++) {
    const volume = volumes[i];
    for (const type in volume) {
      const since = GONE_SINCE.get(type);
      // upstream has a different text for one of them
      if (since !== undefined) {
        ctx.report(
          rules.gone,
          path.index(i).child(type, type === 'storageos' ? 'storageOS' : type),
          `cannot be mounted by 1.${since} and later`,
        );
      }
    }
    if (volume.gitRepo !== undefined) {
      ctx.report(
        rules.gitRepo,
        path.index(i).child('gitRepo'),
        'is deprecated, 1.33 and later do not mount it by default',
      );
    }
    const resources = volume.ephemeral?.volumeClaimTemplate?.spec?.resources;
    if (resources !== undefined) {
      warnOfStorage(
        resources,
        path.index(i).child('ephemeral').child('volumeClaimTemplate').child('spec').child('resources'),
        ctx,
      );
    }
  }
}

function warnOfStorage({ requests, limits }: VolumeResourceRequirements, path: Path, ctx: Context): void {
  if (isFraction(requests?.storage)) {
    ctx.report(rules.fractionalStorage, path.child('requests').key('storage'), fractionMessage(requests.storage));
  }
  if (isFraction(limits?.storage)) {
    ctx.report(rules.fractionalStorage, path.child('limits').key('storage'), fractionMessage(limits.storage));
  }
}
