import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { Rule } from '../findings/rule';
import { quoted } from '../findings/text';

/*
 * The name rules that the server's checks share. Each function returns what is wrong, one entry for each error that the server would
 * give (it reports every message of its validator), and the same empty list for every good name.
 * The expressions search for invalid parts instead of matching whole names, so no input makes them backtrack.
 */

const NONE: readonly string[] = [];
const MAX_SUBDOMAIN = 253;
const MAX_LABEL = 63;

/** Bytes of the text in UTF-8, which is what the server counts. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    const next = unit >= 0xd800 && unit < 0xdc00 ? text.charCodeAt(i + 1) : 0;
    if (next >= 0xdc00 && next < 0xe000) i++; // a pair: four bytes for two units
    bytes += unit < 0x800 ? 1 : 2;
  }
  return bytes;
}

/** One finding for each problem of a name, as the server does. All problems have different texts: since 1.37, equal ones are reported once. */
export function reportName(problems: readonly string[], value: string, rule: Rule, path: Path, ctx: Context): void {
  for (const problem of problems) ctx.report(rule, path, `${quoted(value)} ${problem}`, value);
}

function collect(max: number, value: string, spoilt: string | undefined, isLong = 'is longer than'): readonly string[] {
  if (spoilt === undefined && value.length <= max) return NONE; // what is not spoilt is ASCII
  const long = value.length * 3 > max && byteLength(value) > max ? `${isLong} ${max} bytes` : undefined;
  if (long === undefined) return spoilt === undefined ? NONE : [spoilt];
  return spoilt === undefined ? [long] : [long, spoilt];
}

const NOT_SUBDOMAIN = /^$|[^-a-z0-9.]|^[-.]|[-.]$|\.[-.]|-\./;
const NOT_LABEL = /^$|[^-a-z0-9]|^-|-$/;

/** IsDNS1123Label */
export function dnsLabelProblems(value: string): readonly string[] {
  if (!NOT_LABEL.test(value)) return collect(MAX_LABEL, value, undefined);
  return collect(
    MAX_LABEL,
    value,
    NOT_SUBDOMAIN.test(value)
      ? "may contain only lower-case letters, digits and '-', and must start and end with a letter or digit"
      : 'must not have dots',
  );
}

/** IsDNS1123Subdomain */
export function dnsSubdomainProblems(value: string): readonly string[] {
  return collect(
    MAX_SUBDOMAIN,
    value,
    NOT_SUBDOMAIN.test(value)
      ? "may contain only lower-case letters, digits, '-' and '.', and each part between dots must start and end with a letter or digit"
      : undefined,
  );
}

const NOT_UNDERSCORE_SUBDOMAIN = /^$|[^-_a-z0-9.]|^[-.]|(?:^|\.)_[^a-z0-9]|[-_.]$|\.[-.]|[-_]\./;

/** IsDNS1123SubdomainWithUnderscore */
export function dnsSubdomainWithUnderscoreProblems(value: string): readonly string[] {
  return collect(
    MAX_SUBDOMAIN,
    value,
    NOT_UNDERSCORE_SUBDOMAIN.test(value)
      ? "may contain only lower-case letters, digits, '-', '_' and '.'; each part may start with one '_' and must end with a letter or digit"
      : undefined,
  );
}

const NOT_DNS_1035_LABEL = /^$|[^-a-z0-9]|^[-0-9]|-$/;

/** IsDNS1035Label */
export function dns1035LabelProblems(value: string): readonly string[] {
  return collect(
    MAX_LABEL,
    value,
    NOT_DNS_1035_LABEL.test(value)
      ? "may contain only lower-case letters, digits and '-', must start with a letter and end with a letter or digit"
      : undefined,
  );
}

const NOT_KEY_NAME = /[^-A-Za-z0-9_.]|^[-_.]|[-_.]$/;
const CHARACTERS = "letters, digits, '-', '_' and '.', and must start and end with a letter or digit";
const KEY_NAME = `must contain only ${CHARACTERS}`;

/** IsQualifiedName, newer name IsLabelKey: `name` or `prefix/name`. An empty name has two problems. */
export function qualifiedNameProblems(value: string): readonly string[] {
  const slash = value.indexOf('/');
  if (slash < 0) return keyNameProblems(value);
  if (value.indexOf('/', slash + 1) >= 0) return ["must be a name, with at most one prefix and '/' before it"];
  const prefix =
    slash === 0 ? ["needs a DNS subdomain before the '/', or no '/'"] : dnsSubdomainProblems(value.slice(0, slash));
  const name = keyNameProblems(value.slice(slash + 1));
  if (prefix.length === 0) return name;
  return [
    ...prefix.map((problem) => (slash === 0 ? problem : `before the '/' ${problem}`)),
    ...name.map((problem) => `after the '/' ${problem}`),
  ];
}

