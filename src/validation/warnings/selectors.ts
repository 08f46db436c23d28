import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { Affinity, PodAffinity, PodSpec } from '../../model/generated/structs';

const REMEDY = 'Give a labelSelector; an empty one, {}, matches every pod.';

export const rules = defineRules(
  'warnings/selectors',
  { stage: 'warn', severity: 'warning', upstream: 'api/pod/warnings.go warningsForPodSpecAndMeta' },
  {
    topologySpread: { reason: 'FieldValueRequired', remedy: REMEDY },
    podAffinity: {
      reason: 'FieldValueRequired',
      upstream: 'api/pod/warnings.go warningsForPodAffinityTerms',
      remedy: REMEDY,
    },
  },
);

const MESSAGE = 'is missing, so no pod matches';

/** A missing label selector matches nothing, unlike an empty one. */
export function warnOfMissingSelectors(spec: PodSpec, path: Path, ctx: Context): void {
  spec.topologySpreadConstraints?.forEach(({ labelSelector }, i) => {
    if (labelSelector === undefined) {
      ctx.report(
        rules.topologySpread,
        path.child('topologySpreadConstraints').index(i).child('labelSelector'),
        MESSAGE,
      );
    }
  });
  if (spec.affinity !== undefined) warnOfPodAffinity(spec.affinity, path.child('affinity'), ctx);
}

function warnOfPodAffinity({ podAffinity, podAntiAffinity }: Affinity, path: Path, ctx: Context): void {
  if (podAffinity !== undefined) warnOfTerms(podAffinity, path.child('podAffinity'), ctx);
  if (podAntiAffinity !== undefined) warnOfTerms(podAntiAffinity, path.child('podAntiAffinity'), ctx);
}

function warnOfTerms(affinity: PodAffinity, path: Path, ctx: Context): void {
  affinity.requiredDuringSchedulingIgnoredDuringExecution?.forEach(({ labelSelector }, i) => {
    if (labelSelector !== undefined) return;
    ctx.report(
      rules.podAffinity,
      path.child('requiredDuringSchedulingIgnoredDuringExecution').index(i).child('labelSelector'),
      MESSAGE,
    );
  });
  affinity.preferredDuringSchedulingIgnoredDuringExecution?.forEach(({ podAffinityTerm }, i) => {
    if (podAffinityTerm.labelSelector !== undefined) return;
    ctx.report(
      rules.podAffinity,
      path
        .child('preferredDuringSchedulingIgnoredDuringExecution')
        .index(i)
        .child('podAffinityTerm')
        .child('labelSelector'),
      MESSAGE,
    );
  });
}
