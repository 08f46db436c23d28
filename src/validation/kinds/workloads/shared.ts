import { Context, Relaxation } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { LabelSelector } from '../../../model/generated/structs';
import { Labels, labelSelectorProblems, matchesRequirement } from '../../../model/label-selector';
import { isSameSelector } from '../../../model/selector-change';
import { convertPod } from '../../../stored/convert';
import { DecodedTemplate } from '../../../stored/decode';
import { dropByPlace } from '../../../stored/dropped';
import { relaxationsOf } from '../../relaxations';
import { validateLabelSelector } from '../../selector';
import { hasBadDeletionCost } from '../../template-annotations';

export const rules = defineRules('workloads/shared', 'apps validation.go ValidateReplicaSetSpec', {
  negative: { reason: 'FieldValueInvalid', remedy: 'Use 0 or more.' },
  selectorMissing: { reason: 'FieldValueRequired', remedy: 'Write spec.selector with labels of the pod template.' },
  selectorEmpty: { reason: 'FieldValueInvalid', remedy: 'Select the labels of the pod template.' },
  selector: { reason: 'FieldValueInvalid', remedy: 'Write a selector with valid labels and operators.' },
  mismatch: { reason: 'FieldValueInvalid', remedy: 'Give the pod template labels that the selector matches.' },
  restartPolicy: { reason: 'FieldValueNotSupported', remedy: 'Use Always, or leave restartPolicy out.' },
  activeDeadline: { reason: 'FieldValueForbidden', remedy: 'Leave activeDeadlineSeconds out.' },
  selectorChange: {
    reason: 'FieldValueInvalid',
    stage: 'update',
    upstream: 'apps validation.go ValidateDeploymentUpdate',
    remedy: 'Leave the selector as it is, or delete the object and create it again.',
  },
});

export const SPEC = Path.of('spec');
export const TEMPLATE = SPEC.child('template');

/** An object whose pods have a template. */
export interface Templated {
  readonly spec: { readonly selector?: LabelSelector; readonly template: DecodedTemplate };
}

/** What conversion and DropDisabledTemplateFields change. */
export function prepareTemplate(template: DecodedTemplate, path: Path, ctx: Context): void {
  convertPod(template, path, ctx);
  dropByPlace(template.spec, path.child('spec'), ctx);
}

export function prepare({ spec }: Templated, ctx: Context): void {
  prepareTemplate(spec.template, TEMPLATE, ctx);
}

/** GetValidationOptionsFromPodTemplate */
export function templateRelaxations(old: DecodedTemplate, template: DecodedTemplate, minor: number): Set<Relaxation> {
  const relaxed = relaxationsOf(old.spec, minor, template.spec);
  if (hasBadDeletionCost(old.metadata.annotations)) relaxed.add('deletionCost');
  return relaxed;
}

export function checkNotNegative(value: number | undefined, path: Path, ctx: Context): void {
  if (value !== undefined && value < 0) ctx.report(rules.negative, path, `${value} is less than 0`);
}

/** The selector, and whether it matches the template. False where the server goes no further, since it cannot read the selector. */
export function validateSelection({ spec: { selector, template } }: Templated, ctx: Context): boolean {
  const path = SPEC.child('selector');
  const isEmpty = selector !== undefined && isEmptySelector(selector);
  if (selector === undefined) {
    ctx.report(rules.selectorMissing, path, 'is missing');
  } else {
    validateLabelSelector(selector, path, ctx);
    if (isEmpty) ctx.report(rules.selectorEmpty, path, 'selects every pod of the namespace');
    if (labelSelectorProblems(selector).length > 0) {
      ctx.report(rules.selector, path, 'cannot be read');
      return false;
    }
  }
  if (selector === undefined || (!isEmpty && !matches(selector, template.metadata.labels ?? {}))) {
    ctx.report(rules.mismatch, TEMPLATE.child('metadata').child('labels'), 'do not match spec.selector');
  }
  return true;
}

function isEmptySelector({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

/** Whether a selector that can be read matches labels. */
export function matches({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  return (
    Object.keys(matchLabels).every((key) => Object.hasOwn(labels, key) && labels[key] === matchLabels[key]) &&
    matchExpressions.every((expression) => matchesRequirement(expression, labels))
  );
}

/** What only pods that end may have. */
export function validateEndless({ restartPolicy, activeDeadlineSeconds }: DecodedTemplate['spec'], ctx: Context): void {
  const path = TEMPLATE.child('spec');
  if ((restartPolicy as string) !== 'Always') {
    ctx.report(rules.restartPolicy, path.child('restartPolicy'), `${quoted(restartPolicy ?? '')} is not Always`);
  }
  if (activeDeadlineSeconds !== undefined) {
    ctx.report(rules.activeDeadline, path.child('activeDeadlineSeconds'), 'is forbidden: these pods have no deadline');
  }
}

export function validateSameSelector({ spec }: Templated, { spec: old }: Templated, ctx: Context): void {
  if (!isSameSelector(spec.selector, old.selector)) {
    ctx.report(rules.selectorChange, SPEC.child('selector'), 'cannot be changed');
  }
}
