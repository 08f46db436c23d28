import { PodSpec } from '../../model/generated/structs';
import { Context, defineRules } from '../context';
import { forEachContainer } from '../visit-containers';

export const rules = defineRules('warnings/annotations', 'api/pod/warnings.go warningsForPodSpecAndMeta', {
  criticalPod: { severity: 'warning', reason: 'FieldValueNotSupported', remedy: 'Set priorityClassName, such as system-node-critical.' },
  sysctls: { severity: 'warning', reason: 'FieldValueNotSupported', remedy: 'Use securityContext.sysctls.' },
  seccomp: { severity: 'warning', reason: 'FieldValueNotSupported', remedy: 'Use seccompProfile of the securityContext.' },
  appArmor: { severity: 'warning', reason: 'FieldValueNotSupported', since: 30, remedy: 'Use appArmorProfile of the securityContext.' },
});

const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

type Annotations = { readonly [key: string]: string };

/** Annotations that fields have taken the place of. Those of security count where the field is missing. */
export function warnOfAnnotations(annotations: Annotations, spec: PodSpec, path: string, ctx: Context): void {
  const warn = (rule: typeof rules.seccomp, key: string, message: string): void => {
    if (annotations[key] !== undefined) ctx.report(rule, `${path}[${key}]`, message);
  };
  warn(rules.criticalPod, 'scheduler.alpha.kubernetes.io/critical-pod', 'has no effect, priorityClassName has');
  warn(rules.sysctls, 'security.alpha.kubernetes.io/sysctls', 'has no effect, securityContext.sysctls has');
  warn(rules.sysctls, 'security.alpha.kubernetes.io/unsafe-sysctls', 'has no effect, securityContext.sysctls has');
  if (spec.securityContext?.seccompProfile === undefined) warn(rules.seccomp, SECCOMP_POD, 'has no effect, securityContext.seccompProfile has');
  // a field that says another thing than the annotation is an error, so here it says the same
  const isAppArmorSaid = spec.securityContext?.appArmorProfile !== undefined;
  forEachContainer(spec, ({ name, securityContext }) => {
    if (securityContext?.seccompProfile === undefined) warn(rules.seccomp, SECCOMP_CONTAINER + name, 'has no effect, securityContext.seccompProfile has');
    if (!isAppArmorSaid && securityContext?.appArmorProfile === undefined) warn(rules.appArmor, APP_ARMOR + name, 'is deprecated, use securityContext.appArmorProfile');
  });
}
