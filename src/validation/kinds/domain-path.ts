import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { dnsSubdomainProblems, reportName } from '../names';

const REMEDY = 'Write a domain, a slash and a path, such as example.com/controller.';

export const rules = defineRules('domain-path', 'apimachinery validation.go IsDomainPrefixedPath', {
  missing: { reason: 'FieldValueRequired', remedy: REMEDY },
  invalid: { reason: 'FieldValueInvalid', remedy: REMEDY },
});

/** IsDomainPrefixedPath */
export function validateDomainPath(value: string, path: Path, ctx: Context): void {
  const [, host, rest] = /^([^/]+)\/([^]+)$/.exec(value) ?? [];
  if (value === '') return ctx.report(rules.missing, path, 'is missing');
  if (host === undefined) return ctx.report(rules.invalid, path, `${quoted(value)} has no domain before a slash`);
  reportName(dnsSubdomainProblems(host), host, rules.invalid, path, ctx);
  if (!/^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(rest)) {
    ctx.report(rules.invalid, path, `${quoted(rest)} has a character that no path has`);
  }
}
