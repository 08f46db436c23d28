import { comparePlaces, placeIn } from '../../src/findings/document-order';

const manifest = {
  kind: 'x',
  spec: { a: 1, b: [{ c: 1 }, { 'd.e': { f: 1 }, d: 1 }], limits: { cpu: 1, 'x/y.z': 2 } },
  metadata: {},
};

test.each([
  [['kind'], [0]],
  [['metadata'], [2]],
  [
    ['spec', 'b', 1, 'd.e', 'f'],
    [1, 1, 1, 0, 0],
  ],
  [
    ['spec', 'b', 1, 'd'],
    [1, 1, 1, 1],
  ],
  [
    ['spec', 'limits', 'x/y.z'],
    [1, 2, 1],
  ],
  // what is missing comes after all that is there
  [
    ['spec', 'b', 7, 'c'],
    [1, 1, 2],
  ],
  [
    ['spec', 'missing', 'deeper'],
    [1, 3],
  ],
  [
    ['spec', 'a', 'b'],
    [1, 0],
  ],
  [[], []],
])('%j stands at %j', (path, place) => {
  expect(placeIn(manifest, path)).toEqual(place);
});

test('what stands around comes before what stands in it, and that before what follows', () => {
  expect([[1, 2], [1], [0, 9], [1, 2, 0], [2], []].sort(comparePlaces)).toEqual([
    [],
    [0, 9],
    [1],
    [1, 2],
    [1, 2, 0],
    [2],
  ]);
});

test('anything has places', () => {
  expect([null, 5, 'text', [], {}, [[]]].map((value) => placeIn(value, ['spec', 'a']))).toEqual([
    [],
    [],
    [],
    [0],
    [0],
    [1],
  ]);
});
