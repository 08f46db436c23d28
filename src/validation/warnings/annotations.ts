import { AppArmorProfile, PodSpec } from '../../model/generated/structs';
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

const ANNOTATED = new Map([['RuntimeDefault', 'runtime/default'], ['Unconfined', 'unconfined']]);

type Annotations = { readonly [key: string]: string };

/** Annotations that fields have taken the place of. Those of security count where the field is missing. */
export function warnOfAnnotations(annotations: Annotations, spec: PodSpec, path: string, ctx: Context): void {
  const warn = (rule: typeof rules.seccomp, key: string, field: string): void => {
    if (annotations[key] !== undefined) ctx.report(rule, `${path}[${key}]`, `has no effect, or will lose it, use the field ${field}`);
  };
  warn(rules.criticalPod, 'scheduler.alpha.kubernetes.io/critical-pod', 'priorityClassName');
  warn(rules.sysctls, 'security.alpha.kubernetes.io/sysctls', 'securityContext.sysctls');
  warn(rules.sysctls, 'security.alpha.kubernetes.io/unsafe-sysctls', 'securityContext.sysctls');
  if (spec.securityContext?.seccompProfile === undefined) warn(rules.seccomp, SECCOMP_POD, 'seccompProfile');
  const ofPod = spec.securityContext?.appArmorProfile;
  forEachContainer(spec, ({ name, securityContext }) => {
    if (securityContext?.seccompProfile === undefined) warn(rules.seccomp, SECCOMP_CONTAINER + name, 'seccompProfile');
    if (securityContext?.appArmorProfile !== undefined || isSaidByPod(ofPod, annotations[APP_ARMOR + name], ctx)) return;
    warn(rules.appArmor, APP_ARMOR + name, 'appArmorProfile');
  });
}

/** Up to 1.33 any profile of the pod will do, later it must be that of the annotation. */
function isSaidByPod(ofPod: AppArmorProfile | undefined, annotation: string | undefined, ctx: Context): boolean {
  if (ofPod === undefined) return false;
  return ctx.minor < 34 || annotation === (ofPod.type === 'Localhost' ? `localhost/${ofPod.localhostProfile}` : ANNOTATED.get(ofPod.type));
}
