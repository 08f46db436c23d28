import { synthesized } from './synthesized';
import { appModule } from '../../src/importer/app-module';
import { importSources } from '../../src/importer/import-sources';
import { ManifestImporter } from '../../src/importer/manifest-importer';

const importer = new ManifestImporter();

/** Without what the code says of objects that are refused. */
function roundTrip(object: object): unknown {
  const charts = importSources([{ name: 'input.json', content: JSON.stringify(object) }], { usesBuilders: true });
  const [[actual]] = synthesized(appModule(charts));
  return actual;
}

const HOSTILE = [
  '\'"`${process.exit(1)}\\',
  'a\n`${process.exit(1)}\\\n',
  '*/ process.exit(1) /*',
  '\u2028\u2029\u0000\r\n',
  '\\u0027',
  '${',
  '`',
  '\\`',
  'x\r\ny',
  '// @ts-ignore',
  '',
];

test.each(HOSTILE)('%j is data as a value, as a key and as a name, not code', (hostile) => {
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', annotations: { [`k${hostile}`]: hostile } },
    data: { [hostile]: hostile, other: 'b' },
  };
  expect(roundTrip(object)).toEqual(object);
});

test('keys that JavaScript has plans for stay keys', () => {
  const object = JSON.parse(
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"__proto__":"x","constructor":"y","toString":"z","a-b":"c"}}',
  ) as object;
  const actual = roundTrip(object);
  expect(JSON.parse(JSON.stringify(actual))).toStrictEqual(object);
  expect(Object.keys((actual as { data: object }).data)).toContain('__proto__');
});

test('nulls, empty maps and empty lists of objects other than DaemonSets stay as they are', () => {
  const object = {
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: 'a', labels: {} },
    spec: { nothing: null, list: [], map: {}, nested: [null, { a: null }] },
  };
  expect(roundTrip(object)).toEqual(object);
});

test('a field that the model does not know is carried by a JSON patch, with a note', () => {
  const daemonSet = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: { app: 'agent' } },
      template: {
        metadata: { labels: { app: 'agent' } },
        spec: { fromTheFuture: { a: 1 }, containers: [{ name: 'agent', image: 'agent:1' }] },
      },
    },
  };
  const { code, notes } = importer.importManifests('agent.json', JSON.stringify(daemonSet));
  expect(code).toContain(
    "ApiObject.of(agent).addJsonPatch(JsonPatch.add('/spec/template/spec/fromTheFuture', { a: 1 }));",
  );
  expect(notes).toEqual([
    'agent.json:1:181: spec.template.spec.fromTheFuture is beyond what the construct can say: carried by a JSON patch',
  ]);
});

test('a DaemonSet of extensions/v1beta1 gets the selector and the strategy that it had by default, and loses what the cluster wrote', () => {
  const { code, notes } = importer.importManifests(
    'old.yaml',
    `apiVersion: extensions/v1beta1
kind: DaemonSet
metadata: {name: agent, uid: 1-2}
spec:
  # who runs
  template:
    metadata: {labels: {app: agent}}
    spec:
      hostNetwork: true # needed
      containers: [{name: agent, image: "agent:1"}]
status: {}
`,
  );
  expect(code).toContain('hostNetwork: true, // needed');
  expect(code).toContain('// who runs');
  expect(synthesized(code)).toEqual([
    [
      {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata: { name: 'agent' },
        spec: {
          selector: { matchLabels: { app: 'agent' } },
          updateStrategy: { type: 'OnDelete' },
          template: {
            metadata: { labels: { app: 'agent' } },
            spec: { hostNetwork: true, containers: [{ name: 'agent', image: 'agent:1' }] },
          },
        },
      },
    ],
  ]);
  expect(notes).toEqual([
    'old.yaml:11:1: status is written by the cluster: left out',
    'old.yaml:3:25: metadata.uid is written by the cluster: left out',
    'old.yaml:1:1: extensions/v1beta1 is no longer served: brought to apps/v1',
    'old.yaml:4:1: spec.selector is made of the labels of the pods, as the server did then',
    'old.yaml:4:1: spec.updateStrategy is OnDelete, as it was by default then',
  ]);
});

test('a text that equals its key is written beside it', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { 'a-b': 'a-b', c: 'c' } };
  expect(roundTrip(object)).toEqual(object);
});

test('what makes no sense in an object of another kind stays in it', () => {
  const object = { kind: 'Thing', metadata: { name: 3, labels: { a: 1 } }, apiVersion: 'a/b/c', spec: 'x' };
  expect(roundTrip(object)).toEqual(object);
});

test('the code says what the server and synth refuse, as that of the command does', () => {
  const daemonSet = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: { app: 'agent' } },
      // no pod may have white space around its image
      template: { metadata: { labels: { app: 'agent' } }, spec: { containers: [{ name: 'agent', image: 'a:1 ' }] } },
    },
  };
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'agent' }, spec: { ports: [{ port: 0 }] } };
  const { code } = importer.importManifests('input.json', `${JSON.stringify(daemonSet)}\n${JSON.stringify(service)}`);
  expect(code).toContain("accept('never-runs/image', ");
  expect(code).toContain('// The API server refuses this: spec.ports[0].port: 0 ');
  const [objects] = synthesized(code);
  expect(objects).toEqual([daemonSet, service]);
});
