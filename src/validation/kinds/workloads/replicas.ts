import { Context, Relaxation } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { DeploymentSpec, DeploymentStrategy, ReplicaSetSpec } from '../../../model/generated/kind-structs';
import { intOrPercentValue, isValidPercent, percentOf } from '../../../model/int-or-string';
import { DecodedTemplate } from '../../../stored/decode';
import { validatePersistentDisks } from '../../daemon-set';
import { validatePodTemplate } from '../../pod-template';
import { Kind, subdomainName } from '../kind';
import {
  checkNotNegative,
  prepare,
  SPEC,
  TEMPLATE,
  templateRelaxations,
  Templated,
  validateEndless,
  validateSameSelector,
  validateSelection,
} from './shared';

const ROLLING = 'apps validation.go ValidateRollingUpdateDeployment';

export const rules = defineRules('workloads/replicas', 'apps validation.go ValidateDeploymentStrategy', {
  recreate: { reason: 'FieldValueForbidden', remedy: 'Leave rollingUpdate out.' },
  strategy: { reason: 'FieldValueNotSupported', remedy: 'Use RollingUpdate or Recreate.' },
  amount: {
    reason: 'FieldValueInvalid',
    upstream: ROLLING,
    remedy: 'Write a number such as 1, or a text such as 25%.',
  },
  bothZero: {
    reason: 'FieldValueInvalid',
    upstream: ROLLING,
    remedy: 'Set one of maxUnavailable and maxSurge to more than 0.',
  },
  percentHigh: { reason: 'FieldValueInvalid', upstream: ROLLING, remedy: 'Use at most 100%.' },
  progressDeadline: {
    reason: 'FieldValueInvalid',
    upstream: 'apps validation.go ValidateDeploymentSpec',
    remedy: 'Use more seconds than minReadySeconds has.',
  },
});

type DecodedSpec<T> = T & { readonly template: DecodedTemplate };

/** ValidateReplicaSetSpec, which a Deployment shares. */
function validateReplicas(object: { readonly spec: DecodedSpec<ReplicaSetSpec> }, ctx: Context): void {
  const { template, replicas = 1, minReadySeconds } = object.spec;
  checkNotNegative(replicas, SPEC.child('replicas'), ctx);
  checkNotNegative(minReadySeconds, SPEC.child('minReadySeconds'), ctx);
  if (!validateSelection(object, ctx)) return;
  validatePodTemplate(template, TEMPLATE, ctx);
  const { volumes } = template.spec;
  if (replicas > 1 && volumes !== undefined) {
    validatePersistentDisks(volumes, TEMPLATE.child('spec').child('volumes'), ctx);
  }
  validateEndless(template.spec, ctx);
}

/** ValidateDeploymentSpec */
function validateDeployment(deployment: { readonly spec: DecodedSpec<DeploymentSpec> }, ctx: Context): void {
  validateReplicas(deployment, ctx);
  const { strategy, revisionHistoryLimit, progressDeadlineSeconds: deadline, minReadySeconds = 0 } = deployment.spec;
  if (strategy !== undefined) validateStrategy(strategy, SPEC.child('strategy'), ctx);
  checkNotNegative(revisionHistoryLimit, SPEC.child('revisionHistoryLimit'), ctx);
  checkNotNegative(deadline, SPEC.child('progressDeadlineSeconds'), ctx);
  if (deadline !== undefined && deadline <= minReadySeconds) {
    ctx.report(
      rules.progressDeadline,
      SPEC.child('progressDeadlineSeconds'),
      `${deadline} is not more than minReadySeconds`,
    );
  }
}

function validateStrategy({ type, rollingUpdate }: DeploymentStrategy, path: Path, ctx: Context): void {
  const inner = path.child('rollingUpdate');
  if (type === 'Recreate') {
    if (rollingUpdate !== undefined) ctx.report(rules.recreate, inner, 'is forbidden with the type Recreate');
  } else if (type !== 'RollingUpdate') {
    ctx.report(rules.strategy, path, `the type ${quoted(type ?? '')} is not one of Recreate, RollingUpdate`);
  } else {
    const { maxUnavailable = '25%', maxSurge = '25%' } = rollingUpdate ?? {};
    checkAmount(maxUnavailable, inner.child('maxUnavailable'), ctx);
    checkAmount(maxSurge, inner.child('maxSurge'), ctx);
    if (intOrPercentValue(maxUnavailable) === 0 && intOrPercentValue(maxSurge) === 0) {
      ctx.report(rules.bothZero, inner.child('maxUnavailable'), 'is 0, and so is maxSurge: no pod can be replaced');
    }
    if ((percentOf(maxUnavailable) ?? 0) > 100) {
      ctx.report(
        rules.percentHigh,
        inner.child('maxUnavailable'),
        `${quoted(String(maxUnavailable))} is more than 100%`,
      );
    }
  }
}

function checkAmount(value: number | string, path: Path, ctx: Context): void {
  const isGood = typeof value === 'number' ? value >= 0 : isValidPercent(value);
  if (!isGood) ctx.report(rules.amount, path, `${JSON.stringify(value)} is neither 0 or more nor a percentage`);
}

const common = {
  isNamespaced: true,
  writesGenerationSince: 0,
  nameFor: subdomainName,
  prepare,
  prepareChange: (object: Templated, _old: Templated, ctx: Context): void => prepare(object, ctx),
  relaxationsOf: ({ spec: old }: Templated, { spec }: Templated, minor: number): Set<Relaxation> =>
    templateRelaxations(old.template, spec.template, minor),
  validateChange: validateSameSelector,
} as const;

/** ReplicaSetStrategy.ValidateUpdate: older servers judge it as a new one as well. */
const revalidatesMeta = (ctx: Context): boolean => !ctx.atLeast(34);

export const REPLICA_SET: Kind = { ...common, revalidatesMeta, validate: validateReplicas };
export const DEPLOYMENT: Kind = { ...common, revalidatesMeta: () => false, validate: validateDeployment };
