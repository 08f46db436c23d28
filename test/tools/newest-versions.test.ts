import { newestVersions, titleOf } from '../../tools/model/newest-versions';

const current = { '1.28': 'v1.28.15', '1.36': 'v1.36.4', '1.37': 'v1.37.1' };
// as `go list -m -versions k8s.io/kubernetes` prints them: in no order, with what is older and what is no release
const published = [
  'v1.5.0',
  'v1.28.15',
  'v1.36.10',
  'v1.36.4',
  'v1.36.9',
  'v1.38.0-rc.1',
  'v1.37.0',
  'v1.37.2',
  'v1.35.9',
];

test('a newer patch of a minor that the model has, by number and not by letter', () => {
  const newest = newestVersions(current, published);
  expect(newest).toEqual({ '1.28': 'v1.28.15', '1.36': 'v1.36.10', '1.37': 'v1.37.2' });
  expect(titleOf(current, newest)).toBe('Kubernetes 1.36.10, 1.37.2');
});

test('a new minor once it is released, and none that was left out', () => {
  expect(newestVersions(current, [...published, 'v1.38.0', 'v1.38.1'])).toMatchObject({ '1.38': 'v1.38.1' });
  expect(newestVersions(current, published)).not.toHaveProperty('1.35');
});

test('nothing new is no title, and a proxy that forgot a version takes nothing away', () => {
  expect(newestVersions(current, [])).toEqual(current);
  expect(titleOf(current, newestVersions(current, []))).toBe('');
});
