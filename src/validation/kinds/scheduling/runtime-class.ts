import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { RuntimeClass } from '../../../model/generated/kind-structs';
import { Toleration } from '../../../model/generated/structs';
import { dnsLabelProblems, reportName } from '../../names';
import { validateOverhead } from '../../resources';
import { validateLabels } from '../../selector';
import { validateTolerations } from '../../tolerations';
import { Kind, SUBDOMAIN } from '../kind';

const HANDLER = 'Write the name of a handler of the container runtime, such as runsc.';

export const rules = defineRules('scheduling/runtime-class', 'node validation.go ValidateRuntimeClass', {
  handlerMissing: { reason: 'FieldValueRequired', since: 36, remedy: HANDLER },
  handler: { reason: 'FieldValueInvalid', remedy: HANDLER },
  tolerationTwice: {
    reason: 'FieldValueDuplicate',
    upstream: 'node validation.go validateTolerations',
    remedy: 'Write each toleration once.',
  },
  handlerChange: {
    reason: 'FieldValueInvalid',
    stage: 'update',
    upstream: 'node validation.go ValidateRuntimeClassUpdate',
    remedy: 'Leave the handler as it is, or create another RuntimeClass.',
  },
});

/** ValidateRuntimeClass */
function validate({ handler = '', overhead, scheduling }: RuntimeClass, ctx: Context): void {
  const path = Path.of('handler');
  if (handler === '' && ctx.atLeast(36)) ctx.report(rules.handlerMissing, path, 'is missing');
  else reportName(dnsLabelProblems(handler), handler, rules.handler, path, ctx);
  if (overhead !== undefined) validateOverhead(overhead.podFixed ?? {}, Path.of('overhead'), ctx);
  if (scheduling === undefined) return;
  validateLabels(scheduling.nodeSelector, Path.of('scheduling', 'nodeSelector'), ctx);
  validateSchedulingTolerations(scheduling.tolerations ?? [], Path.of('scheduling', 'tolerations'), ctx);
}

function validateSchedulingTolerations(tolerations: readonly Toleration[], path: Path, ctx: Context): void {
  // older servers print the name of the list twice
  validateTolerations(tolerations, ctx.atLeast(35) ? path : path.printedAs(path.child('tolerations')), ctx);
  const seen = new Set<string>();
  tolerations.forEach(({ key = '', operator = '', value = '', effect = '' }, i) => {
    const identity = JSON.stringify([key, operator, value, effect]);
    if (seen.has(identity)) ctx.report(rules.tolerationTwice, path.index(i), 'is the same as an earlier one');
    seen.add(identity);
  });
}

function validateChange({ handler = '' }: RuntimeClass, { handler: old = '' }: RuntimeClass, ctx: Context): void {
  if (handler !== old) ctx.report(rules.handlerChange, Path.of('handler'), 'cannot be changed');
}

export const RUNTIME_CLASS: Kind = {
  isNamespaced: false,
  nameFor: () => ({ ...SUBDOMAIN, takesAnyFinalizer: true }),
  validate,
  validateChange,
};
