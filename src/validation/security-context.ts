import { isUserOrGroupId } from './names';
import { validateAppArmorProfile, validateSeccompProfile } from './profiles';
import { validateWindowsOptions } from './windows';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { SecurityContext } from '../model/generated/structs';

export const rules = defineRules('security-context', 'validation.go ValidateSecurityContext', {
  privileged: {
    reason: 'FieldValueForbidden',
    remedy: 'Leave privileged out, or have the API server run with --allow-privileged.',
  },
  id: { reason: 'FieldValueInvalid', remedy: 'Use a number from 0 to 2147483647.' },
  procMount: { reason: 'FieldValueNotSupported', since: 33, remedy: 'Use Default or Unmasked.' },
  procMountUnmasked: {
    reason: 'FieldValueInvalid',
    since: 33,
    remedy: 'Set hostUsers of the pod to false, or use Default.',
  },
  escalationPrivileged: { reason: 'FieldValueInvalid', remedy: 'Leave allowPrivilegeEscalation out, or privileged.' },
  escalationSysAdmin: { reason: 'FieldValueInvalid', remedy: 'Leave allowPrivilegeEscalation out, or the capability.' },
});

/** ValidateSecurityContext, of one container. Absent `hostUsers` of the pod means true. */
export function validateSecurityContext(
  context: SecurityContext | undefined,
  path: Path,
  ctx: Context,
  hostUsers: boolean,
): void {
  if (context === undefined) return;
  const { privileged, runAsUser, runAsGroup, seccompProfile, windowsOptions, appArmorProfile } = context;
  const procMount: string | undefined = context.procMount;
  if (privileged === true && !ctx.allowPrivileged) {
    ctx.report(rules.privileged, path.child('privileged'), 'privileged containers are forbidden by the API server');
  }
  if (runAsUser !== undefined) validateId(runAsUser, path.child('runAsUser'), ctx);
  if (runAsGroup !== undefined) validateId(runAsGroup, path.child('runAsGroup'), ctx);
  if (procMount !== undefined && procMount !== 'Default') {
    // minors up to 1.32 store Default whatever is given (gate ProcMountType)
    if (procMount !== 'Unmasked') {
      ctx.report(rules.procMount, path.child('procMount'), `${quoted(procMount)} is not one of Default, Unmasked`);
    } else if (hostUsers) {
      ctx.report(
        rules.procMountUnmasked,
        path.child('procMount'),
        'Unmasked needs a user namespace of its own, hostUsers is true',
      );
    }
  }
  if (seccompProfile !== undefined) validateSeccompProfile(seccompProfile, path.child('seccompProfile'), ctx);
  if (context.allowPrivilegeEscalation === false) validateNoEscalation(context, path, ctx);
  if (windowsOptions !== undefined) validateWindowsOptions(windowsOptions, path.child('windowsOptions'), ctx);
  if (appArmorProfile !== undefined) validateAppArmorProfile(appArmorProfile, path.child('appArmorProfile'), ctx);
}

function validateNoEscalation(context: SecurityContext, path: Path, ctx: Context): void {
  if (context.privileged === true) {
    ctx.report(rules.escalationPrivileged, path, 'allowPrivilegeEscalation is false, but privileged is true');
  }
  if (ctx.relaxed.has('sysAdmin')) return;
  for (const capability of context.capabilities?.add ?? []) {
    // upstream looks for this spelling only, one error for each time it is there; SYS_ADMIN, the usual one, passes
    if (capability === 'CAP_SYS_ADMIN') {
      ctx.report(rules.escalationSysAdmin, path, 'allowPrivilegeEscalation is false, but CAP_SYS_ADMIN is added');
    }
  }
}

export function validateId(id: number, path: Path, ctx: Context): void {
  if (!isUserOrGroupId(id)) ctx.report(rules.id, path, `${id} is outside the range 0 to 2147483647`);
}
