import { constructIds } from '../../src/importer/construct-ids';
import { Identifiers } from '../../src/importer/identifiers';

function ids(...objects: [string, string?][]): string[] {
  return constructIds(
    objects.map(([kind, name]) => ({ kind, metadata: name === undefined ? undefined : { name } })),
    new Identifiers(),
  );
}

test('a construct is called as its object where that is alone with its name', () => {
  expect(ids(['ConfigMap', 'calico-config'], ['Secret', 'etcd'])).toEqual(['calico-config', 'etcd']);
});

test('of several objects of a name the DaemonSet keeps it, and others add their kinds', () => {
  expect(ids(['ServiceAccount', 'agent'], ['ClusterRole', 'agent'], ['DaemonSet', 'agent'])).toEqual([
    'agent-service-account',
    'agent-cluster-role',
    'agent',
  ]);
});

test('a name that ends in the kind does not say it again', () => {
  expect(ids(['ClusterRole', 'my-cluster-role'], ['ClusterRole', 'my-cluster-role'])).toEqual([
    'my-cluster-role',
    'my-cluster-role-2',
  ]);
});

test('an object without name is called as its kind', () => {
  expect(ids(['ConfigMap'], ['ConfigMap', ''], ['CSIDriver'])).toEqual(['config-map', 'config-map-2', 'csidriver']);
});
