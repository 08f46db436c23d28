import { join } from 'path';
import { Yaml } from 'cdk8s';
// writes dist/
import '../main';

const root = join(__dirname, '..');

/** The objects of a file; those of a list one by one. */
function objectsOf(file: string): any[] {
  const itemsOf = (object: any): any[] => (/List$/.test(object.kind) && Array.isArray(object.items) ? object.items.flatMap(itemsOf) : [object]);
  return Yaml.load(file).flatMap(itemsOf);
}

test.each([
  ['fluentd.k8s.yaml', 'original/fluentd.yaml'],
])('%s has the objects of %s', (written, original) => {
  const objects = objectsOf(join(root, original));
  expect(objectsOf(join(root, 'dist', written))).toEqual(objects);
});
