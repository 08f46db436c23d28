import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { PodSecurityContext, PodSpec, SecurityContext } from '../model/generated/structs';
import { forEachContainer } from '../stored/visit-containers';

export const rules = defineRules('os', 'validation.go validateOS', {
  name: { reason: 'FieldValueRequired', remedy: 'Set the name to linux or windows.' },
  unknown: { reason: 'FieldValueNotSupported', remedy: 'Set the name to linux or windows.' },
  linux: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go validateLinux',
    remedy: 'Leave windowsOptions out, or set os.name to windows.',
  },
  windows: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go validateWindows',
    remedy: 'Leave the field out, or set os.name to linux.',
  },
});

/** Fields that a pod for Windows must not have. Those of newer minors are unknown or dropped before, so no row needs a minor. */
const NOT_ON_WINDOWS: ReadonlyArray<keyof PodSecurityContext> = [
  'appArmorProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'runAsGroup',
  'runAsUser',
  'seLinuxChangePolicy',
  'seLinuxOptions',
  'seccompProfile',
  'supplementalGroups',
  'supplementalGroupsPolicy',
];
const CONTAINER_NOT_ON_WINDOWS: ReadonlyArray<keyof SecurityContext> = [
  'allowPrivilegeEscalation',
  'appArmorProfile',
  'capabilities',
  'privileged',
  'procMount',
  'readOnlyRootFilesystem',
  'runAsGroup',
  'runAsUser',
  'seLinuxOptions',
  'seccompProfile',
];

/** validateOS, then validateLinux or validateWindows */
export function validateOS(spec: PodSpec, path: Path, ctx: Context): void {
  if (spec.os === undefined) return;
  const name: string = spec.os.name;
  if (name === 'linux') {
    validateLinux(spec, path, ctx);
  } else if (name === 'windows') {
    validateWindows(spec, path, ctx);
  } else if (name === '') {
    ctx.report(
      rules.name,
      path.child('os').child('name'),
      'the name of the operating system is missing, linux or windows',
    );
  } else {
    // upstream reports the unknown name under `os`
    ctx.report(rules.unknown, path.child('os'), `${quoted(name)} is none of linux, windows`);
  }
}

function validateLinux(spec: PodSpec, path: Path, ctx: Context): void {
  if (spec.securityContext?.windowsOptions !== undefined) report(path.child('securityContext').child('windowsOptions'));
  forEachContainer(spec, (container, list, i) => {
    if (container.securityContext?.windowsOptions !== undefined) {
      report(path.child(list).index(i).child('securityContext').child('windowsOptions'));
    }
  });
  function report(at: Path): void {
    ctx.report(rules.linux, at, 'a pod for linux takes no options of windows');
  }
}

function validateWindows(spec: PodSpec, path: Path, ctx: Context): void {
  if (spec.hostUsers !== undefined) report(path.child('hostUsers'));
  if (spec.hostPID === true) report(path.child('hostPID'));
  if (spec.hostIPC === true) report(path.child('hostIPC'));
  if (spec.shareProcessNamespace !== undefined) report(path.child('shareProcessNamespace'));
  const pod = spec.securityContext;
  if (pod !== undefined) {
    for (const field of NOT_ON_WINDOWS) {
      if (pod[field] !== undefined) report(path.child('securityContext').child(field));
    }
    if (pod.sysctls !== undefined && pod.sysctls.length > 0) report(path.child('securityContext').child('sysctls'));
  }
  forEachContainer(spec, ({ securityContext }, list, i) => {
    if (securityContext === undefined) return;
    for (const field of CONTAINER_NOT_ON_WINDOWS) {
      if (securityContext[field] !== undefined) report(path.child(list).index(i).child('securityContext').child(field));
    }
  });
  function report(at: Path): void {
    ctx.report(rules.windows, at, 'has no meaning for a pod for windows');
  }
}
