import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import {
  FCVolumeSource,
  FlockerVolumeSource,
  IscsiVolumeSource,
  NFSVolumeSource,
  QuobyteVolumeSource,
} from '../../model/generated/structs';
import { byteLength } from '../names';

const FC = 'validation.go validateFCVolumeSource';
const FLOCKER = 'validation.go validateFlockerVolumeSource';
const ISCSI = 'validation.go validateISCSIVolumeSource';
const QUOBYTE = 'validation.go validateQuobyteVolumeSource';
const LUN_REMEDY = 'Use a unit number from 0 to 255.';
const INITIATOR_REMEDY =
  'Write it as iqn.2001-04.com.example:disk1, eui.<16 letters and digits> or naa.<32 letters and digits>.';

export const rules = defineRules('volumes/network', 'validation.go validateNFSVolumeSource', {
  nfsPath: { reason: 'FieldValueInvalid', remedy: 'Write the exported path from the root on, such as /exports/data.' },
  iqn: { reason: 'FieldValueInvalid', upstream: ISCSI, remedy: INITIATOR_REMEDY },
  initiatorName: { reason: 'FieldValueInvalid', upstream: ISCSI, remedy: INITIATOR_REMEDY },
  iscsiLun: { reason: 'FieldValueInvalid', upstream: ISCSI, remedy: LUN_REMEDY },
  chapSecret: {
    reason: 'FieldValueRequired',
    upstream: ISCSI,
    remedy: 'Name the Secret with the CHAP user and password, or leave CHAP off.',
  },
  iscsiName: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateVolumeSource',
    remedy: 'Shorten the name of the volume, or leave initiatorName out.',
  },
  fcNone: { reason: 'FieldValueRequired', upstream: FC, remedy: 'Give targetWWNs with a lun, or wwids.' },
  fcBoth: { reason: 'FieldValueInvalid', upstream: FC, remedy: 'Leave targetWWNs or wwids out.' },
  fcLunMissing: { reason: 'FieldValueRequired', upstream: FC, remedy: LUN_REMEDY },
  fcLun: { reason: 'FieldValueInvalid', upstream: FC, remedy: LUN_REMEDY },
  flockerNone: { reason: 'FieldValueRequired', upstream: FLOCKER, remedy: 'Give datasetName or datasetUUID.' },
  flockerBoth: { reason: 'FieldValueInvalid', upstream: FLOCKER, remedy: 'Leave datasetName or datasetUUID out.' },
  flockerName: { reason: 'FieldValueInvalid', upstream: FLOCKER, remedy: "Write the name without '/'." },
  quobyteTenant: { reason: 'FieldValueRequired', upstream: QUOBYTE, remedy: 'Use a tenant of at most 64 bytes.' },
  quobyteRegistry: {
    reason: 'FieldValueInvalid',
    upstream: QUOBYTE,
    remedy: 'Write host:port pairs with commas between.',
  },
});

/** An empty path has two errors: it is missing, and it is not absolute. */
export function validateNfs({ path: exported = '' }: NFSVolumeSource, path: Path, ctx: Context): void {
  if (!exported.startsWith('/')) {
    ctx.report(rules.nfsPath, path.child('path'), `${quoted(exported)} must be an absolute path`);
  }
}

// The first may match anywhere in a name that starts with iqn. It is written backwards, so that it reads each letter once.
const IQN_BACKWARDS = /^[^,;*&$|\t\n\f\r ]+:[-.A-Za-z0-9]+\.\d{2}-\d{4}\.nqi/;
const EUI = /^eui[^\n][A-Za-z0-9]{16}$/u;
const NAA = /^naa[^\n][A-Za-z0-9]{32}$/u;

function isInitiatorName(name: string): boolean {
  if (name.startsWith('iqn')) return IQN_BACKWARDS.test(name.split('').reverse().join(''));
  return EUI.test(name) || NAA.test(name);
}

