import { validateObjectMeta } from './metadata';
import { validatePodTemplate } from './pod-template';
import { validateLabelSelector } from './selector';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import {
  DaemonSetSpec,
  DaemonSetUpdateStrategy,
  LabelSelector,
  RollingUpdateDaemonSet,
  Volume,
} from '../model/generated/structs';
import { isValidPercent, percentOf } from '../model/int-or-string';
import { Labels, labelSelectorProblems, matchesRequirement } from '../model/label-selector';
import { DecodedDaemonSet } from '../stored/decode';

const STRATEGY = 'apps validation.go ValidateRollingUpdateDaemonSet';

export const rules = defineRules('daemon-set', 'apps validation.go ValidateDaemonSetSpec', {
  selectorMissing: { reason: 'FieldValueInvalid', remedy: 'Write spec.selector with labels of the pod template.' },
  selectorMismatch: {
    reason: 'FieldValueInvalid',
    remedy: 'Give the pod template labels that the selector matches.',
  },
  selectorEmpty: { reason: 'FieldValueInvalid', remedy: 'Select the labels of the pod template.' },
  restartPolicy: { reason: 'FieldValueNotSupported', remedy: 'Use Always, or leave restartPolicy out.' },
  activeDeadline: { reason: 'FieldValueForbidden', remedy: 'Leave activeDeadlineSeconds out.' },
  minReadySeconds: { reason: 'FieldValueInvalid', remedy: 'Use 0 or more.' },
  revisionHistoryLimit: { reason: 'FieldValueInvalid', remedy: 'Use 0 or more.' },
  strategy: {
    reason: 'FieldValueNotSupported',
    upstream: 'apps validation.go ValidateDaemonSetUpdateStrategy',
    remedy: 'Use RollingUpdate or OnDelete.',
  },
  percent: {
    reason: 'FieldValueInvalid',
    upstream: 'apps validation.go ValidatePositiveIntOrPercent',
    remedy: 'Write a number such as 1, or a text such as 10%.',
  },
  negative: {
    reason: 'FieldValueInvalid',
    upstream: 'apps validation.go ValidatePositiveIntOrPercent',
    remedy: 'Use 0 or more.',
  },
  percentHigh: {
    reason: 'FieldValueInvalid',
    upstream: 'apps validation.go IsNotMoreThan100Percent',
    remedy: 'Use at most 100%.',
  },
  surgeAndUnavailable: {
    reason: 'FieldValueInvalid',
    upstream: STRATEGY,
    remedy: 'Set maxUnavailable to 0 where maxSurge is more than that; left out, it is 1.',
  },
  neitherSurgeNorUnavailable: {
    reason: 'FieldValueRequired',
    upstream: STRATEGY,
    remedy: 'Set one of maxUnavailable and maxSurge to more than 0.',
  },
  // SkipReadOnlyValidationGCE is on since 1.29
  writablePersistentDisk: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go ValidateReadOnlyPersistentDisks',
    until: 28,
    remedy: 'Set readOnly to true.',
  },
});

/** ValidateDaemonSet */
export function validateDaemonSet(daemonSet: DecodedDaemonSet, ctx: Context): void {
  validateObjectMeta(daemonSet.metadata, Path.of('metadata'), ctx);
  validateDaemonSetSpec(daemonSet.spec, Path.of('spec'), ctx);
}

/** ValidateDaemonSetSpec */
export function validateDaemonSetSpec(spec: DecodedDaemonSet['spec'], path: Path, ctx: Context): void {
  const { template } = spec;
  validateSelector(spec, template.metadata.labels ?? {}, path, ctx);
  validatePodTemplate(template, path.child('template'), ctx);
  const restartPolicy: string = template.spec.restartPolicy ?? 'Always';
  if (restartPolicy !== 'Always') {
    ctx.report(
      rules.restartPolicy,
      path.child('template').child('spec').child('restartPolicy'),
      `${quoted(restartPolicy)} is not Always`,
    );
  }
  if (template.spec.activeDeadlineSeconds !== undefined) {
    ctx.report(
      rules.activeDeadline,
      path.child('template').child('spec').child('activeDeadlineSeconds'),
      'is forbidden: the pods of a DaemonSet have no deadline',
    );
  }
  if (template.spec.volumes !== undefined) {
    validatePersistentDisks(template.spec.volumes, path.child('template').child('spec').child('volumes'), ctx);
  }
  const { minReadySeconds = 0, revisionHistoryLimit = 0 } = spec;
  if (minReadySeconds < 0) {
    ctx.report(rules.minReadySeconds, path.child('minReadySeconds'), `${minReadySeconds} is less than 0`);
  }
  if (spec.updateStrategy !== undefined) validateUpdateStrategy(spec.updateStrategy, path.child('updateStrategy'), ctx);
  if (revisionHistoryLimit < 0) {
    ctx.report(
      rules.revisionHistoryLimit,
      path.child('revisionHistoryLimit'),
      `${revisionHistoryLimit} is less than 0`,
    );
  }
}

