import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { valuesOf } from '../../model/field-table';
import {
  EmptyDirVolumeSource,
  GitRepoVolumeSource,
  HostPathVolumeSource,
  ImageVolumeSource,
} from '../../model/generated/structs';
import { decodeQuantity } from '../../model/quantity-parse';
import { backstepProblems, localPathProblems } from '../local-path';

export const rules = defineRules('volumes/local', 'validation.go validateVolumeSource', {
  sizeLimit: {
    reason: 'FieldValueForbidden',
    remedy: 'Use a size that is not negative, such as 500Mi, or leave it out for no limit.',
  },
  hostPath: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validatePathNoBacksteps',
    remedy: "Write the path without '..'.",
  },
  hostPathType: {
    reason: 'FieldValueNotSupported',
    upstream: 'validation.go validateHostPathType',
    remedy:
      'Use DirectoryOrCreate, Directory, FileOrCreate, File, Socket, CharDevice or BlockDevice, or leave the type out for no check.',
  },
  directory: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateLocalDescendingPath',
    remedy: "Write a path below the volume, without '..'.",
  },
  pullPolicy: {
    reason: 'FieldValueNotSupported',
    upstream: 'validation.go validatePullPolicy',
    remedy: 'Use Always, IfNotPresent or Never.',
  },
  reference: {
    reason: 'FieldValueRequired',
    upstream: 'validation.go validateImageVolumeSource',
    since: 37,
    remedy: 'Name the image, such as registry.example.com/data:1.0.',
  },
});

export function validateEmptyDir({ sizeLimit }: EmptyDirVolumeSource, path: Path, ctx: Context): void {
  if (sizeLimit === undefined || !String(sizeLimit).includes('-')) return;
  const quantity = decodeQuantity(sizeLimit);
  if (typeof quantity !== 'string' && quantity.sign() < 0) {
    ctx.report(rules.sizeLimit, path.child('sizeLimit'), `${quoted(String(sizeLimit))} is negative`);
  }
}

const HOST_PATH_TYPES: ReadonlySet<string> = new Set(valuesOf('HostPathVolumeSource', 'type'));

/** validateHostPathVolumeSource, which checks nothing else if the path is missing. */
export function validateHostPath({ path: target, type = '' }: HostPathVolumeSource, path: Path, ctx: Context): void {
  if (!target) return;
  for (const problem of backstepProblems(target)) {
    ctx.report(rules.hostPath, path.child('path'), `${quoted(target)} ${problem}`);
  }
  if (!HOST_PATH_TYPES.has(type)) {
    ctx.report(
      rules.hostPathType,
      path.child('type'),
      `${quoted(type)} is not one of ${[...HOST_PATH_TYPES].slice(1).join(', ')}`,
    );
  }
}

export function validateGitRepo({ directory = '' }: GitRepoVolumeSource, path: Path, ctx: Context): void {
  for (const problem of localPathProblems(directory)) {
    ctx.report(rules.directory, path.child('directory'), `${quoted(directory)} ${problem}`);
  }
}

export function validateImage({ pullPolicy, reference }: ImageVolumeSource, path: Path, ctx: Context): void {
  if (!reference && !ctx.relaxed.has('emptyImages')) ctx.report(rules.reference, path.child('reference'), 'is missing');
  if (pullPolicy !== undefined && pullPolicy !== 'Always' && pullPolicy !== 'IfNotPresent' && pullPolicy !== 'Never') {
    ctx.report(
      rules.pullPolicy,
      path.child('pullPolicy'),
      `${quoted(pullPolicy)} is not one of Always, IfNotPresent, Never`,
    );
  }
}
