import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { CrossVersionObjectReference } from '../../../model/generated/kind-structs';
import { pathSegmentProblems, reportName } from '../../names';

export const rules = defineRules(
  'autoscaling/target',
  'autoscaling validation.go ValidateCrossVersionObjectReference',
  {
    missing: { reason: 'FieldValueRequired', remedy: 'Give the object by apiVersion, kind and name.' },
    segment: { reason: 'FieldValueInvalid', remedy: "Use neither '/' nor '%', and not '.' or '..' alone." },
    apiVersion: {
      reason: 'FieldValueInvalid',
      upstream: 'autoscaling validation.go ValidateAPIVersion',
      since: 34,
      remedy: 'Write the API version of the kind, such as apps/v1.',
    },
  },
);

/** Which API versions a target may have: those of a group, those of the core group too, or any text. */
export type TargetVersions = 'grouped' | 'core' | 'any';

/** ValidateCrossVersionObjectReference */
export function validateTarget(
  { apiVersion = '', kind, name }: CrossVersionObjectReference,
  path: Path,
  ctx: Context,
  versions: TargetVersions,
): void {
  for (const [field, value] of Object.entries({ kind, name })) {
    if (value === '') ctx.report(rules.missing, path.child(field), 'is missing');
    else reportName(pathSegmentProblems(value), value, rules.segment, path.child(field), ctx);
  }
  if (!isTargetVersion(apiVersion, versions)) {
    ctx.report(rules.apiVersion, path.child('apiVersion'), `${quoted(apiVersion)} names no API group`);
  }
}

/** ValidateAPIVersion */
export function isTargetVersion(apiVersion = '', versions: TargetVersions): boolean {
  if (versions === 'any') return true;
  // schema.ParseGroupVersion
  const parts = apiVersion.split('/');
  return parts.length === 2 ? parts[0] !== '' || versions === 'core' : parts.length === 1 && versions === 'core';
}
