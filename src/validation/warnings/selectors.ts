import { Context } from '../../findings/context';
import { defineRules } from '../../findings/rule';
import { Affinity, PodAffinity, PodSpec } from '../../model/generated/structs';

const REMEDY = 'Give a labelSelector; an empty one, {}, matches every pod.';

export const rules = defineRules('warnings/selectors', 'api/pod/warnings.go warningsForPodSpecAndMeta', {
  topologySpread: { severity: 'warning', reason: 'FieldValueRequired', remedy: REMEDY },
  podAffinity: {
    severity: 'warning',
    reason: 'FieldValueRequired',
    upstream: 'api/pod/warnings.go warningsForPodAffinityTerms',
    remedy: REMEDY,
  },
});

const MESSAGE = 'is missing, so no pod matches';

/** Where a label selector is missing, which is none that matches all. */
export function warnOfMissingSelectors(spec: PodSpec, path: string, ctx: Context): void {
  spec.topologySpreadConstraints?.forEach(({ labelSelector }, i) => {
    if (labelSelector === undefined) {
      ctx.report(rules.topologySpread, `${path}.topologySpreadConstraints[${i}].labelSelector`, MESSAGE);
    }
  });
  if (spec.affinity !== undefined) warnOfPodAffinity(spec.affinity, `${path}.affinity`, ctx);
}

function warnOfPodAffinity({ podAffinity, podAntiAffinity }: Affinity, path: string, ctx: Context): void {
  if (podAffinity !== undefined) warnOfTerms(podAffinity, `${path}.podAffinity`, ctx);
  if (podAntiAffinity !== undefined) warnOfTerms(podAntiAffinity, `${path}.podAntiAffinity`, ctx);
}

function warnOfTerms(affinity: PodAffinity, path: string, ctx: Context): void {
  affinity.requiredDuringSchedulingIgnoredDuringExecution?.forEach(({ labelSelector }, i) => {
    if (labelSelector !== undefined) return;
    ctx.report(
      rules.podAffinity,
      `${path}.requiredDuringSchedulingIgnoredDuringExecution[${i}].labelSelector`,
      MESSAGE,
    );
  });
  affinity.preferredDuringSchedulingIgnoredDuringExecution?.forEach(({ podAffinityTerm }, i) => {
    if (podAffinityTerm.labelSelector !== undefined) return;
    ctx.report(
      rules.podAffinity,
      `${path}.preferredDuringSchedulingIgnoredDuringExecution[${i}].podAffinityTerm.labelSelector`,
      MESSAGE,
    );
  });
}
