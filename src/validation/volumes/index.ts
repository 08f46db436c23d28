import { validateCreatedClaim, validateOtherClaims } from './created-claims';
import { validateIscsiInterfaceName } from './network';
import { compiledType, TYPES, VolumeType } from './types';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { PodSpec, Volume } from '../../model/generated/structs';
import { ownValue } from '../../model/own-value';
import { dnsLabelProblems, reportName } from '../names';

export const rules = defineRules('volumes', 'validation.go ValidateVolumes', {
  nameMissing: { reason: 'FieldValueRequired', remedy: 'Give the volume a name, by which containers mount it.' },
  name: { reason: 'FieldValueInvalid', remedy: "Use at most 63 lower-case letters, digits and '-'." },
  nameTwice: { reason: 'FieldValueDuplicate', remedy: 'Give each volume a name of its own.' },
  secondType: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go validateVolumeSource',
    remedy: 'Leave all types but one out.',
  },
});

/** ValidateVolumes. Returns the volumes without errors, by name: only these can be mounted. */
export function validateVolumes(
  { volumes = [] }: PodSpec,
  path: Path,
  ctx: Context,
  podName?: string,
): Map<string, Volume> {
  const valid = new Map<string, Volume>();
  for (let i = 0; i < volumes.length; i++) {
    const volume = volumes[i];
    const name = volume.name ?? '';
    const volumePath = path.index(i);
    const before = ctx.reported;
    validateVolumeSource(volume, name, volumePath, ctx);
    if (podName && typesOf(volume)[0] === 'ephemeral') validateCreatedClaim(name, podName, volumePath, ctx);
    const problems = dnsLabelProblems(name);
    if (name === '') ctx.report(rules.nameMissing, volumePath.child('name'), 'is missing');
    else if (problems.length > 0) reportName(problems, name, rules.name, volumePath.child('name'), ctx);
    if (valid.has(name)) {
      ctx.report(rules.nameTwice, volumePath.child('name'), `${quoted(name)} is the name of an earlier volume`);
    }
    if (ctx.reported === before) valid.set(name, volume);
  }
  if (podName) validateOtherClaims(volumes, podName, path, ctx);
  return valid;
}

/** validateVolumeSource: validates the first type and reports the others as forbidden. */
function validateVolumeSource(volume: Volume, name: string, path: Path, ctx: Context): void {
  typesOf(volume).forEach((type, i, [first]) => {
    if (i === 0) {
      validateType(type, volume, path, ctx);
    } else {
      ctx.report(
        rules.secondType,
        path.child(type, compiledType(type).second),
        `the volume is of type ${first} already`,
      );
    }
  });
  if (volume.iscsi !== undefined) validateIscsiInterfaceName(volume.iscsi, name, path, ctx);
}

/** The types of a volume in the order of the server, usually one. */
function typesOf(volume: Volume): readonly VolumeType[] {
  const given: VolumeType[] = [];
  for (const key in volume) if (key !== 'name') given.push(key as VolumeType);
  return given.length > 1 ? given.sort((a, b) => TYPES.indexOf(a) - TYPES.indexOf(b)) : given;
}

function validateType(type: VolumeType, volume: Volume, path: Path, ctx: Context): void {
  const { content, required, check } = compiledType(type);
  const source = volume[type] as { readonly [field: string]: { readonly length?: number } | undefined };
  const sourcePath = path.child(type, content);
  for (const { field, rule } of required) {
    const value = ownValue(source, field);
    // an empty text or list counts as absent
    if (value === undefined || value.length === 0) ctx.report(rule, sourcePath.child(field), 'is missing');
  }
  check?.(source, sourcePath, ctx);
}
