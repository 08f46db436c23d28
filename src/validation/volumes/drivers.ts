import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import {
  AzureDiskVolumeSource,
  CinderVolumeSource,
  CSIVolumeSource,
  FlexVolumeSource,
  GCEPersistentDiskVolumeSource,
  StorageOSVolumeSource,
} from '../../model/generated/structs';
import { toLowerCase } from '../lower-case';
import { byteLength, dnsLabelProblems, dnsSubdomainProblems, reportName } from '../names';

const AZURE = 'validation.go validateAzureDisk';
const CSI = 'validation.go validateCSIVolumeSource';
const CSI_DRIVER = 'validation.go ValidateCSIDriverName';
const STORAGE_OS = 'validation.go validateStorageOSVolumeSource';
const LABEL_REMEDY = "Use at most 63 lower-case letters, digits and '-'.";
const SECRET_REMEDY = 'Name the Secret, or leave the reference out.';

export const rules = defineRules('volumes/drivers', 'validation.go validateVolumeSource', {
  partition: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateGCEPersistentDiskVolumeSource',
    remedy: 'Use a partition from 0 to 255; 0 is the whole disk.',
  },
  cinderSecret: {
    reason: 'FieldValueRequired',
    upstream: 'validation.go validateCinderVolumeSource',
    remedy: SECRET_REMEDY,
  },
  cachingMode: { reason: 'FieldValueNotSupported', upstream: AZURE, remedy: 'Use None, ReadOnly or ReadWrite.' },
  kind: { reason: 'FieldValueNotSupported', upstream: AZURE, remedy: 'Use Shared, Dedicated or Managed.' },
  managedUri: {
    reason: 'FieldValueNotSupported',
    upstream: AZURE,
    remedy: 'Give the resource ID of the managed disk, which starts with /subscriptions/.',
  },
  blobUri: {
    reason: 'FieldValueNotSupported',
    upstream: AZURE,
    remedy: 'Give the https:// address of the blob, or set the kind to Managed.',
  },
  option: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateFlexVolumeSource',
    remedy: 'Use options without a prefix, or with one of your own domain.',
  },
  storageosName: { reason: 'FieldValueInvalid', upstream: STORAGE_OS, remedy: LABEL_REMEDY },
  storageosNamespace: { reason: 'FieldValueInvalid', upstream: STORAGE_OS, remedy: LABEL_REMEDY },
  storageosSecret: { reason: 'FieldValueRequired', upstream: STORAGE_OS, remedy: SECRET_REMEDY },
  driverLong: {
    reason: 'FieldValueTooLong',
    upstream: CSI_DRIVER,
    remedy: 'Use the name that the driver registers, of at most 63 bytes.',
  },
  driver: {
    reason: 'FieldValueInvalid',
    upstream: CSI_DRIVER,
    remedy: 'Use the name that the driver registers, such as secrets-store.csi.k8s.io.',
  },
  csiSecretMissing: { reason: 'FieldValueRequired', upstream: CSI, remedy: SECRET_REMEDY },
  csiSecret: { reason: 'FieldValueInvalid', upstream: CSI, remedy: 'Write the name of a Secret.' },
});

/** The partition of gcePersistentDisk and awsElasticBlockStore. */
export function validatePartition(
  { partition = 0 }: Pick<GCEPersistentDiskVolumeSource, 'partition'>,
  path: Path,
  ctx: Context,
): void {
  if (partition < 0 || partition > 255) {
    ctx.report(rules.partition, path.child('partition'), `${partition} is outside the range 0 to 255`);
  }
}

export function validateCinder({ secretRef }: CinderVolumeSource, path: Path, ctx: Context): void {
  if (secretRef !== undefined && !secretRef.name) {
    ctx.report(rules.cinderSecret, path.child('secretRef').child('name'), 'is missing');
  }
}

export function validateAzureDisk(source: AzureDiskVolumeSource, path: Path, ctx: Context): void {
  const cachingMode: string | undefined = source.cachingMode;
  const kind: string | undefined = source.kind;
  // its query may be secret, so that no message shows it
  const uri = source.diskURI ?? '';
  if (
    cachingMode !== undefined &&
    cachingMode !== 'None' &&
    cachingMode !== 'ReadOnly' &&
    cachingMode !== 'ReadWrite'
  ) {
    ctx.report(
      rules.cachingMode,
      path.child('cachingMode'),
      `${quoted(cachingMode)} is not one of None, ReadOnly, ReadWrite`,
    );
  }
  if (kind === undefined) return;
  if (kind === 'Managed') {
    if (!uri.startsWith('/subscriptions/')) {
      ctx.report(rules.managedUri, path.child('diskURI'), 'does not start with /subscriptions/');
    }
    return;
  }
  if (kind !== 'Shared' && kind !== 'Dedicated') {
    ctx.report(rules.kind, path.child('kind'), `${quoted(kind)} is not one of Shared, Dedicated, Managed`);
  }
  if (!uri.startsWith('https://')) {
    ctx.report(rules.blobUri, path.child('diskURI'), 'does not start with https://');
  }
}

/** The prefixes kubernetes.io and k8s.io, and prefixes that end in one of them, are reserved. */
export function validateFlexVolume({ options }: FlexVolumeSource, path: Path, ctx: Context): void {
  for (const key in options) {
    const domain = `.${toLowerCase(key.split('/', 1)[0])}`;
    if (domain.endsWith('.kubernetes.io') || domain.endsWith('.k8s.io')) {
      ctx.report(rules.option, path.child('options').key(key), `${quoted(key)} is in a reserved domain`);
    }
  }
}

export function validateStorageos(
  { volumeName, volumeNamespace, secretRef }: StorageOSVolumeSource,
  path: Path,
  ctx: Context,
): void {
  if (volumeName) {
    reportName(dnsLabelProblems(volumeName), volumeName, rules.storageosName, path.child('volumeName'), ctx);
  }
  if (volumeNamespace) {
    reportName(
      dnsLabelProblems(volumeNamespace),
      volumeNamespace,
      rules.storageosNamespace,
      path.child('volumeNamespace'),
      ctx,
    );
  }
  if (secretRef !== undefined && !secretRef.name) {
    ctx.report(rules.storageosSecret, path.child('secretRef').child('name'), 'is missing');
  }
}

export function validateCsi({ driver, nodePublishSecretRef }: CSIVolumeSource, path: Path, ctx: Context): void {
  const bytes = byteLength(driver ?? '');
  if (bytes > 63) ctx.report(rules.driverLong, path.child('driver'), `has ${bytes} bytes, 63 are allowed`);
  // before 1.35, a missing name is also reported as invalid
  if (bytes > 0 || !ctx.atLeast(35)) {
    reportName(dnsSubdomainProblems(toLowerCase(driver ?? '')), driver ?? '', rules.driver, path.child('driver'), ctx);
  }
  if (nodePublishSecretRef === undefined) return;
  const { name } = nodePublishSecretRef;
  if (!name) ctx.report(rules.csiSecretMissing, path.child('nodePublishSecretRef').child('name'), 'is missing');
  // upstream leaves nodePublishSecretRef out of the path
  else reportName(dnsSubdomainProblems(name), name, rules.csiSecret, path.child('name'), ctx);
}
