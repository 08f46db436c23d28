import { podSelectionOf, takesPodsOf } from '../../src/stored/pod-selection';

const workload = (selector: unknown, labels: object) =>
  podSelectionOf({ spec: { selector, template: { metadata: { labels } } } });

test.each([
  ['a label of the pods', { matchLabels: { app: 'a' } }, { app: 'a', tier: 'b' }, true],
  ['another value', { matchLabels: { app: 'a' } }, { app: 'b' }, false],
  ['an expression', { matchExpressions: [{ key: 'app', operator: 'In', values: ['a'] }] }, { app: 'a' }, true],
  ['an empty selector takes all', {}, { app: 'a' }, true],
  ['no selector takes none', undefined, { app: 'a' }, false],
  ['an operator that there is not', { matchExpressions: [{ key: 'app', operator: 'Is' }] }, { app: 'a' }, false],
])('%s', (_what, selector, labels, takes) => {
  expect(takesPodsOf(workload(selector, {}), workload(undefined, labels))).toBe(takes);
});
