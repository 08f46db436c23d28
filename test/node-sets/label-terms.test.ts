import { both, EVERY_NODE, exclude, LabelTerm, meets, simplify } from '../../src/node-sets/label-terms';
import { valuesOf } from '../../src/node-sets/label-values';

const term = (labels: { [key: string]: string[] }): LabelTerm =>
  new Map(Object.entries(labels).map(([key, values]) => [key, valuesOf({ key, operator: 'In', values })]));

test('what is left after exclusions has no node twice', () => {
  const left = exclude(
    [EVERY_NODE],
    [term({ gpu: ['a'], zone: ['x'] }), term({ gpu: ['b'], zone: ['y'] }), term({ disk: ['ssd'] })],
  );
  expect(left).toHaveLength(3);
  left.forEach((one, i) => left.slice(i + 1).forEach((other) => expect(both(one, other)).toBeUndefined()));
  for (const one of left) expect(meets(one, term({ gpu: ['a'], zone: ['x'] }))).toBe(false);
});

test('terms that contradict each other in one label have no node in common', () => {
  expect(both(term({ gpu: ['a'], zone: ['x'] }), term({ gpu: ['b'], zone: ['x'] }))).toBeUndefined();
  expect(meets(term({ gpu: ['a'], zone: ['x'] }), term({ gpu: ['b'], zone: ['x'] }))).toBe(false);
  expect(both(term({ gpu: ['a', 'b'] }), term({ gpu: ['b', 'c'], zone: ['x'] }))).toEqual(
    term({ gpu: ['b'], zone: ['x'] }),
  );
});

test('terms that differ in one label become one, and what others cover goes', () => {
  expect(simplify([term({ gpu: ['a'], zone: ['x'] }), term({ gpu: ['b'], zone: ['x'] })])).toEqual([
    term({ gpu: ['a', 'b'], zone: ['x'] }),
  ]);
  expect(simplify([term({ gpu: ['a'], zone: ['x'] }), term({ zone: ['x', 'y'] })])).toEqual([
    term({ zone: ['x', 'y'] }),
  ]);
});

test('no terms are no node, and stay so', () => {
  expect(simplify([])).toEqual([]);
  expect(exclude([term({ gpu: ['a'] })], [EVERY_NODE])).toEqual([]);
});
