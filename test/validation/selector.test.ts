import { testDaemonSets } from './daemon-set-table';
import { Context } from '../../src/findings/context';
import { Path } from '../../src/findings/path';
import { labelValueProblems, qualifiedNameProblems } from '../../src/validation/names';
import { validateLabelSelector } from '../../src/validation/selector';

const [KEY] = qualifiedNameProblems('-');
const [VALUE] = labelValueProblems('-');
const AT = 'spec.selector.matchExpressions[0]';
const expression = (matchExpression: object) => ({
  spec: { selector: { matchLabels: { app: 'a' }, matchExpressions: [matchExpression] } },
});

testDaemonSets({
  'labels of a selector are keys and values': {
    spec: { selector: { matchLabels: { 'a b': 'c d' } } },
    errors: [
      `Invalid spec.selector.matchLabels: "a b" ${KEY}`,
      `Invalid spec.selector.matchLabels: the value "c d" ${VALUE}`,
    ],
  },
  'In needs values': {
    ...expression({ key: 'app', operator: 'In' }),
    errors: [`Required ${AT}.values: the operator In needs values`],
  },
  'NotIn needs values': {
    ...expression({ key: 'app', operator: 'NotIn', values: [] }),
    errors: [`Required ${AT}.values: the operator NotIn needs values`],
  },
  'Exists takes none': {
    ...expression({ key: 'app', operator: 'Exists', values: [''] }),
    errors: [`Forbidden ${AT}.values: the operator Exists takes no values`],
  },
  'DoesNotExist takes none': {
    ...expression({ key: 'x', operator: 'DoesNotExist', values: ['a'] }),
    errors: [`Forbidden ${AT}.values: the operator DoesNotExist takes no values`],
  },
  'the operators of node affinity are none of a selector': {
    ...expression({ key: 'app', operator: 'Gt', values: ['1'] }),
    errors: [`Invalid ${AT}.operator: "Gt" is not one of In, NotIn, Exists, DoesNotExist`],
  },
  'an expression has a key': {
    ...expression({ operator: 'Exists' }),
    errors: [`Invalid ${AT}.key: "" must not be empty`, `Invalid ${AT}.key: "" ${KEY}`],
  },
  'each value is one of a label': {
    ...expression({ key: 'app', operator: 'In', values: ['a', 'a b', `${'a'.repeat(63)}-`] }),
    errors: [
      `Invalid ${AT}.values[1]: "a b" ${VALUE}`,
      `Invalid ${AT}.values[2]: "${'a'.repeat(63)}-" is longer than 63 bytes`,
      `Invalid ${AT}.values[2]: "${'a'.repeat(63)}-" ${VALUE}`,
    ],
  },
});

test('values that are stored already may stay as they are', () => {
  const selector = { matchExpressions: [{ key: 'a', operator: 'In' as const, values: ['a b'] }] };
  const [strict, lenient] = [false, true].map((allowInvalidValues) => {
    const ctx = new Context(30);
    validateLabelSelector(selector, Path.of('x'), ctx, allowInvalidValues);
    return ctx.findings.length;
  });
  expect([strict, lenient]).toEqual([1, 0]);
});
