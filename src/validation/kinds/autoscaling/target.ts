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

/** ValidateCrossVersionObjectReference */
export function validateTarget(
  { apiVersion = '', kind, name }: CrossVersionObjectReference,
  path: Path,
  ctx: Context,
  mayLackGroup: boolean,
): void {
  for (const [field, value] of Object.entries({ kind, name })) {
    if (value === '') ctx.report(rules.missing, path.child(field), 'is missing');
    else reportName(pathSegmentProblems(value), value, rules.segment, path.child(field), ctx);
  }
  // schema.ParseGroupVersion
  const parts = apiVersion.split('/');
  const hasGroup = parts.length === 2 && parts[0] !== '';
  if (parts.length > 2 || (!hasGroup && !mayLackGroup)) {
    ctx.report(rules.apiVersion, path.child('apiVersion'), `${quoted(apiVersion)} names no API group`);
  }
}