function keyNameProblems(name: string): readonly string[] {
  if (name === '') return ['must not be empty', KEY_NAME];
  return collect(MAX_LABEL, name, NOT_KEY_NAME.test(name) ? KEY_NAME : undefined, 'is a name longer than');
}

/** IsDomainPrefixedKey, for a value that is not empty (an empty one is `Required`). */
export function domainPrefixedKeyProblems(value: string): readonly string[] {
  const problems = qualifiedNameProblems(value);
  return problems.length > 0 || value.includes('/')
    ? problems
    : ["must have a domain and '/' before the name, as in example.com/key"];
}

/** IsValidLabelValue */
export function labelValueProblems(value: string): readonly string[] {
  return collect(MAX_LABEL, value, NOT_KEY_NAME.test(value) ? `may contain only ${CHARACTERS}` : undefined);
}

/** IsValidPortName: the IANA service name, up to five problems. */
export function portNameProblems(value: string): readonly string[] {
  const problems: string[] = [];
  if (byteLength(value) > 15) problems.push('is longer than 15 bytes');
  if (value === '' || /[^-a-z0-9]/.test(value)) problems.push("may contain only lower-case letters, digits and '-'");
  if (!/[a-z]/.test(value)) problems.push('must have a letter');
  if (value.includes('--')) problems.push('must not have two hyphens in a row');
  if (value.startsWith('-') || value.endsWith('-')) problems.push('must not start or end with a hyphen');
  return problems;
}

function parentDirProblem(value: string): string | undefined {
  if (value === '.' || value === '..') return `must not be '${value}'`;
  return value.startsWith('..') ? "must not start with '..'" : undefined;
}

/** IsEnvVarName, or IsRelaxedEnvVarName of 1.34 and later: any printable ASCII except `=`. */
export function envVarNameProblems(value: string, relaxed: boolean): readonly string[] {
  if (relaxed) {
    if (value === '') return ['must not be empty'];
    return /[^ -<>-~]/.test(value) ? ["may contain only printable ASCII characters except '='"] : NONE;
  }
  const problems: string[] = [];
  if (/^$|^[0-9]|[^-._a-zA-Z0-9]/.test(value)) {
    problems.push("may contain only letters, digits, '_', '-' and '.', and must not start with a digit");
  }
  const parentDir = parentDirProblem(value);
  if (parentDir !== undefined) problems.push(parentDir);
  return problems;
}

/** IsConfigMapKey: a key of a ConfigMap or Secret. */
export function configMapKeyProblems(value: string): readonly string[] {
  const spoilt = /^$|[^-._a-zA-Z0-9]/.test(value)
    ? "may contain only letters, digits, '-', '_' and '.', and must not be empty"
    : undefined;
  const problems = collect(MAX_SUBDOMAIN, value, spoilt);
  const parentDir = parentDirProblem(value);
  return parentDir === undefined ? problems : [...problems, parentDir];
}

/** IsHTTPHeaderName */
export function httpHeaderNameProblems(value: string): readonly string[] {
  return /^$|[^-A-Za-z0-9]/.test(value) ? ["may contain only letters, digits and '-', and must not be empty"] : NONE;
}

/** IsPathSegmentName: valid in a URL path. */
export function pathSegmentProblems(value: string): readonly string[] {
  if (value === '.' || value === '..') return [`must not be '${value}'`];
  const problems: string[] = [];
  if (value.includes('/')) problems.push("must not have a '/'");
  if (value.includes('%')) problems.push("must not have a '%'");
  return problems;
}

/** IsDecimalInteger, IsValidInt64 of the comparison operators: no plus sign, no leading zero, no -0. */
export function isCanonicalDecimal(value: string): boolean {
  return value === '0' || (/^-?[1-9]/.test(value) && !/[^0-9]/.test(value.slice(1)));
}

/** IsValidPortNum */
export function isPortNumber(value: number): boolean {
  return value >= 1 && value <= 65535;
}

/** IsValidUserID and IsValidGroupID */
export function isUserOrGroupId(value: number): boolean {
  return value >= 0 && value <= 2147483647;
}
