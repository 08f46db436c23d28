import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import {
  JobSpec,
  PodFailurePolicyOnExitCodesRequirement as OnExitCodes,
  PodFailurePolicyOnPodConditionsPattern as ConditionPattern,
  PodFailurePolicyRule,
} from '../../../model/generated/kind-structs';
import { qualifiedNameProblems, reportName } from '../../names';

const RULE = 'batch validation.go validatePodFailurePolicyRule';
const CODES = 'batch validation.go validatePodFailurePolicyRuleOnExitCodes';
const CONDITIONS = 'batch validation.go validatePodFailurePolicyRuleOnPodConditions';
const ACTION = 'Use Count, FailIndex, FailJob or Ignore.';

export const rules = defineRules('batch/failure-policy', 'batch validation.go validatePodFailurePolicy', {
  tooManyRules: { reason: 'FieldValueTooMany', remedy: 'Use at most 20 rules.' },
  actionMissing: { reason: 'FieldValueRequired', upstream: RULE, remedy: ACTION },
  action: { reason: 'FieldValueNotSupported', upstream: RULE, remedy: ACTION },
  failIndex: {
    reason: 'FieldValueInvalid',
    upstream: RULE,
    remedy: 'Set backoffLimitPerIndex, or use another action.',
  },
  bothKinds: { reason: 'FieldValueInvalid', upstream: RULE, remedy: 'Write one rule for each.' },
  neitherKind: { reason: 'FieldValueInvalid', upstream: RULE, remedy: 'Set onExitCodes or onPodConditions.' },
  operatorMissing: { reason: 'FieldValueRequired', upstream: CODES, remedy: 'Use In or NotIn.' },
  operator: { reason: 'FieldValueNotSupported', upstream: CODES, remedy: 'Use In or NotIn.' },
  container: {
    reason: 'FieldValueInvalid',
    upstream: CODES,
    remedy: 'Name a container or an init container of the pod template.',
  },
  codesMissing: { reason: 'FieldValueInvalid', upstream: CODES, remedy: 'List at least one exit code.' },
  tooManyCodes: { reason: 'FieldValueTooMany', upstream: CODES, remedy: 'List at most 255 exit codes.' },
  success: { reason: 'FieldValueInvalid', upstream: CODES, remedy: 'Leave 0 out, which is not a failure.' },
  codeTwice: { reason: 'FieldValueDuplicate', upstream: CODES, remedy: 'Name each exit code once.' },
  codesUnordered: { reason: 'FieldValueInvalid', upstream: CODES, remedy: 'List the exit codes in ascending order.' },
  tooManyConditions: { reason: 'FieldValueTooMany', upstream: CONDITIONS, remedy: 'Use at most 20 patterns.' },
  condition: {
    reason: 'FieldValueInvalid',
    upstream: CONDITIONS,
    remedy: 'Write the type of a pod condition, such as DisruptionTarget.',
  },
  // from 1.34 on the server fills it in
  statusMissing: { reason: 'FieldValueRequired', upstream: CONDITIONS, until: 33, remedy: 'Write status: "True".' },
  status: { reason: 'FieldValueNotSupported', upstream: CONDITIONS, remedy: 'Use True, False or Unknown.' },
});

/** SetDefaults_PodFailurePolicyOnPodConditionsPattern; older servers forget it in a CronJob. */
export function setConditionDefaults({ podFailurePolicy }: JobSpec): void {
  for (const { onPodConditions = [] } of podFailurePolicy?.rules ?? []) {
    for (const pattern of onPodConditions as readonly { status?: string }[]) {
      if (!pattern.status) pattern.status = 'True';
    }
  }
}

const MOST = 20;
const MOST_CODES = 255;
const ACTIONS: readonly string[] = ['Count', 'FailIndex', 'FailJob', 'Ignore'];

