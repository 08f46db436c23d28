import { isHeadless } from './service-spec';
import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { ServiceSpec } from '../../../model/generated/kind-structs';
import { cidrProblems, ipProblems, isV4, parseIpSloppy } from '../../ip';
import { reportName } from '../../names';

const REMEDY =
  'Leave clusterIP and clusterIPs out, or write None, or the same address in clusterIP and as first of clusterIPs.';
const EXTERNAL_IPS = 'validation.go ValidateEndpointIP';

export const rules = defineRules('service/addresses', 'validation.go ValidateServiceClusterIPsRelatedFields', {
  clusterIPsMismatch: { reason: 'FieldValueInvalid', remedy: REMEDY },
  family: { reason: 'FieldValueNotSupported', remedy: 'Use IPv4 and IPv6.' },
  familyTwice: { reason: 'FieldValueDuplicate', remedy: 'Name each family once.' },
  familyPolicy: {
    reason: 'FieldValueNotSupported',
    remedy: 'Use SingleStack, PreferDualStack or RequireDualStack, or leave ipFamilyPolicy out.',
  },
  none: { reason: 'FieldValueInvalid', remedy: 'Write None alone.' },
  clusterIP: { reason: 'FieldValueInvalid', remedy: REMEDY },
  clusterIPsMany: { reason: 'FieldValueInvalid', remedy: 'Give at most one address of each family.' },
  clusterIPsFamilies: { reason: 'FieldValueInvalid', remedy: 'Give at most one address of each family.' },
  clusterIPFamily: { reason: 'FieldValueInvalid', remedy: 'List addresses in the order of ipFamilies.' },
  externalIP: { reason: 'FieldValueInvalid', upstream: EXTERNAL_IPS, remedy: 'Write an IP address of a node.' },
  externalIPSpecial: {
    reason: 'FieldValueInvalid',
    upstream: EXTERNAL_IPS,
    remedy: 'Use an address that others can reach.',
  },
  sourceRangesType: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go validateService',
    remedy: 'Leave it out, or use the type LoadBalancer.',
  },
  sourceRange: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go IsValidCIDRForLegacyField',
    remedy: 'Write a range such as 10.9.8.0/24.',
  },
});

const FAMILIES: readonly string[] = ['IPv4', 'IPv6'];
const POLICIES: readonly string[] = ['SingleStack', 'PreferDualStack', 'RequireDualStack'];

/** ValidateServiceClusterIPsRelatedFields */
export function validateClusterIPs(spec: ServiceSpec, path: Path, ctx: Context): void {
  if (spec.type === 'ExternalName') return;
  const { clusterIP = '', clusterIPs = [], ipFamilies = [], ipFamilyPolicy } = spec;
  const ips = path.child('clusterIPs');
  if (clusterIP === '' ? clusterIPs.length > 0 : clusterIPs[0] !== clusterIP) {
    ctx.report(rules.clusterIPsMismatch, ips, 'does not begin with the clusterIP');
  }
  const seen = new Set<string>();
  ipFamilies.forEach((family, i) => {
    const place = path.child('ipFamilies').index(i);
    if (!FAMILIES.includes(family)) ctx.report(rules.family, place, `${quoted(family)} is not one of IPv4, IPv6`);
    if (seen.has(family)) ctx.report(rules.familyTwice, place, `${quoted(family)} is named twice`);
    seen.add(family);
  });
  if (ipFamilyPolicy !== undefined && !POLICIES.includes(ipFamilyPolicy)) {
    ctx.report(rules.familyPolicy, path.child('ipFamilyPolicy'), `${quoted(ipFamilyPolicy)} is not a policy`);
  }
  const hasInvalid = validateEachClusterIP(clusterIPs, ips, ctx);
  if (clusterIPs.length > 2) ctx.report(rules.clusterIPsMany, ips, `has ${clusterIPs.length} addresses`);
  if (hasInvalid) return;
  const families = clusterIPs.map(familyOf);
  if (clusterIPs.length > 1 && new Set(families).size < 2) {
    ctx.report(rules.clusterIPsFamilies, ips, 'has several addresses of one family');
  }
  if (isHeadless(spec)) return;
  clusterIPs.forEach((ip, i) => {
    const wanted = ipFamilies[i];
    if (FAMILIES.includes(wanted) && families[i] !== wanted) {
      ctx.report(rules.clusterIPFamily, ips.index(i), `${quoted(ip)} is not ${wanted}, as ipFamilies has it`);
    }
  });
}

