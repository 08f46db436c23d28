import { isSameSelector } from '../../src/model/selector-change';

/* As equality.Semantic.DeepEqual of apimachinery has it, which ValidateDaemonSetSpecUpdate asks through ValidateImmutableField. */

const EXPRESSION = { key: 'app', operator: 'In' as const, values: ['a'] };

test.each([
  [undefined, undefined, true],
  [{}, undefined, false],
  [{ matchLabels: {} }, {}, true],
  [{ matchLabels: { app: 'a' } }, { matchLabels: { app: 'a' }, matchExpressions: [] }, true],
  [{ matchLabels: { app: 'a' } }, { matchLabels: { app: 'b' } }, false],
  [{ matchLabels: { app: 'a' } }, { matchLabels: { app: 'a', tier: '' } }, false],
  [{ matchLabels: { app: '' } }, { matchLabels: { tier: '' } }, false],
  [{ matchExpressions: [EXPRESSION] }, { matchExpressions: [{ ...EXPRESSION }] }, true],
  [{ matchExpressions: [EXPRESSION] }, { matchExpressions: [{ ...EXPRESSION, values: ['a', 'b'] }] }, false],
  [{ matchExpressions: [EXPRESSION] }, { matchExpressions: [EXPRESSION, EXPRESSION] }, false],
  [
    { matchExpressions: [{ ...EXPRESSION, values: [] }] },
    { matchExpressions: [{ key: 'app', operator: 'In' as const }] },
    true,
  ],
  [
    { matchExpressions: [{ ...EXPRESSION, values: ['a', 'b'] }] },
    { matchExpressions: [{ ...EXPRESSION, values: ['b', 'a'] }] },
    false,
  ],
])('%j and %j: the same selector is %s', (a, b, same) => {
  expect([isSameSelector(a, b), isSameSelector(b, a)]).toEqual([same, same]);
});
