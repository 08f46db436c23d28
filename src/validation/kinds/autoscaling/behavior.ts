import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import {
  HorizontalPodAutoscalerBehavior as Behavior,
  HPAScalingPolicy,
  HPAScalingRules,
} from '../../../model/generated/kind-structs';
import { quantityOf } from '../../resources';

const POLICY = 'autoscaling validation.go validateScalingPolicy';

export const rules = defineRules('autoscaling/behavior', 'autoscaling validation.go validateScalingRules', {
  window: { reason: 'FieldValueInvalid', remedy: 'Use 0 to 3600 seconds.' },
  selectPolicy: { reason: 'FieldValueNotSupported', remedy: 'Use Max, Min or Disabled.' },
  policiesMissing: { reason: 'FieldValueRequired', remedy: 'Write at least one policy, or leave policies out.' },
  tolerance: { reason: 'FieldValueInvalid', since: 35, remedy: 'Use 0 or more.' },
  policyType: { reason: 'FieldValueNotSupported', upstream: POLICY, remedy: 'Use Pods or Percent.' },
  policyValue: { reason: 'FieldValueInvalid', upstream: POLICY, remedy: 'Use 1 or more.' },
  policyPeriod: { reason: 'FieldValueInvalid', upstream: POLICY, remedy: 'Use 1 to 1800 seconds.' },
});

const PERCENT: HPAScalingPolicy = { type: 'Percent', value: 100, periodSeconds: 15 };
const UP: HPAScalingRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, PERCENT],
};
const DOWN: HPAScalingRules = { selectPolicy: 'Max', policies: [PERCENT] };

/** SetDefaults_HorizontalPodAutoscalerBehavior */
export function setBehaviorDefaults({ scaleUp, scaleDown }: Behavior): Behavior {
  return { scaleUp: { ...UP, ...scaleUp }, scaleDown: { ...DOWN, ...scaleDown } };
}

/** validateBehavior */
export function validateBehavior({ scaleUp = {}, scaleDown = {} }: Behavior, path: Path, ctx: Context): void {
  validateScaling(scaleUp, path.child('scaleUp'), ctx);
  validateScaling(scaleDown, path.child('scaleDown'), ctx);
}

const SELECT: readonly (string | undefined)[] = ['Max', 'Min', 'Disabled', undefined];

function validateScaling(scaling: HPAScalingRules, path: Path, ctx: Context): void {
  const { stabilizationWindowSeconds: seconds = 0, selectPolicy, policies = [], tolerance } = scaling;
  if (seconds < 0 || seconds > 3600) {
    ctx.report(rules.window, path.child('stabilizationWindowSeconds'), `${seconds} is outside the range 0 to 3600`);
  }
  if (!SELECT.includes(selectPolicy)) {
    ctx.report(
      rules.selectPolicy,
      path.child('selectPolicy'),
      `${quoted(selectPolicy!)} is not one of Max, Min, Disabled`,
    );
  }
  if (policies.length === 0) ctx.report(rules.policiesMissing, path.child('policies'), 'are missing');
  policies.forEach(({ type, value, periodSeconds }, i) => {
    const at = path.child('policies').index(i);
    if (type !== 'Pods' && type !== 'Percent') {
      ctx.report(rules.policyType, at.child('type'), `${quoted(type)} is not one of Pods, Percent`);
    }
    if (value < 1) ctx.report(rules.policyValue, at.child('value'), `${value} is less than 1`);
    if (periodSeconds < 1 || periodSeconds > 1800) {
      ctx.report(rules.policyPeriod, at.child('periodSeconds'), `${periodSeconds} is outside the range 1 to 1800`);
    }
  });
  if (tolerance !== undefined && quantityOf(tolerance).sign() < 0) {
    ctx.report(rules.tolerance, path.child('tolerance'), `${quoted(String(tolerance))} is less than 0`);
  }
}
