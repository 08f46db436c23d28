import { isSame, isSameSelector } from '../../src/model/selector-change';

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
])('%j and %j: the same selector is %s', (a, b, same) => {
  expect([isSameSelector(a, b), isSameSelector(b, a)]).toEqual([same, same]);
});

test.each([
  ['', undefined, true, true],
  [[], undefined, true, true],
  [{}, undefined, true, true],
  [{}, undefined, false, false],
  [{ a: 1, b: '' }, { a: 1 }, false, true],
  [[1, 2], [2, 1], false, false],
  [[], {}, false, false],
  [[''], [], true, false],
])('%j and %j, where objects are maps: %s, the same: %s', (a, b, objectsAreMaps, same) => {
  expect(isSame(a, b, objectsAreMaps)).toBe(same);
});
