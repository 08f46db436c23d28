import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { PodSpec } from '../../model/generated/structs';
import { hasExcessZeros, ipText, isMappedV4, parseIpSloppy } from '../ip';

const REMEDY = 'Write the address as the message does.';

/** Since 1.36, addresses in nonstandard form are errors. */
export const rules = defineRules(
  'warnings/addresses',
  { stage: 'warn', severity: 'warning', upstream: 'util/validation/ip.go GetWarningsForIP' },
  {
    standard: { reason: 'FieldValueInvalid', since: 33, until: 35, remedy: REMEDY },
    canonical: { reason: 'FieldValueInvalid', since: 33, remedy: REMEDY },
  },
);

/** Addresses that programs may read differently. */
export function warnOfAddresses(spec: PodSpec, path: Path, ctx: Context): void {
  spec.dnsConfig?.nameservers?.forEach((ip, i) =>
    warnOfAddress(ip, path.child('dnsConfig').child('nameservers').index(i), ctx),
  );
  spec.hostAliases?.forEach(({ ip }, i) => warnOfAddress(ip, path.child('hostAliases').index(i).child('ip'), ctx));
}

function warnOfAddress(ip: string, path: Path, ctx: Context): void {
  const bytes = parseIpSloppy(ip);
  if (bytes === undefined) return;
  const text = ipText(bytes);
  if (hasExcessZeros(ip) || isMappedV4(ip, bytes)) {
    ctx.report(rules.standard, path, `${quoted(ip)} is not the standard form ${text}`);
  } else if (text !== ip) {
    ctx.report(rules.canonical, path, `${quoted(ip)} is not the canonical form ${text}`);
  }
}