function validateEachClusterIP(clusterIPs: readonly string[], path: Path, ctx: Context): boolean {
  let hasInvalid = false;
  clusterIPs.forEach((ip, i) => {
    if (i === 0 && ip === 'None') {
      if (clusterIPs.length > 1) {
        hasInvalid = true;
        ctx.report(rules.none, path, 'None stands together with addresses');
      }
      return;
    }
    const problems = ipProblems(ip, ctx.atLeast(36));
    hasInvalid ||= problems.length > 0;
    reportName(problems, ip, rules.clusterIP, path.index(i), ctx);
  });
  return hasInvalid;
}

/** Of a text that is an address. */
export function familyOf(ip: string): 'IPv4' | 'IPv6' {
  return isV4(parseIpSloppy(ip) ?? []) ? 'IPv4' : 'IPv6';
}

/** IsValidIPForLegacyField and ValidateEndpointIP */
export function validateExternalIPs(externalIPs: readonly string[], path: Path, ctx: Context): void {
  externalIPs.forEach((ip, i) => {
    const problems = ipProblems(ip, ctx.atLeast(36));
    reportName(problems, ip, rules.externalIP, path.index(i), ctx);
    if (problems.length > 0) return;
    const special = specialRange(parseIpSloppy(ip)!);
    if (special !== undefined) ctx.report(rules.externalIPSpecial, path.index(i), `${quoted(ip)} is ${special}`);
  });
}

function specialRange(bytes: readonly number[]): string | undefined {
  const v4 = isV4(bytes) ? bytes.slice(12) : undefined;
  if ((v4 ?? bytes).every((byte) => byte === 0)) return 'the unspecified address';
  if (v4 ? v4[0] === 127 : bytes[15] === 1 && bytes.slice(0, 15).every((byte) => byte === 0)) {
    return 'a loopback address';
  }
  if (v4 ? v4[0] === 169 && v4[1] === 254 : bytes[0] === 0xfe && bytes[1] >= 0x80 && bytes[1] < 0xc0) {
    return 'a link-local address';
  }
  if (v4 ? v4[0] === 224 && v4[1] === 0 && v4[2] === 0 : bytes[0] === 0xff && bytes[1] % 16 === 2) {
    return 'a link-local multicast address';
  }
  return undefined;
}

const ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** The ranges of the field or, if it has none, of the annotation. */
export function validateSourceRanges(
  spec: ServiceSpec,
  annotations: { readonly [key: string]: string },
  path: Path,
  ctx: Context,
): void {
  const ranges = spec.loadBalancerSourceRanges ?? [];
  // the server writes the name of the field with a capital
  const field = path.child('loadBalancerSourceRanges', 'LoadBalancerSourceRanges');
  if (ranges.length > 0) {
    validateRanges(
      ranges,
      spec,
      field,
      (i) => field.index(i).printedAs(path.child('LoadBalancerSourceRanges').index(i)),
      ctx,
    );
  } else if (Object.hasOwn(annotations, ANNOTATION)) {
    const annotation = Path.of('metadata', 'annotations').key(ANNOTATION);
    const text = trimSpace(annotations[ANNOTATION]);
    validateRanges(text === '' ? [] : text.split(','), spec, annotation, () => annotation, ctx);
  }
}

function validateRanges(
  ranges: readonly string[],
  { type }: ServiceSpec,
  path: Path,
  pathOf: (i: number) => Path,
  ctx: Context,
): void {
  if (type !== 'LoadBalancer') {
    ctx.report(rules.sourceRangesType, path, `is forbidden with the type ${quoted(type ?? '')}`);
  }
  // up to 1.29 the list is refused as a whole
  const isSummed = !ctx.atLeast(30);
  const problems = ranges.map((range) => cidrProblems(trimSpace(range), ctx.atLeast(36)));
  const first = problems.findIndex(({ length }) => length > 0);
  if (first < 0) return;
  if (isSummed) return reportName(problems[first], ranges[first], rules.sourceRange, path, ctx);
  problems.forEach((list, i) => reportName(list, trimSpace(ranges[i]), rules.sourceRange, pathOf(i), ctx));
}

/** strings.TrimSpace, which knows the same blanks but U+0085 and not U+FEFF. */
function trimSpace(text: string): string {
  return text.replace(/^[^\S\ufeff]+|[^\S\ufeff]+$/g, '').replace(/^\u0085+|\u0085+$/g, '');
}