export function validateIscsi(source: IscsiVolumeSource, path: Path, ctx: Context): void {
  const { iqn, initiatorName, lun = 0 } = source;
  if (iqn && !isInitiatorName(iqn)) ctx.report(rules.iqn, path.child('iqn'), `${quoted(iqn)} is not an iSCSI name`);
  if (!isUnitNumber(lun)) ctx.report(rules.iscsiLun, path.child('lun'), `${lun} is outside the range 0 to 255`);
  if ((source.chapAuthDiscovery || source.chapAuthSession) && source.secretRef === undefined) {
    ctx.report(rules.chapSecret, path.child('secretRef'), 'is missing, CHAP needs it');
  }
  // upstream writes the field in lower case
  if (initiatorName !== undefined && !isInitiatorName(initiatorName)) {
    ctx.report(rules.initiatorName, path.child('initiatorname'), `${quoted(initiatorName)} is not an iSCSI name`);
  }
}

/** The name of an iSCSI interface consists of the volume and the portal. `path` is the path of the volume. */
export function validateIscsiInterfaceName(source: IscsiVolumeSource, name: string, path: Path, ctx: Context): void {
  if (source.initiatorName === undefined) return;
  const bytes = byteLength(name) + 1 + byteLength(source.targetPortal ?? '');
  if (bytes > 64) {
    ctx.report(
      rules.iscsiName,
      path.child('name'),
      `<volume name>:<targetPortal> has ${bytes} bytes, 64 are allowed with an initiatorName`,
    );
  }
}

export function validateFc({ targetWWNs = [], wwids = [], lun }: FCVolumeSource, path: Path, ctx: Context): void {
  if (targetWWNs.length === 0) {
    if (wwids.length === 0) ctx.report(rules.fcNone, path.child('targetWWNs'), 'one of targetWWNs and wwids is needed');
    return;
  }
  if (wwids.length > 0) ctx.report(rules.fcBoth, path.child('targetWWNs'), 'targetWWNs and wwids exclude each other');
  if (lun === undefined) ctx.report(rules.fcLunMissing, path.child('lun'), 'is missing, targetWWNs need it');
  else if (!isUnitNumber(lun)) ctx.report(rules.fcLun, path.child('lun'), `${lun} is outside the range 0 to 255`);
}

function isUnitNumber(lun: number): boolean {
  return lun >= 0 && lun <= 255;
}

export function validateFlocker(
  { datasetName = '', datasetUUID = '' }: FlockerVolumeSource,
  path: Path,
  ctx: Context,
): void {
  if (datasetName === '' && datasetUUID === '') {
    ctx.report(rules.flockerNone, path, 'one of datasetName and datasetUUID is needed');
  }
  if (datasetName !== '' && datasetUUID !== '') {
    ctx.report(rules.flockerBoth, path, 'datasetName and datasetUUID exclude each other');
  }
  if (datasetName.includes('/')) {
    ctx.report(rules.flockerName, path.child('datasetName'), `${quoted(datasetName)} must not have a '/'`);
  }
}

// Go's net.SplitHostPort: an address with colons of its own needs brackets, the port may be empty.
const HOST_AND_PORT = /^(?:\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/;

/** The server reports the first problem only. For the registry, each invalid pair is an error. */
export function validateQuobyte({ registry, tenant = '' }: QuobyteVolumeSource, path: Path, ctx: Context): void {
  if (!registry) return;
  const bytes = byteLength(tenant);
  if (bytes > 64) return ctx.report(rules.quobyteTenant, path.child('tenant'), `has ${bytes} bytes, 64 are allowed`);
  for (const pair of registry.split(',')) {
    if (!HOST_AND_PORT.test(pair)) {
      ctx.report(
        rules.quobyteRegistry,
        path.child('registry'),
        `${quoted(registry)} has a part between commas that is no host:port pair`,
      );
    }
  }
}
