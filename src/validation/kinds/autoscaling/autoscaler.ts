import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { HorizontalPodAutoscalerSpec, MetricSpec } from '../../../model/generated/kind-structs';
import { Kind, subdomainName } from '../kind';
import { setBehaviorDefaults, validateBehavior } from './behavior';
import { validateMetric } from './metrics';
import { isTargetVersion, validateTarget } from './target';

export const rules = defineRules(
  'autoscaling/autoscaler',
  'autoscaling validation.go validateHorizontalPodAutoscalerSpec',
  {
    minReplicas: {
      reason: 'FieldValueInvalid',
      remedy: 'Use 1 or more; from 1.37 on, 0 with an Object or External metric.',
    },
    maxReplicasMissing: { reason: 'FieldValueRequired', since: 36, remedy: 'Set maxReplicas to 1 or more.' },
    maxReplicas: { reason: 'FieldValueInvalid', remedy: 'Set maxReplicas to 1 or more.' },
    maxBelowMin: { reason: 'FieldValueInvalid', remedy: 'Set maxReplicas to minReplicas or more.' },
    zeroReplicas: {
      reason: 'FieldValueForbidden',
      upstream: 'autoscaling validation.go validateMetrics',
      remedy: 'Add an Object or External metric, or set minReplicas to 1.',
    },
  },
);

type MutableSpec = { -readonly [F in keyof HorizontalPodAutoscalerSpec]: HorizontalPodAutoscalerSpec[F] };

interface Autoscaler {
  readonly spec: MutableSpec;
}

const SPEC = Path.of('spec');
const DEFAULT_METRIC: MetricSpec = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};

/** SetDefaults_HorizontalPodAutoscaler */
function setDefaults({ spec }: Autoscaler): void {
  spec.minReplicas ??= 1;
  if ((spec.metrics ?? []).length === 0) spec.metrics = [DEFAULT_METRIC];
  if (spec.behavior !== undefined) spec.behavior = setBehaviorDefaults(spec.behavior);
}

/** validateHorizontalPodAutoscalerSpec */
function validate({ spec }: Autoscaler, ctx: Context, old?: Autoscaler): void {
  const { minReplicas = 1, maxReplicas, metrics = [] } = spec;
  // HPAScaleToZero
  const lowest = old?.spec.minReplicas === 0 || ctx.atLeast(37) ? 0 : 1;
  if (minReplicas < lowest) {
    ctx.report(rules.minReplicas, SPEC.child('minReplicas'), `${minReplicas} is less than ${lowest}`);
  }
  const path = SPEC.child('maxReplicas');
  if (maxReplicas === 0 && ctx.atLeast(36)) ctx.report(rules.maxReplicasMissing, path, 'is missing');
  else if (maxReplicas < 1) ctx.report(rules.maxReplicas, path, `${maxReplicas} is less than 1`);
  if (maxReplicas < minReplicas) ctx.report(rules.maxBelowMin, path, `${maxReplicas} is less than minReplicas`);
  const { scaleTargetRef } = spec;
  const { kind, apiVersion = '' } = scaleTargetRef;
  const before = old?.spec.scaleTargetRef;
  const isKept = before !== undefined && before.kind === kind && (before.apiVersion ?? '') === apiVersion;
  const versions = isKept ? 'any' : kind === 'ReplicationController' ? 'core' : 'grouped';
  validateTarget(scaleTargetRef, SPEC.child('scaleTargetRef'), ctx, versions);
  const described = (old?.spec.metrics ?? []).flatMap(({ type, object }) => (type === 'Object' ? (object ?? []) : []));
  // what was wrong may stay wrong
  const areKept = described.some(({ describedObject }) => !isTargetVersion(describedObject.apiVersion, 'core'));
  metrics.forEach((metric, i) => validateMetric(metric, SPEC.child('metrics').index(i), ctx, areKept ? 'any' : 'core'));
  if (minReplicas === 0 && !metrics.some(({ type }) => type === 'Object' || type === 'External')) {
    ctx.report(rules.zeroReplicas, SPEC.child('metrics'), 'have none of the type Object or External for 0 replicas');
  }
  if (spec.behavior !== undefined) validateBehavior(spec.behavior, SPEC.child('behavior'), ctx);
}

export const HORIZONTAL_POD_AUTOSCALER: Kind = {
  isNamespaced: true,
  // HPAGeneration
  writesGenerationSince: 37,
  nameFor: subdomainName,
  revalidatesMeta: () => false,
  setDefaults,
  validate,
};
