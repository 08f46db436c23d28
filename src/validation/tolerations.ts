import { isCanonicalDecimal, labelValueProblems, qualifiedNameProblems, reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { Toleration } from '../model/generated/structs';
import { parseInt64 } from '../model/int64';

export const rules = defineRules('tolerations', 'validation.go ValidateTolerations', {
  key: {
    reason: 'FieldValueInvalid',
    remedy: 'Write the key of the taint, such as node-role.kubernetes.io/control-plane.',
  },
  keyless: {
    reason: 'FieldValueInvalid',
    remedy: 'Name the key of the taint, or use the operator Exists to tolerate every key.',
  },
  seconds: { reason: 'FieldValueInvalid', remedy: 'Set the effect to NoExecute, or leave tolerationSeconds out.' },
  value: {
    reason: 'FieldValueInvalid',
    remedy: "Write the value of the taint: at most 63 letters, digits, '-', '_' and '.'.",
  },
  existsValue: { reason: 'FieldValueInvalid', remedy: 'Leave the value out, or use the operator Equal.' },
  operator: { reason: 'FieldValueNotSupported', remedy: 'Use Equal or Exists.' },
  bound: { reason: 'FieldValueInvalid', remedy: 'Write a whole number, without sign or zeros before it.' },
  boundSize: { reason: 'FieldValueInvalid', remedy: 'Write a whole number of 64 bits.' },
  effect: {
    reason: 'FieldValueNotSupported',
    remedy: 'Use NoSchedule, PreferNoSchedule or NoExecute, or leave the effect out to tolerate them all.',
  },
});

/** ValidateTolerations */
export function validateTolerations(tolerations: readonly Toleration[], path: Path, ctx: Context): void {
  for (let i = 0; i < tolerations.length; i++) {
    const toleration = tolerations[i];
    const { effect = '', key = '', operator = '' } = toleration;
    if (key !== '') {
      const problems = qualifiedNameProblems(key);
      if (problems.length > 0) reportName(problems, key, rules.key, path.index(i).child('key'), ctx);
    } else if (operator !== 'Exists') {
      ctx.report(
        rules.keyless,
        path.index(i).child('operator'),
        `without a key the operator must be Exists, not ${quoted(operator)}`,
      );
    }
    if (toleration.tolerationSeconds !== undefined && effect !== 'NoExecute') {
      ctx.report(
        rules.seconds,
        path.index(i).child('effect'),
        `tolerationSeconds is for the effect NoExecute only, the effect is ${quoted(effect)}`,
      );
    }
    validateOperator(toleration, operator, path.index(i), ctx);
    if (effect !== '' && effect !== 'NoSchedule' && effect !== 'NoExecute' && effect !== 'PreferNoSchedule') {
      ctx.report(
        rules.effect,
        path.index(i).child('effect'),
        `${quoted(effect)} is not one of NoSchedule, PreferNoSchedule, NoExecute`,
      );
    }
  }
}

/** Errors in a value are reported at the operator (upstream quirk). */
function validateOperator(toleration: Toleration, operator: string, path: Path, ctx: Context): void {
  const value = toleration.value ?? '';
  switch (operator) {
    case '':
    case 'Equal': {
      const problems = labelValueProblems(value);
      // one error, even for several problems
      if (problems.length > 0) {
        ctx.report(rules.value, path.child('operator'), `the value ${quoted(value)} ${problems.join(' and ')}`);
      }
      break;
    }
    case 'Exists':
      if (value !== '') {
        ctx.report(
          rules.existsValue,
          path.child('operator'),
          `the operator Exists takes no value, the value is ${quoted(value)}`,
        );
      }
      break;
    default:
      // Lt and Gt exist since 1.35, but the feature gate TaintTolerationComparisonOperators is off by default
      if ((operator === 'Gt' || operator === 'Lt') && ctx.relaxed.has('comparisons')) {
        return validateBound(value, path.child('value'), ctx);
      }
      ctx.report(rules.operator, path.child('operator'), `${quoted(operator)} is not one of Equal, Exists`);
  }
}

/** The value of Gt and Lt, which are valid only in updates of DaemonSets that have them already. */
function validateBound(value: string, path: Path, ctx: Context): void {
  if (!isCanonicalDecimal(value)) {
    ctx.report(rules.bound, path, `${quoted(value)} is not a whole number in its shortest form`);
  }
  if (parseInt64(value) === undefined) {
    ctx.report(rules.boundSize, path, `${quoted(value)} is not a whole number of 64 bits`);
  }
}
