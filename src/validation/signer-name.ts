import { byteLength, dnsLabelProblems, dnsSubdomainProblems, reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';

const REMEDY = 'Write it as a domain and a name, such as example.com/my-signer.';
const MAX_DOMAIN = 253;
// a domain, a slash, and a namespace and name with a dot between
const MAX_LENGTH = MAX_DOMAIN + 1 + 63 + 1 + 253;

export const rules = defineRules('signer-name', 'names.go ValidateSignerName', {
  missing: { reason: 'FieldValueRequired', remedy: REMEDY },
  form: { reason: 'FieldValueInvalid', remedy: REMEDY },
  domainLong: { reason: 'FieldValueTooLong', remedy: 'Use a domain of at most 253 bytes.' },
  domain: { reason: 'FieldValueInvalid', remedy: REMEDY },
  name: { reason: 'FieldValueInvalid', remedy: REMEDY },
  long: { reason: 'FieldValueTooLong', remedy: 'Use at most 571 bytes.' },
});

/** ValidateSignerName. Only the first invalid part between dots is reported. */
export function validateSignerName(signer: string, path: Path, ctx: Context): void {
  if (signer === '') return ctx.report(rules.missing, path, 'is missing');
  const segments = signer.split('/');
  if (segments.length !== 2) return ctx.report(rules.form, path, `${quoted(signer)} must have one '/'`);
  const [domain, name] = segments;
  const labels = domain.split('.');
  if (byteLength(domain) > MAX_DOMAIN) {
    ctx.report(rules.domainLong, path, `the domain has ${byteLength(domain)} bytes, ${MAX_DOMAIN} are allowed`);
  }
  reportFirst(labels, dnsLabelProblems, rules.domain, path, ctx);
  if (labels.length < 2) ctx.report(rules.domain, path, `the domain ${quoted(domain)} must have a dot`);
  reportFirst(name.split('.'), dnsSubdomainProblems, rules.name, path, ctx);
  if (byteLength(signer) > MAX_LENGTH) {
    ctx.report(rules.long, path, `has ${byteLength(signer)} bytes, ${MAX_LENGTH} are allowed`);
  }
}

function reportFirst(
  parts: readonly string[],
  problemsOf: (part: string) => readonly string[],
  rule: typeof rules.domain,
  path: Path,
  ctx: Context,
): void {
  for (const part of parts) {
    const problems = problemsOf(part);
    if (problems.length > 0) return reportName(problems, part, rule, path, ctx);
  }
}

/** IsKubernetesSignerName: the signers of Kubernetes itself. */
export function isKubernetesSignerName(signer: string): boolean {
  const domain = signer.split('/', 1)[0];
  return domain === 'kubernetes.io' || domain.endsWith('.kubernetes.io');
}
