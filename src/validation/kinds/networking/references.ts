import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { dnsSubdomainProblems, pathSegmentProblems, reportName } from '../../names';

export const rules = defineRules(
  'networking/references',
  'networking validation.go validateIngressTypedLocalObjectReference',
  {
    apiGroup: { reason: 'FieldValueInvalid', remedy: 'Write an API group without version, such as example.com.' },
    missing: { reason: 'FieldValueRequired', remedy: 'Give the object by kind and name.' },
    segment: { reason: 'FieldValueInvalid', remedy: "Use neither '/' nor '%', and not '.' or '..' alone." },
  },
);

/** The object that a reference names. */
export function validateReference(
  { apiGroup, kind, name }: { readonly apiGroup?: string; readonly kind?: string; readonly name?: string },
  path: Path,
  ctx: Context,
): void {
  if (apiGroup !== undefined) {
    reportName(dnsSubdomainProblems(apiGroup), apiGroup, rules.apiGroup, path.child('apiGroup'), ctx);
  }
  for (const [field, value] of [
    ['kind', kind],
    ['name', name],
  ] as const) {
    if (!value) ctx.report(rules.missing, path.child(field), 'is missing');
    else reportName(pathSegmentProblems(value), value, rules.segment, path.child(field), ctx);
  }
}
