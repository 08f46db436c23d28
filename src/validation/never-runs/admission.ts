import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { PodSpec } from '../../model/generated/structs';
import { SYSTEM_PRIORITIES } from '../../model/system-priorities';

const PRIORITY = 'plugin/pkg/admission/priority/admission.go admitPod';
const PRIORITY_REMEDY = 'Leave it out: the PriorityClass sets it.';

export const rules = defineRules(
  'never-runs',
  { stage: 'run', severity: 'never-runs', upstream: PRIORITY },
  {
    priorityClass: {
      reason: 'FieldValueNotFound',
      remedy: 'Use system-node-critical, system-cluster-critical or your own class.',
    },
    priority: { reason: 'FieldValueForbidden', remedy: PRIORITY_REMEDY },
    preemptionPolicy: { reason: 'FieldValueForbidden', remedy: PRIORITY_REMEDY },
    overhead: {
      reason: 'FieldValueForbidden',
      upstream: 'plugin/pkg/admission/runtimeclass/admission.go validateOverhead',
      remedy: 'Leave overhead out: the RuntimeClass sets it.',
    },
    schedulingGates: {
      reason: 'FieldValueForbidden',
      upstream: 'pkg/scheduler/framework/plugins/schedulinggates',
      remedy: 'Leave schedulingGates out, unless one of your programs removes them from each pod.',
    },
  },
);

const SPEC = Path.of('spec', 'template', 'spec');
const HIGHEST_OWN = 1000000000;

/** Pods that admission rejects in every cluster, or in clusters without a matching default PriorityClass, and pods that stay pending. */
export function neverAdmitted(spec: PodSpec, ctx: Context): void {
  const { overhead, runtimeClassName, schedulingGates, nodeName } = spec;
  validatePriority(spec, ctx);
  if (overhead !== undefined && Object.keys(overhead).length > 0 && runtimeClassName === undefined) {
    ctx.report(rules.overhead, SPEC.child('overhead'), 'is set without a runtimeClassName that it could be of');
  }
  if (schedulingGates?.length && !nodeName) {
    ctx.report(
      rules.schedulingGates,
      SPEC.child('schedulingGates'),
      'keep the pods off every node, and nothing in Kubernetes removes the gates',
    );
  }
}

function validatePriority({ priority, priorityClassName = '', preemptionPolicy }: PodSpec, ctx: Context): void {
  const known = SYSTEM_PRIORITIES.get(priorityClassName);
  if (known === undefined && priorityClassName.startsWith('system-')) {
    ctx.report(
      rules.priorityClass,
      SPEC.child('priorityClassName'),
      `${quoted(priorityClassName)} is not a PriorityClass: of names with system- there are ${[...SYSTEM_PRIORITIES.keys()].join(' and ')}`,
    );
    return;
  }
  const report = (message: string): void => ctx.report(rules.priority, SPEC.child('priority'), message);
  if (priority !== undefined) {
    if (known !== undefined) {
      if (priority !== known) report(`${priority} is not ${known}, the value of ${priorityClassName}`);
    } else if (priority > HIGHEST_OWN) {
      report(`${priority} is more than ${HIGHEST_OWN}, the highest that a PriorityClass of a cluster can have`);
    } else if (priorityClassName === '' && priority !== 0) {
      report(
        `${priority} is refused without a priorityClassName, unless the default PriorityClass of the cluster has that value`,
      );
    }
  }
  if (preemptionPolicy !== 'Never' || (known === undefined && priorityClassName !== '')) return;
  const cause =
    known === undefined
      ? 'without a priorityClassName, unless the default PriorityClass of the cluster says so'
      : `with ${priorityClassName}`;
  ctx.report(rules.preemptionPolicy, SPEC.child('preemptionPolicy'), `Never is refused ${cause}`);
}
