import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { DeploymentSpec, DeploymentStrategy, ReplicaSetSpec } from '../../../model/generated/kind-structs';
import { intOrPercentValue, isValidPercent, percentOf } from '../../../model/int-or-string';
import { labelSelectorProblems, matchesRequirement } from '../../../model/label-selector';
import { convertPod } from '../../../stored/convert';
import { DecodedTemplate } from '../../../stored/decode';
import { dropByPlace } from '../../../stored/dropped';
import { validatePersistentDisks } from '../../daemon-set';
import { validatePodTemplate } from '../../pod-template';
import { validateLabelSelector } from '../../selector';
import { Kind, subdomainName } from '../kind';

const STRATEGY = 'apps validation.go ValidateDeploymentStrategy';
const ROLLING = 'apps validation.go ValidateRollingUpdateDeployment';
const ZERO = 'Use 0 or more.';

export const rules = defineRules('workloads/replicas', 'apps validation.go ValidateReplicaSetSpec', {
  negative: { reason: 'FieldValueInvalid', remedy: ZERO },
  selectorMissing: { reason: 'FieldValueRequired', remedy: 'Write spec.selector with labels of the pod template.' },
  selectorEmpty: { reason: 'FieldValueInvalid', remedy: 'Select the labels of the pod template.' },
  selector: { reason: 'FieldValueInvalid', remedy: 'Write a selector with valid labels and operators.' },
  mismatch: { reason: 'FieldValueInvalid', remedy: 'Give the pod template labels that the selector matches.' },
  restartPolicy: { reason: 'FieldValueNotSupported', remedy: 'Use Always, or leave restartPolicy out.' },
  activeDeadline: { reason: 'FieldValueForbidden', remedy: 'Leave activeDeadlineSeconds out.' },
  recreate: { reason: 'FieldValueForbidden', upstream: STRATEGY, remedy: 'Leave rollingUpdate out.' },
  strategy: { reason: 'FieldValueNotSupported', upstream: STRATEGY, remedy: 'Use RollingUpdate or Recreate.' },
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

const SPEC = Path.of('spec');
type DecodedSpec<T> = T & { readonly template: DecodedTemplate };

/** PrepareForCreate, and what conversion changes. */
function prepare({ spec }: { readonly spec: DecodedSpec<ReplicaSetSpec> }, ctx: Context): void {
  const path = SPEC.child('template');
  convertPod(spec.template, path, ctx);
  dropByPlace(spec.template.spec, path.child('spec'), ctx);
}

function checkNotNegative(value: number | undefined, path: Path, ctx: Context): void {
  if (value !== undefined && value < 0) ctx.report(rules.negative, path, `${value} is less than 0`);
}

/** ValidateReplicaSetSpec, which a Deployment shares. */
function validateReplicas({ spec }: { readonly spec: DecodedSpec<ReplicaSetSpec> }, ctx: Context): void {
  const { selector, template, replicas, minReadySeconds } = spec;
  checkNotNegative(replicas, SPEC.child('replicas'), ctx);
  checkNotNegative(minReadySeconds, SPEC.child('minReadySeconds'), ctx);
  const path = SPEC.child('selector');
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  const isEmpty = Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
  if (selector === undefined) {
    ctx.report(rules.selectorMissing, path, 'is missing');
  } else {
    validateLabelSelector(selector, path, ctx);
    if (isEmpty) ctx.report(rules.selectorEmpty, path, 'selects every pod of the namespace');
    if (labelSelectorProblems(selector).length > 0) return ctx.report(rules.selector, path, 'cannot be read');
  }
  const labels = template.metadata.labels ?? {};
  const matches =
    Object.keys(matchLabels).every((key) => Object.hasOwn(labels, key) && labels[key] === matchLabels[key]) &&
    matchExpressions.every((expression) => matchesRequirement(expression, labels));
  const place = SPEC.child('template');
  if (selector === undefined || (!isEmpty && !matches)) {
    ctx.report(rules.mismatch, place.child('metadata').child('labels'), 'do not match spec.selector');
  }
  validateTemplate(template, replicas ?? 1, place, ctx);
}

/** ValidatePodTemplateSpecForReplicaSet */
function validateTemplate(template: DecodedTemplate, replicas: number, path: Path, ctx: Context): void {
  validatePodTemplate(template, path, ctx);
  const { restartPolicy, activeDeadlineSeconds, volumes } = template.spec;
  const spec = path.child('spec');
  if (replicas > 1 && volumes !== undefined) validatePersistentDisks(volumes, spec.child('volumes'), ctx);
  if ((restartPolicy as string) !== 'Always') {
    ctx.report(rules.restartPolicy, spec.child('restartPolicy'), `${quoted(restartPolicy ?? '')} is not Always`);
  }
  if (activeDeadlineSeconds !== undefined) {
    ctx.report(rules.activeDeadline, spec.child('activeDeadlineSeconds'), 'is forbidden: these pods have no deadline');
  }
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
  writesGeneration: true,
  judgesNoUpdates: true,
  nameFor: subdomainName,
  prepare,
} as const;

export const REPLICA_SET: Kind = { ...common, validate: validateReplicas };
export const DEPLOYMENT: Kind = { ...common, validate: validateDeployment };
