import { backstepProblems, localPathProblems } from './local-path';
import { reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { Volume, VolumeDevice, VolumeMount } from '../model/generated/structs';

const PROPAGATION = 'validation.go validateMountPropagation';
const RECURSIVE = 'validation.go validateMountRecursiveReadOnly';
const DEVICES = 'validation.go ValidateVolumeDevices';

export const rules = defineRules('mounts', 'validation.go ValidateVolumeMounts', {
  name: { reason: 'FieldValueRequired', remedy: 'Name a volume of the pod.' },
  unknown: {
    reason: 'FieldValueNotFound',
    remedy: 'Add a volume with this name to the pod, or correct the one that exists.',
  },
  mountPath: { reason: 'FieldValueRequired', remedy: 'Give the path in the container.' },
  mountPathTwice: { reason: 'FieldValueInvalid', remedy: 'Mount one volume at a path.' },
  nameOfDevice: { reason: 'FieldValueInvalid', remedy: 'Leave the volume out of volumeMounts or of volumeDevices.' },
  pathOfDevice: { reason: 'FieldValueInvalid', remedy: 'Use another path than that of the device.' },
  subPath: {
    reason: 'FieldValueInvalid',
    remedy: 'Write a path relative to the root of the volume, without steps back.',
  },
  subPathTwice: { reason: 'FieldValueInvalid', remedy: 'Leave subPath out, or subPathExpr.' },
  propagation: {
    reason: 'FieldValueNotSupported',
    upstream: PROPAGATION,
    remedy: 'Use None, HostToContainer or Bidirectional.',
  },
  bidirectional: {
    reason: 'FieldValueForbidden',
    upstream: PROPAGATION,
    remedy: 'Set securityContext.privileged of the container to true, or use HostToContainer.',
  },
  recursive: {
    reason: 'FieldValueNotSupported',
    upstream: RECURSIVE,
    since: 31,
    remedy: 'Use Disabled, IfPossible or Enabled.',
  },
  recursiveWritable: {
    reason: 'FieldValueForbidden',
    upstream: RECURSIVE,
    since: 31,
    remedy: 'Set readOnly to true, or leave recursiveReadOnly out.',
  },
  recursivePropagation: {
    reason: 'FieldValueForbidden',
    upstream: RECURSIVE,
    since: 31,
    remedy: 'Leave mountPropagation out, or recursiveReadOnly.',
  },
  deviceName: { reason: 'FieldValueRequired', upstream: DEVICES, remedy: 'Name a volume of the pod.' },
  deviceNameTwice: { reason: 'FieldValueInvalid', upstream: DEVICES, remedy: 'List a volume once.' },
  deviceUnknown: {
    reason: 'FieldValueNotFound',
    upstream: DEVICES,
    remedy: 'Add a volume with this name to the pod, or correct the one that exists.',
  },
  deviceType: {
    reason: 'FieldValueInvalid',
    upstream: DEVICES,
    remedy: 'Use a volume of type persistentVolumeClaim or ephemeral.',
  },
  devicePath: {
    reason: 'FieldValueRequired',
    upstream: DEVICES,
    remedy: 'Give the path of the device in the container.',
  },
  devicePathTwice: { reason: 'FieldValueInvalid', upstream: DEVICES, remedy: 'Give each device a path of its own.' },
  devicePathBack: { reason: 'FieldValueInvalid', upstream: DEVICES, remedy: 'Remove the steps `..` from the path.' },
  nameOfMount: {
    reason: 'FieldValueInvalid',
    upstream: DEVICES,
    remedy: 'Leave the volume out of volumeMounts or of volumeDevices.',
  },
  pathOfMount: { reason: 'FieldValueInvalid', upstream: DEVICES, remedy: 'Use another path than that of the mount.' },
});

export type Volumes = ReadonlyMap<string, Volume>;

/** ValidateVolumeMounts. Errors in recursiveReadOnly and mountPropagation are reported without the index of the mount (upstream quirk). */
export function validateVolumeMounts(
  mounts: readonly VolumeMount[],
  path: Path,
  ctx: Context,
  volumes: Volumes,
  devices: readonly VolumeDevice[],
  privileged: boolean,
): void {
  const mounted = mounts.length > 1 ? new Set<string>() : undefined;
  // by name: if two devices have the same name, the last one counts
  const deviceNames =
    devices.length > 0 ? new Map(devices.map(({ name = '', devicePath = '' }) => [name, devicePath])) : undefined;
  const devicePaths = deviceNames && new Set(deviceNames.values());
  for (let i = 0; i < mounts.length; i++) {
    const mount = mounts[i];
    const { name = '', mountPath = '', subPath = '', subPathExpr = '' } = mount;
    if (name === '') ctx.report(rules.name, path.index(i).child('name'), 'is missing');
    if (!volumes.has(name)) {
      ctx.report(rules.unknown, path.index(i).child('name'), `${quoted(name)} is not a valid volume of the pod`);
    }
    if (mountPath === '') ctx.report(rules.mountPath, path.index(i).child('mountPath'), 'is missing');
    if (mounted?.has(mountPath) === true) {
      ctx.report(
        rules.mountPathTwice,
        path.index(i).child('mountPath'),
        `${quoted(mountPath)} is also the mountPath of an earlier mount`,
      );
    }
    mounted?.add(mountPath);
    if (deviceNames?.has(name) === true) {
      ctx.report(rules.nameOfDevice, path.index(i).child('name'), `${quoted(name)} is among the volumeDevices`);
    }
    if (devicePaths?.has(mountPath) === true) {
      ctx.report(
        rules.pathOfDevice,
        path.index(i).child('mountPath'),
        `${quoted(mountPath)} is a path of the volumeDevices`,
      );
    }
    if (subPath !== '') {
      reportName(localPathProblems(subPath), subPath, rules.subPath, unindexed(path, i).child('subPath'), ctx);
    }
    if (subPathExpr !== '') {
      if (subPath !== '') {
        ctx.report(
          rules.subPathTwice,
          path.index(i).child('subPathExpr'),
          `${quoted(subPathExpr)} is set together with a subPath`,
        );
      }
      reportName(
        localPathProblems(subPathExpr),
        subPathExpr,
        rules.subPath,
        unindexed(path, i).child('subPathExpr'),
        ctx,
      );
    }
    if (mount.mountPropagation !== undefined) {
      validatePropagation(mount.mountPropagation, unindexed(path, i).child('mountPropagation'), ctx, privileged);
    }
    if (mount.recursiveReadOnly !== undefined) {
      validateRecursiveReadOnly(mount, unindexed(path, i).child('recursiveReadOnly'), ctx);
    }
  }
}

/** The path of a mount, without the index, as the server prints it. */
function unindexed(path: Path, i: number): Path {
  return path.index(i).printedAs(path);
}

function validatePropagation(propagation: string, path: Path, ctx: Context, privileged: boolean): void {
  if (propagation === 'Bidirectional') {
    if (!privileged) ctx.report(rules.bidirectional, path, 'Bidirectional is for privileged containers only');
  } else if (propagation !== 'None' && propagation !== 'HostToContainer') {
    ctx.report(rules.propagation, path, `${quoted(propagation)} is not one of None, HostToContainer, Bidirectional`);
  }
}

function validateRecursiveReadOnly(mount: VolumeMount, path: Path, ctx: Context): void {
  const mode: string | undefined = mount.recursiveReadOnly;
  if (mode === 'Disabled' || mode === undefined) return;
  if (mode !== 'Enabled' && mode !== 'IfPossible') {
    return ctx.report(rules.recursive, path, `${quoted(mode)} is not one of Disabled, IfPossible, Enabled`);
  }
  if (mount.readOnly !== true) ctx.report(rules.recursiveWritable, path, 'is for mounts that are readOnly');
  if (mount.mountPropagation !== undefined && mount.mountPropagation !== 'None') {
    ctx.report(rules.recursivePropagation, path, 'is for mounts without mountPropagation');
  }
}

/** ValidateVolumeDevices */
export function validateVolumeDevices(
  devices: readonly VolumeDevice[],
  path: Path,
  ctx: Context,
  volumes: Volumes,
  mounts: readonly VolumeMount[],
): void {
  const names = new Set<string>();
  const paths = new Set<string>();
  const mountNames = new Map(mounts.map(({ name = '', mountPath = '' }) => [name, mountPath]));
  const mountPaths = new Set(mountNames.values());
  devices.forEach(({ name = '', devicePath = '' }, i) => {
    const volume = volumes.get(name);
    if (name === '') ctx.report(rules.deviceName, path.index(i).child('name'), 'is missing');
    if (names.has(name)) {
      ctx.report(
        rules.deviceNameTwice,
        path.index(i).child('name'),
        `${quoted(name)} is the volume of an earlier device`,
      );
    }
    if (volume === undefined) {
      ctx.report(rules.deviceUnknown, path.index(i).child('name'), `${quoted(name)} is not a valid volume of the pod`);
    } else if (volume.persistentVolumeClaim === undefined && volume.ephemeral === undefined) {
      ctx.report(
        rules.deviceType,
        path.index(i).child('name'),
        `${quoted(name)} is neither a persistentVolumeClaim nor an ephemeral volume`,
      );
    }
    if (devicePath === '') ctx.report(rules.devicePath, path.index(i).child('devicePath'), 'is missing');
    if (paths.has(devicePath)) {
      ctx.report(
        rules.devicePathTwice,
        path.index(i).child('devicePath'),
        `${quoted(devicePath)} is the path of an earlier device`,
      );
    }
    const back = backstepProblems(devicePath);
    reportName(back, devicePath, rules.devicePathBack, path.index(i).child('devicePath'), ctx);
    if (back.length === 0) paths.add(devicePath);
    if (mountNames.has(name)) {
      ctx.report(rules.nameOfMount, path.index(i).child('name'), `${quoted(name)} is among the volumeMounts`);
    }
    if (mountPaths.has(devicePath)) {
      ctx.report(
        rules.pathOfMount,
        path.index(i).child('devicePath'),
        `${quoted(devicePath)} is a path of the volumeMounts`,
      );
    }
    if (name !== '') names.add(name);
  });
}
