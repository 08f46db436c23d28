import { dropped } from '../../../tools/differential/dropped';

const volumes = (...list: object[]) => ({ spec: { volumes: list } });

test('of volumes with one name the one that is left is known by its fields', () => {
  const stored = volumes({ name: 'a', emptyDir: {} });
  expect(dropped(volumes({ name: 'a', image: {} }, { name: 'a' }), stored)).toEqual(['spec.volumes[0]']);
  expect(dropped(volumes({ name: 'a' }, { name: 'a', image: { reference: 'b' } }), stored)).toEqual([
    'spec.volumes[1]',
  ]);
});

test('of an item in which there is nothing it cannot be told', () => {
  expect(dropped(volumes({ image: {} }), volumes())).toEqual([]);
});

test('what is dropped of an item is told where another item went', () => {
  const sent = volumes({ name: 'a', image: {} }, { name: 'b', secret: { secretName: 's', defaultUser: 1 } });
  expect(dropped(sent, volumes({ name: 'b', secret: { secretName: 's', defaultMode: 420 } }))).toEqual([
    'spec.volumes[0]',
    'spec.volumes[1].secret.defaultUser',
  ]);
});

test('an annotation goes alone, with or without others', () => {
  const annotated = (annotations?: object) => ({ metadata: { name: 'a', annotations } });
  expect(dropped(annotated({ 'a.b/c': 'd' }), annotated())).toEqual(['metadata.annotations.a.b/c']);
  expect(dropped(annotated({ 'a.b/c': 'd', e: 'f' }), annotated({ e: 'f' }))).toEqual(['metadata.annotations.a.b/c']);
});
