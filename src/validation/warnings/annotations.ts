import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { APP_ARMOR_CONTAINER_PREFIX, SECCOMP_CONTAINER_PREFIX, SECCOMP_POD } from '../../model/annotation-keys';
import { PodSpec } from '../../model/generated/structs';
import { ownValue } from '../../model/own-value';
import { forEachContainer } from '../../stored/visit-containers';

export const rules = defineRules(
  'warnings/annotations',
  { stage: 'warn', severity: 'warning', upstream: 'api/pod/warnings.go warningsForPodSpecAndMeta' },
  {
    criticalPod: {
      reason: 'FieldValueNotSupported',
      remedy: 'Set priorityClassName, such as system-node-critical.',
    },
    sysctls: { reason: 'FieldValueNotSupported', remedy: 'Use securityContext.sysctls.' },
    seccomp: {
      reason: 'FieldValueNotSupported',
      remedy: 'Use seccompProfile of the securityContext.',
    },
    appArmor: {
      reason: 'FieldValueNotSupported',
      since: 30,
      remedy: 'Use appArmorProfile of the securityContext.',
    },
  },
);

/** Annotations without effect, with the field that replaces each. */
const REPLACED = new Map([
  [
    'scheduler.alpha.kubernetes.io/critical-pod',
    { rule: rules.criticalPod, message: 'has no effect, priorityClassName has' },
  ],
  [
    'security.alpha.kubernetes.io/sysctls',
    { rule: rules.sysctls, message: 'has no effect, securityContext.sysctls has' },
  ],
  [
    'security.alpha.kubernetes.io/unsafe-sysctls',
    { rule: rules.sysctls, message: 'has no effect, securityContext.sysctls has' },
  ],
]);
const SECCOMP_MESSAGE = 'has no effect, securityContext.seccompProfile has';

/** Annotations that are replaced by fields. Those about security still have an effect if the field is missing. */
export function warnOfAnnotations(
  annotations: { readonly [key: string]: string },
  spec: PodSpec,
  path: Path,
  ctx: Context,
): void {
  let isForContainer = false;
  for (const key in annotations) {
    const replaced = REPLACED.get(key);
    if (replaced !== undefined) ctx.report(replaced.rule, path.key(key), replaced.message);
    if (key === SECCOMP_POD && spec.securityContext?.seccompProfile === undefined) {
      ctx.report(rules.seccomp, path.key(key), SECCOMP_MESSAGE);
    }
    isForContainer ||= key.startsWith(SECCOMP_CONTAINER_PREFIX) || key.startsWith(APP_ARMOR_CONTAINER_PREFIX);
  }
  if (!isForContainer) return;
  forEachContainer(spec, ({ name, securityContext }) => {
    const seccomp = SECCOMP_CONTAINER_PREFIX + name;
    const appArmor = APP_ARMOR_CONTAINER_PREFIX + name;
    if (ownValue(annotations, seccomp) !== undefined && securityContext?.seccompProfile === undefined) {
      ctx.report(rules.seccomp, path.key(seccomp), SECCOMP_MESSAGE);
    }
    // here, the field has the same value as the annotation: another value is an error
    const isField =
      securityContext?.appArmorProfile !== undefined || spec.securityContext?.appArmorProfile !== undefined;
    if (ownValue(annotations, appArmor) !== undefined && !isField) {
      ctx.report(rules.appArmor, path.key(appArmor), 'is deprecated, use securityContext.appArmorProfile');
    }
  });
}