/** validatePodFailurePolicy */
export function validateFailurePolicy(spec: JobSpec, path: Path, ctx: Context): void {
  const list = spec.podFailurePolicy!.rules ?? [];
  if (list.length > MOST) ctx.report(rules.tooManyRules, path, `${list.length} rules are more than ${MOST}`);
  const { containers = [], initContainers = [] } = spec.template.spec ?? {};
  const names = new Set([...containers, ...initContainers].map(({ name = '' }) => name));
  list.forEach((rule, i) => validateRule(rule, spec, names, path.index(i), ctx));
}

function validateRule(
  { action = '', onExitCodes, onPodConditions = [] }: PodFailurePolicyRule,
  spec: JobSpec,
  names: ReadonlySet<string>,
  path: Path,
  ctx: Context,
): void {
  if (action === '') {
    ctx.report(rules.actionMissing, path.child('action'), 'is missing');
  } else if (!ACTIONS.includes(action)) {
    ctx.report(rules.action, path.child('action'), `${quoted(action)} is not one of ${ACTIONS.join(', ')}`);
  } else if (action === 'FailIndex' && spec.backoffLimitPerIndex === undefined) {
    ctx.report(rules.failIndex, path.child('action'), 'FailIndex needs backoffLimitPerIndex');
  }
  if (onExitCodes !== undefined) validateExitCodes(onExitCodes, names, path.child('onExitCodes'), ctx);
  validateConditions(onPodConditions, path.child('onPodConditions'), ctx);
  if (onExitCodes !== undefined && onPodConditions.length > 0) {
    ctx.report(rules.bothKinds, path, 'onExitCodes and onPodConditions exclude each other');
  }
  if (onExitCodes === undefined && onPodConditions.length === 0) {
    ctx.report(rules.neitherKind, path, 'has neither onExitCodes nor onPodConditions');
  }
}

function validateExitCodes(
  { operator = '', containerName, values = [] }: OnExitCodes,
  names: ReadonlySet<string>,
  path: Path,
  ctx: Context,
): void {
  if (operator === '') {
    ctx.report(rules.operatorMissing, path.child('operator'), 'is missing');
  } else if (operator !== 'In' && operator !== 'NotIn') {
    ctx.report(rules.operator, path.child('operator'), `${quoted(operator)} is not one of In, NotIn`);
  }
  if (containerName !== undefined && !names.has(containerName)) {
    ctx.report(rules.container, path.child('containerName'), `${quoted(containerName)} is no container of the pods`);
  }
  const list = path.child('values');
  if (values.length === 0) {
    ctx.report(rules.codesMissing, list, 'are missing');
  } else if (values.length > MOST_CODES) {
    ctx.report(rules.tooManyCodes, list, `${values.length} exit codes are more than ${MOST_CODES}`);
  }
  const seen = new Set<number>();
  values.forEach((code, i) => {
    if (operator === 'In' && code === 0) ctx.report(rules.success, list.index(i), 'is 0, with which pods succeed');
    if (seen.has(code)) ctx.report(rules.codeTwice, list.index(i), `${code} is named twice`);
    seen.add(code);
  });
  if (values.some((code, i) => i > 0 && values[i - 1] > code)) {
    ctx.report(rules.codesUnordered, list, 'are not in ascending order');
  }
}

function validateConditions(patterns: readonly ConditionPattern[], path: Path, ctx: Context): void {
  if (patterns.length > MOST) {
    ctx.report(rules.tooManyConditions, path, `${patterns.length} patterns are more than ${MOST}`);
  }
  patterns.forEach(({ type = '', status = '' }, i) => {
    reportName(qualifiedNameProblems(type), type, rules.condition, path.index(i).child('type'), ctx);
    if (status === '') {
      ctx.report(rules.statusMissing, path.index(i).child('status'), 'is missing');
    } else if (status !== 'True' && status !== 'False' && status !== 'Unknown') {
      ctx.report(rules.status, path.index(i).child('status'), `${quoted(status)} is not one of True, False, Unknown`);
    }
  });
}
