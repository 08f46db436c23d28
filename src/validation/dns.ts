import { ipProblems } from './ip';
import { byteLength, dnsSubdomainProblems, dnsSubdomainWithUnderscoreProblems, reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { HostAlias, PodDNSConfig } from '../model/generated/structs';

const HOST_ALIASES = 'validation.go ValidateHostAliases';

export const rules = defineRules('dns', 'validation.go validatePodDNSConfig', {
  policy: {
    reason: 'FieldValueNotSupported',
    upstream: 'validation.go validateDNSPolicy',
    remedy: 'Use ClusterFirst, ClusterFirstWithHostNet, Default or None.',
  },
  configMissing: {
    reason: 'FieldValueRequired',
    remedy: 'Give a dnsConfig with nameservers, or use another dnsPolicy than None.',
  },
  nameserversMissing: {
    reason: 'FieldValueRequired',
    remedy: 'Give at least one nameserver, or use another dnsPolicy than None.',
  },
  nameserversMany: { reason: 'FieldValueInvalid', remedy: 'Give at most 3 nameservers.' },
  nameserver: { reason: 'FieldValueInvalid', remedy: 'Write an IP address in its usual form, such as 10.0.0.10.' },
  searchesMany: { reason: 'FieldValueInvalid', remedy: 'Give at most 32 search domains.' },
  searchesLong: {
    reason: 'FieldValueInvalid',
    remedy: 'Give search domains of at most 2048 bytes together, with a space between each two.',
  },
  search: { reason: 'FieldValueInvalid', remedy: 'Write a domain name such as svc.cluster.local.' },
  option: { reason: 'FieldValueRequired', remedy: 'Name the resolver option, such as ndots.' },
  hostAlias: {
    reason: 'FieldValueInvalid',
    upstream: HOST_ALIASES,
    remedy: 'Write an IP address in its usual form, such as 10.0.0.10.',
  },
  hostname: {
    reason: 'FieldValueInvalid',
    upstream: HOST_ALIASES,
    remedy: 'Write a host name such as registry.example.com.',
  },
});

/** validateDNSPolicy and validatePodDNSConfig */
export function validateDns(
  policy: string | undefined,
  config: PodDNSConfig | undefined,
  path: Path,
  ctx: Context,
): void {
  switch (policy) {
    case undefined:
    case 'ClusterFirst':
    case 'ClusterFirstWithHostNet':
    case 'Default':
      break;
    case 'None':
      if (config === undefined) {
        return ctx.report(rules.configMissing, path.child('dnsConfig'), 'is missing, the dnsPolicy None needs it');
      }
      if ((config.nameservers ?? []).length === 0) {
        return ctx.report(
          rules.nameserversMissing,
          path.child('dnsConfig').child('nameservers'),
          'are missing, the dnsPolicy None needs at least one',
        );
      }
      break;
    default:
      ctx.report(
        rules.policy,
        path.child('dnsPolicy'),
        `${quoted(policy)} is not one of ClusterFirst, ClusterFirstWithHostNet, Default, None`,
      );
  }
  if (config !== undefined) validateConfig(config, path.child('dnsConfig'), ctx);
}

function validateConfig(
  { nameservers = [], searches = [], options = [] }: PodDNSConfig,
  path: Path,
  ctx: Context,
): void {
  if (nameservers.length > 3) {
    ctx.report(rules.nameserversMany, path.child('nameservers'), `has ${nameservers.length} entries, 3 are allowed`);
  }
  nameservers.forEach((server, i) =>
    reportName(
      ipProblems(server, hasStrictIps(ctx)),
      server,
      rules.nameserver,
      path.child('nameservers').index(i),
      ctx,
    ),
  );

  if (searches.length > 32) {
    ctx.report(rules.searchesMany, path.child('searches'), `has ${searches.length} entries, 32 are allowed`);
  }
  const bytes = byteLength(searches.join(' '));
  if (bytes > 2048) {
    ctx.report(
      rules.searchesLong,
      path.child('searches'),
      `has ${bytes} bytes with the spaces between, 2048 are allowed`,
    );
  }
  // feature gate RelaxedDNSSearchValidation, on by default since 1.33: underscores, and '.' for the root
  const relaxed = ctx.atLeast(33) || ctx.relaxed.has('searches');
  searches.forEach((search, i) => {
    if (relaxed && search === '.') return;
    const domain = search.endsWith('.') ? search.slice(0, -1) : search;
    const problems = relaxed ? dnsSubdomainWithUnderscoreProblems(domain) : dnsSubdomainProblems(domain);
    reportName(problems, search, rules.search, path.child('searches').index(i), ctx);
  });

  options.forEach((option, i) => {
    // upstream prints the path of the option, without its name
    if ((option.name ?? '') === '') ctx.report(rules.option, path.child('options').index(i), 'has no name');
  });
}

/** ValidateHostAliases. Before 1.30, the path has no index. */
export function validateHostAliases(aliases: readonly HostAlias[], path: Path, ctx: Context): void {
  const indexed = ctx.atLeast(30);
  aliases.forEach(({ ip, hostnames = [] }, i) => {
    const alias = indexed ? path.index(i) : path.index(i).printedAs(path);
    reportName(ipProblems(ip, hasStrictIps(ctx)), ip, rules.hostAlias, alias.child('ip'), ctx);
    hostnames.forEach((name, j) => {
      const list = alias.child('hostnames');
      const at = indexed ? list.index(j) : list.index(j).printedAs(list);
      reportName(dnsSubdomainProblems(name), name, rules.hostname, at, ctx);
    });
  });
}

/** Feature gate StrictIPCIDRValidation, on by default since 1.36. */
function hasStrictIps(ctx: Context): boolean {
  return ctx.atLeast(36);
}
