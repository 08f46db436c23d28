import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { PriorityClass } from '../../../model/generated/kind-structs';
import { ObjectMeta } from '../../../model/generated/structs';
import { SYSTEM_PRIORITIES } from '../../../model/system-priorities';
import { createdName } from '../../metadata';
import { Kind, subdomainName } from '../kind';

const CHANGE = 'scheduling validation.go ValidatePriorityClassUpdate';
const KEEP = 'Leave it as it is, or create another PriorityClass.';
const POLICY = 'Use PreemptLowerPriority or Never, or leave preemptionPolicy out.';

export const rules = defineRules('scheduling/priority-class', 'scheduling validation.go ValidatePriorityClass', {
  systemName: { reason: 'FieldValueForbidden', remedy: 'Use a name that does not begin with system-.' },
  value: { reason: 'FieldValueForbidden', remedy: 'Use at most 1000000000.' },
  policyMissing: { reason: 'FieldValueRequired', remedy: POLICY },
  policy: { reason: 'FieldValueNotSupported', remedy: POLICY },
  valueChange: { reason: 'FieldValueForbidden', stage: 'update', upstream: CHANGE, remedy: KEEP },
  policyChange: { reason: 'FieldValueInvalid', stage: 'update', upstream: CHANGE, remedy: KEEP },
});

const HIGHEST = 1_000_000_000;

interface DecodedClass extends PriorityClass {
  readonly metadata: ObjectMeta;
}

/** ValidatePriorityClass; an update is not asked for these */
function validate(priorityClass: DecodedClass, ctx: Context, old?: DecodedClass): void {
  if (old !== undefined) return;
  const { metadata, value = 0, globalDefault = false, preemptionPolicy: policy = '' } = priorityClass;
  const name = createdName(metadata);
  if (!name.startsWith('system-')) {
    if (value > HIGHEST) ctx.report(rules.value, Path.of('value'), `${value} is more than ${HIGHEST}`);
  } else if (SYSTEM_PRIORITIES.get(name) !== value || globalDefault) {
    ctx.report(rules.systemName, Path.of('metadata', 'name'), `${quoted(name)} is reserved for the system`);
  }
  const path = Path.of('preemptionPolicy');
  if (policy === '') {
    ctx.report(rules.policyMissing, path, 'is empty');
  } else if (policy !== 'PreemptLowerPriority' && policy !== 'Never') {
    ctx.report(rules.policy, path, `${quoted(policy)} is not one of PreemptLowerPriority, Never`);
  }
}

function validateChange(priorityClass: PriorityClass, old: PriorityClass, ctx: Context): void {
  if ((priorityClass.value ?? 0) !== (old.value ?? 0)) {
    ctx.report(rules.valueChange, Path.of('value'), 'cannot be changed');
  }
  if (priorityClass.preemptionPolicy !== old.preemptionPolicy) {
    ctx.report(rules.policyChange, Path.of('preemptionPolicy'), 'cannot be changed');
  }
}

export const PRIORITY_CLASS: Kind = {
  isNamespaced: false,
  writesGenerationSince: 0,
  nameFor: subdomainName,
  revalidatesMeta: () => false,
  validate,
  validateChange,
};
