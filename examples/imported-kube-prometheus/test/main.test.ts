import { join } from 'path';
import { JsonPatch, Yaml } from 'cdk8s';
// writes dist/
import '../main';

// What the import left out or changed on purpose, by file and number of the object.
const CHANGES: { readonly [file: string]: { readonly [index: number]: JsonPatch[] } } = {
  'original/monitoring.yaml': {
    0: [
      JsonPatch.remove('/status'),
      JsonPatch.remove('/metadata/annotations'),
      JsonPatch.remove('/metadata/creationTimestamp'),
      JsonPatch.remove('/metadata/resourceVersion'),
      JsonPatch.remove('/metadata/uid'),
    ],
  },
};

const root = join(__dirname, '..');

/** The objects of a file; those of a list one by one. */
function objectsOf(file: string): any[] {
  const itemsOf = (object: any): any[] => (/List$/.test(object.kind) && Array.isArray(object.items) ? object.items.flatMap(itemsOf) : [object]);
  return Yaml.load(file).flatMap(itemsOf);
}

test.each([
  ['access.k8s.yaml', 'original/access.yaml'],
  ['monitoring.k8s.yaml', 'original/monitoring.yaml'],
  ['node-exporter.k8s.yaml', 'original/node-exporter.yaml'],
])('%s has the objects of %s', (written, original) => {
  const objects = objectsOf(join(root, original)).map((object, i) => JsonPatch.apply(object, ...CHANGES[original]?.[i] ?? []));
  expect(objectsOf(join(root, 'dist', written))).toEqual(objects);
});
