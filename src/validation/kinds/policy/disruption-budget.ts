import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { PodDisruptionBudget } from '../../../model/generated/kind-structs';
import { validateIntOrPercent } from '../../daemon-set';
import { isFaultySelector, validateLabelSelector } from '../../selector';
import { Kind, PATH_SEGMENT } from '../kind';

export const rules = defineRules('policy/disruption-budget', 'policy validation.go ValidatePodDisruptionBudgetSpec', {
  both: { reason: 'FieldValueInvalid', remedy: 'Set one of minAvailable and maxUnavailable.' },
  evictionPolicy: { reason: 'FieldValueNotSupported', remedy: 'Use IfHealthyBudget or AlwaysAllow.' },
});

const SPEC = Path.of('spec');

/** ValidatePodDisruptionBudget */
function validate({ spec = {} }: PodDisruptionBudget, ctx: Context, old?: PodDisruptionBudget): void {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy: policy } = spec;
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    ctx.report(rules.both, SPEC, 'has both minAvailable and maxUnavailable');
  }
  if (minAvailable !== undefined) validateIntOrPercent(minAvailable, SPEC.child('minAvailable'), ctx);
  if (maxUnavailable !== undefined) validateIntOrPercent(maxUnavailable, SPEC.child('maxUnavailable'), ctx);
  validateLabelSelector(selector, SPEC.child('selector'), ctx, isFaultySelector(old?.spec?.selector, ctx));
  if (policy !== undefined && policy !== 'IfHealthyBudget' && policy !== 'AlwaysAllow') {
    const message = `${quoted(policy)} is not one of AlwaysAllow, IfHealthyBudget`;
    ctx.report(rules.evictionPolicy, SPEC.child('unhealthyPodEvictionPolicy'), message);
  }
}

export const POD_DISRUPTION_BUDGET: Kind = {
  isNamespaced: true,
  writesGenerationSince: 0,
  judgesMetaLast: true,
  nameFor: () => ({ ...PATH_SEGMENT, takesAnyFinalizer: true }),
  revalidatesMeta: () => false,
  validate,
};
