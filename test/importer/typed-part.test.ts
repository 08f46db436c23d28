import { typedPart, knownFields } from '../../src/importer/typed-part';

test('what a struct cannot say is left out, the rest stays', () => {
  expect(
    typedPart({ name: 'a', image: 1, env: [{ name: 'b', value: 'c', more: 1 }], fromTheFuture: true }, 'Container'),
  ).toEqual({ name: 'a', env: [{ name: 'b', value: 'c' }] });
});

test('a struct without one of its required fields says nothing, and a list with such an item neither', () => {
  expect(typedPart({ image: 'a' }, 'Container')).toBeUndefined();
  expect(typedPart({ containers: [{ name: 'a' }, {}] }, 'PodSpec')).toBeUndefined();
  expect(typedPart({ name: 'a', env: [{ value: 'b' }] }, 'Container')).toEqual({ name: 'a' });
});

test('a value outside a closed set does not fit', () => {
  expect(typedPart({ key: 'a', operator: 'exists' }, 'Toleration')).toEqual({ key: 'a' });
});

test('scalars fit by their types', () => {
  expect(['10%', 1, true].map((value) => typedPart(value, 'intOrString'))).toEqual(['10%', 1, undefined]);
  expect([1, 1n, '1'].map((value) => typedPart(value, 'int32'))).toEqual([1, undefined, undefined]);
  expect(typedPart({ limits: { cpu: 1, memory: '1Gi' }, requests: { cpu: true } }, 'ResourceRequirements')).toEqual({
    limits: { cpu: 1, memory: '1Gi' },
  });
});

test('fields that are not known are left out at any depth, whatever the others hold', () => {
  expect(
    knownFields(
      {
        spec: {
          template: {
            spec: {
              containers: [{ name: 1, new: true, env: 'odd' }, null],
              volumes: {},
              overhead: { cpu: 1 },
              alsoNew: {},
            },
          },
        },
        metadata: { labels: { anything: 'goes' } },
      },
      'DaemonSet',
    ),
  ).toEqual({
    spec: { template: { spec: { containers: [{ name: 1, env: 'odd' }, null], volumes: {}, overhead: { cpu: 1 } } } },
    metadata: { labels: { anything: 'goes' } },
  });
});
