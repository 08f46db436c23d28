import { Path } from '../../src/findings/path';

const SPEC = Path.of('spec', 'template', 'spec');

test.each([
  [Path.ROOT, '', []],
  [Path.of('kind'), 'kind', ['kind']],
  [
    SPEC.child('containers').index(0).child('image'),
    'spec.template.spec.containers[0].image',
    [...SPEC.segments(), 'containers', 0, 'image'],
  ],
  [
    SPEC.child('nodeSelector').key('a.b/c'),
    'spec.template.spec.nodeSelector[a.b/c]',
    [...SPEC.segments(), 'nodeSelector', 'a.b/c'],
  ],
  [Path.of('metadata', 'annotations', 'a.b/c'), 'metadata.annotations.a.b/c', ['metadata', 'annotations', 'a.b/c']],
  [Path.of('a', 0, 1, 'b'), 'a[0][1].b', ['a', 0, 1, 'b']],
  [Path.of().index(1), '[1]', [1]],
  [Path.of('a').key('0'), 'a[0]', ['a', '0']],
])('%s', (path, printed, segments) => {
  expect(`${path}`).toBe(printed);
  expect(path.segments()).toEqual(segments);
});

test('the server may print another name, or another path', () => {
  const volume = SPEC.child('volumes').index(0).child('cephfs', 'cephFS').child('monitors');
  expect(`${volume}`).toBe('spec.template.spec.volumes[0].cephFS.monitors');
  expect(volume.segments()).toEqual([...SPEC.segments(), 'volumes', 0, 'cephfs', 'monitors']);

  const template = Path.of('spec', 'template');
  const labels = template.child('metadata').child('labels').printedAs(template.child('labels'));
  const label = labels.key('app').printedAs(labels);
  expect([`${labels}`, `${label}`, `${labels.child('x')}`]).toEqual([
    'spec.template.labels',
    'spec.template.labels',
    'spec.template.labels.x',
  ]);
  expect(label.segments()).toEqual(['spec', 'template', 'metadata', 'labels', 'app']);
});

test('a path is not changed by the paths below it, and each list of segments is a new one', () => {
  const path = Path.of('a');
  path.child('b').index(0);
  path.segments().push('c');
  expect(`${path}`).toBe('a');
  expect(path.segments()).toEqual(['a']);
});

test('half a character is printed as the replacement character', () => {
  const path = Path.of('metadata', 'labels').key('\ud83d').key('\ud83d\ude00');
  expect(`${path}`).toBe('metadata.labels[\ufffd][\ud83d\ude00]');
  expect(path.segments().at(-2)).toBe('\ud83d');
});