function validateSelector({ selector }: DaemonSetSpec, labels: Labels, path: Path, ctx: Context): void {
  const before = ctx.reported;
  validateLabelSelector(selector, path.child('selector'), ctx, ctx.relaxed.has('affinitySelectors'));
  // an unreadable selector is not compared, even if an update may keep it
  const isReadable =
    ctx.reported === before &&
    (!ctx.relaxed.has('affinitySelectors') || selector === undefined || labelSelectorProblems(selector).length === 0);
  if (isReadable && !matches(selector, labels)) {
    // the server prints the labels in both cases
    const labelsPath = path.child('template').child('metadata').child('labels');
    if (selector === undefined) {
      const selectorPath = path.child('selector').printedAs(labelsPath);
      ctx.report(
        rules.selectorMissing,
        selectorPath,
        'spec.selector is missing, so the DaemonSet would not own its pods',
      );
    } else {
      ctx.report(
        rules.selectorMismatch,
        labelsPath,
        'do not match spec.selector, so the DaemonSet would not own its pods',
      );
    }
  }
  if (selector !== undefined && isEmpty(selector.matchLabels) && !selector.matchExpressions?.length) {
    ctx.report(rules.selectorEmpty, path.child('selector'), 'selects every pod of the namespace');
  }
}

/** Whether a valid selector matches the labels. */
function matches(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (selector === undefined) return false;
  for (const key in selector.matchLabels) {
    if (!Object.hasOwn(labels, key) || labels[key] !== selector.matchLabels[key]) return false;
  }
  return (
    selector.matchExpressions === undefined ||
    selector.matchExpressions.every((expression) => matchesRequirement(expression, labels))
  );
}

function isEmpty(map: object | undefined): boolean {
  for (const _ in map) return false;
  return true;
}

/** ValidateReadOnlyPersistentDisks */
export function validatePersistentDisks(volumes: readonly Volume[], path: Path, ctx: Context): void {
  volumes.forEach(({ gcePersistentDisk: disk }, i) => {
    if (disk !== undefined && disk.readOnly !== true) {
      ctx.report(
        rules.writablePersistentDisk,
        path.index(i).child('gcePersistentDisk').child('readOnly'),
        'pods on several nodes can share a disk only read-only',
      );
    }
  });
}

/** ValidateDaemonSetUpdateStrategy: fields that OnDelete does not use are not checked. */
function validateUpdateStrategy({ type, rollingUpdate = {} }: DaemonSetUpdateStrategy, path: Path, ctx: Context): void {
  if (type === 'RollingUpdate') {
    validateRollingUpdate(rollingUpdate, path.child('rollingUpdate'), ctx);
  } else if (type !== 'OnDelete') {
    ctx.report(rules.strategy, path, `the type ${quoted(type ?? '')} is not one of RollingUpdate, OnDelete`);
  }
}

function validateRollingUpdate(
  { maxUnavailable = 1, maxSurge = 0 }: RollingUpdateDaemonSet,
  path: Path,
  ctx: Context,
): void {
  validateIntOrPercent(maxUnavailable, path.child('maxUnavailable'), ctx);
  validateIntOrPercent(maxSurge, path.child('maxSurge'), ctx);
  const surges = !isZero(maxSurge);
  if (!isZero(maxUnavailable)) {
    if (surges) {
      ctx.report(
        rules.surgeAndUnavailable,
        path.child('maxSurge'),
        `${maxSurge} together with a maxUnavailable of ${maxUnavailable}: one of them must be 0`,
      );
    }
  } else if (!surges) {
    ctx.report(
      rules.neitherSurgeNorUnavailable,
      path.child('maxUnavailable'),
      'is 0, and so is maxSurge: no pod can be replaced',
    );
  }
}

export function validateIntOrPercent(value: number | string, path: Path, ctx: Context): void {
  if (typeof value === 'number') {
    if (value < 0) ctx.report(rules.negative, path, `${value} is less than 0`);
  } else if (!isValidPercent(value)) {
    ctx.report(rules.percent, path, `${quoted(value)} is not a percentage`);
  } else if (percentOf(value)! > 100) {
    ctx.report(rules.percentHigh, path, `${quoted(value)} is more than 100%`);
  }
}

/** A text that is not a percentage counts as its number, or as 0 if it is not a number either. */
function isZero(value: number | string): boolean {
  if (typeof value === 'number') return value === 0;
  return isValidPercent(value) ? percentOf(value) === 0 : !/^[+-]?[0-9]+$/.test(value) || !/[1-9]/.test(value);
}
