import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { HostAlias, LocalObjectReference, PodSpec } from '../../model/generated/structs';

export const rules = defineRules(
  'warnings/lists',
  { stage: 'warn', severity: 'warning', upstream: 'api/pod/warnings.go warningsForPodSpecAndMeta' },
  {
    hostAlias: {
      reason: 'FieldValueDuplicate',
      remedy: 'List all hostnames of an address in one entry.',
    },
    pullSecret: { reason: 'FieldValueDuplicate', remedy: 'Name each Secret once.' },
    pullSecretName: {
      reason: 'FieldValueRequired',
      remedy: 'Name the Secret, or leave the entry out.',
    },
    gracePeriod: { reason: 'FieldValueInvalid', remedy: 'Use 0 seconds or more.' },
  },
);

/** Duplicate and empty entries, and a negative grace period. */
export function warnOfLists(spec: PodSpec, path: Path, ctx: Context): void {
  const { hostAliases, imagePullSecrets, terminationGracePeriodSeconds: seconds = 0 } = spec;
  if (hostAliases !== undefined) warnOfHostAliases(hostAliases, path.child('hostAliases'), ctx);
  if (imagePullSecrets !== undefined) warnOfPullSecrets(imagePullSecrets, path.child('imagePullSecrets'), ctx);
  if (seconds < 0) {
    ctx.report(
      rules.gracePeriod,
      path.child('terminationGracePeriodSeconds'),
      `${seconds} is negative, and will be taken for 1`,
    );
  }
}

function warnOfHostAliases(aliases: readonly HostAlias[], path: Path, ctx: Context): void {
  const ips = new Set<string>();
  aliases.forEach(({ ip }, i) => {
    if (ips.has(ip)) {
      ctx.report(rules.hostAlias, path.index(i).child('ip'), `${quoted(ip)} is the address of an earlier entry`);
    }
    ips.add(ip);
  });
}

function warnOfPullSecrets(secrets: readonly LocalObjectReference[], path: Path, ctx: Context): void {
  const names = new Set<string>();
  secrets.forEach(({ name = '' }, i) => {
    if (names.has(name)) {
      ctx.report(rules.pullSecret, path.index(i).child('name'), `${quoted(name)} is the name of an earlier entry`);
    }
    if (name === '') ctx.report(rules.pullSecretName, path.index(i).child('name'), 'is empty');
    names.add(name);
  });
}
