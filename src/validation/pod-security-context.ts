import { byteLength } from './names';
import { validateAppArmorProfile, validateSeccompProfile } from './profiles';
import { validateId } from './security-context';
import { validateWindowsOptions } from './windows';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { PodSpec, Sysctl } from '../model/generated/structs';

const SYSCTLS = 'validation.go validateSysctls';

export const rules = defineRules('pod-security-context', 'validation.go validatePodSpecSecurityContext', {
  shareProcessNamespace: { reason: 'FieldValueInvalid', remedy: 'Leave hostPID out, or shareProcessNamespace.' },
  sysctlMissing: {
    reason: 'FieldValueRequired',
    upstream: SYSCTLS,
    remedy: 'Name the sysctl, such as net.core.somaxconn.',
  },
  sysctl: {
    reason: 'FieldValueInvalid',
    upstream: SYSCTLS,
    remedy: 'Write a name such as net.core.somaxconn, of at most 253 bytes.',
  },
  sysctlTwice: { reason: 'FieldValueDuplicate', upstream: SYSCTLS, remedy: 'Set each sysctl once.' },
  sysctlOfHost: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go ValidateHostSysctl',
    since: 29,
    remedy: 'Set the sysctl on the node, or leave hostNetwork or hostIPC out.',
  },
  fsGroupChangePolicy: { reason: 'FieldValueNotSupported', remedy: 'Use Always or OnRootMismatch.' },
  supplementalGroupsPolicy: { reason: 'FieldValueNotSupported', since: 33, remedy: 'Use Merge or Strict.' },
  seLinuxChangePolicy: {
    reason: 'FieldValueNotSupported',
    since: 33,
    remedy: 'Use Recursive, or MountOption for Kubernetes 1.37 and newer.',
  },
});

/** validatePodSpecSecurityContext, and validateShareProcessNamespace, which was a part of it before 1.37 */
export function validatePodSecurityContext(spec: PodSpec, path: Path, ctx: Context): void {
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    const field = path.child('shareProcessNamespace');
    ctx.report(
      rules.shareProcessNamespace,
      ctx.atLeast(37) ? field : field.printedAs(path.child('securityContext').child('shareProcessNamespace')),
      'is true, but so is hostPID, and the namespace of the host is shared already',
    );
  }
  const context = spec.securityContext;
  if (context === undefined) return;
  const {
    fsGroup,
    runAsUser,
    runAsGroup,
    supplementalGroups,
    sysctls,
    seccompProfile,
    windowsOptions,
    appArmorProfile,
  } = context;
  path = path.child('securityContext');
  if (fsGroup !== undefined) validateId(fsGroup, path.child('fsGroup'), ctx);
  if (runAsUser !== undefined) validateId(runAsUser, path.child('runAsUser'), ctx);
  if (runAsGroup !== undefined) validateId(runAsGroup, path.child('runAsGroup'), ctx);
  supplementalGroups?.forEach((id, i) => validateId(id, path.child('supplementalGroups').index(i), ctx));
  if (sysctls !== undefined) validateSysctls(sysctls, spec, path.child('sysctls'), ctx);

  const groupChange: string | undefined = context.fsGroupChangePolicy;
  if (groupChange !== undefined && groupChange !== 'Always' && groupChange !== 'OnRootMismatch') {
    ctx.report(
      rules.fsGroupChangePolicy,
      path.child('fsGroupChangePolicy'),
      `${quoted(groupChange)} is not one of Always, OnRootMismatch`,
    );
  }
  const groups: string | undefined = context.supplementalGroupsPolicy;
  if (groups !== undefined && groups !== 'Merge' && groups !== 'Strict') {
    ctx.report(
      rules.supplementalGroupsPolicy,
      path.child('supplementalGroupsPolicy'),
      `${quoted(groups)} is not one of Merge, Strict`,
    );
  }
  const relabel: string | undefined = context.seLinuxChangePolicy;
  if (relabel !== undefined && relabel !== 'Recursive') {
    // MountOption needs the feature gate SELinuxMount, on by default since 1.37
    const mountOption = ctx.atLeast(37) || ctx.relaxed.has('seLinuxChangePolicy');
    if (relabel !== 'MountOption' || !mountOption) {
      ctx.report(
        rules.seLinuxChangePolicy,
        path.child('seLinuxChangePolicy'),
        `${quoted(relabel)} is not one of ${mountOption ? 'MountOption, ' : ''}Recursive`,
      );
    }
  }
  if (seccompProfile !== undefined) validateSeccompProfile(seccompProfile, path.child('seccompProfile'), ctx);
  if (windowsOptions !== undefined) validateWindowsOptions(windowsOptions, path.child('windowsOptions'), ctx);
  if (appArmorProfile !== undefined) validateAppArmorProfile(appArmorProfile, path.child('appArmorProfile'), ctx);
}

/** Parts between dots or slashes must start and end with a letter or digit. */
const NOT_SYSCTL = /^$|[^-_a-z0-9./]|^[-_./]|[-_./]$|[./][-_./]|[-_][./]/;
const OF_NETWORK = /^net\./;
const OF_IPC = /^fs\.mqueue\.|^kernel\.(?:sem|shm|shmall|shmmax|shmmni|shm_rmid_forced|msg|msgmax|msgmnb|msgmni)$/;

function validateSysctls(sysctls: readonly Sysctl[], spec: PodSpec, path: Path, ctx: Context): void {
  const seen = new Set<string>();
  for (let i = 0; i < sysctls.length; i++) {
    const { name } = sysctls[i];
    const at = path.index(i).child('name');
    if (name === '') {
      ctx.report(rules.sysctlMissing, at, 'is missing');
    } else if (NOT_SYSCTL.test(name) || byteLength(name) > 253) {
      ctx.report(
        rules.sysctl,
        at,
        `${quoted(name)} may contain at most 253 lower-case letters, digits, '-', '_', with single '.' or '/' between`,
      );
    } else if (seen.has(name)) {
      ctx.report(rules.sysctlTwice, at, `${quoted(name)} is set twice`);
    }
    seen.add(name);
    if (!ctx.relaxed.has('hostSysctls')) validateHostSysctl(name, spec, at, ctx);
  }
}

/** ValidateHostSysctl: also checks invalid and repeated names. */
export function validateHostSysctl(name: string, spec: PodSpec, path: Path, ctx: Context): void {
  const dotted = dottedSysctl(name);
  if (spec.hostNetwork === true && OF_NETWORK.test(dotted)) {
    ctx.report(rules.sysctlOfHost, path, `${quoted(name)} is of the network of the host, hostNetwork is true`);
  } else if (spec.hostIPC === true && OF_IPC.test(dotted)) {
    ctx.report(rules.sysctlOfHost, path, `${quoted(name)} is of the IPC namespace of the host, hostIPC is true`);
  }
}

/** NormalizeName, and the part before a `*` as in GetNamespace. If a slash comes before the first dot, slashes separate and dots are part of names. */
function dottedSysctl(name: string): string {
  const slashed = /^[^./]*\//.test(name);
  return (slashed ? name.replace(/[./]/g, (sign) => (sign === '.' ? '/' : '.')) : name).split('*', 1)[0];
}
