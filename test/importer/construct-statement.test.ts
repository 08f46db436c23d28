import { body, module, notes } from './imported';
import { synthesized } from './synthesized';
import { ServerAnswer } from '../../src/importer/chart-context';
import { importSources } from '../../src/importer/import-sources';

const daemonSet = (
  pod: string,
) => `{"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"agent"},"spec":{"selector":{"matchLabels":{"a":"b"}},
"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"agent","image":"agent:1"}],
${pod}}}}}`;

test('a field that the model does not know is carried by a patch of its own, with a note at its line', () => {
  const manifest = daemonSet('"hostPID":true,"fromTheFuture":{"a":[1]}');
  expect(body(manifest)).toBe(`const agent = new DaemonSet(this, 'agent', {
  metadata: { name: 'agent' },
  selector: { matchLabels: { a: 'b' } },
  podMetadata: { labels: { a: 'b' } },
  containers: [{ name: 'agent', image: 'agent:1' }],
  hostPID: true,
});
// spec.template.spec.fromTheFuture is beyond what the construct can say: carried by a JSON patch
ApiObject.of(agent).addJsonPatch(JsonPatch.add('/spec/template/spec/fromTheFuture', { a: [1] }));`);
  expect(notes(manifest)).toEqual([
    'agent.yaml:3:16: spec.template.spec.fromTheFuture is beyond what the construct can say: carried by a JSON patch',
  ]);
  expect(synthesized(module(manifest), { validates: false })).toEqual([[JSON.parse(manifest)]]);
});

test('a value of the wrong type is carried by a patch as well', () => {
  const manifest = daemonSet('"hostPID":"yes","tolerations":[{"operator":"exists"}]');
  expect(body(manifest)).toContain("addJsonPatch(JsonPatch.add('/spec/template/spec/hostPID', 'yes'));");
  expect(body(manifest)).toContain(
    "addJsonPatch(JsonPatch.add('/spec/template/spec/tolerations/0/operator', 'exists'));",
  );
  expect(synthesized(module(manifest), { validates: false })).toEqual([[JSON.parse(manifest)]]);
});

test('an unknown field with a number beyond 2^53, which patches cannot carry, makes an ApiObject of it', () => {
  const code = body(daemonSet('"fromTheFuture":12345678901234567890'));
  expect(code).toMatch(/^new ApiObject\(/);
  expect(code).toContain('fromTheFuture: 12345678901234567890n');
});

test('where even ApiObject would need a patch for such a number, there is no way to write it', () => {
  expect(() =>
    body('{"apiVersion":"v1","kind":"A","metadata":{"name":"a",\n"labels":{"b":12345678901234567890}}}'),
  ).toThrow(
    'agent.yaml:2:1: metadata.labels holds a number beyond 2^53 where cdk8s can write none; make it a string, or leave it out',
  );
});

test('what is empty or null and cdk8s leaves out is kept by a patch, with a note', () => {
  const manifest = {
    apiVersion: 'a.b/v1',
    kind: 'A',
    metadata: { name: 'a', labels: {} },
    spec: { b: null, c: {}, d: [] },
  };
  expect(body(manifest)).toBe(`const a = new ApiObject(this, 'a', {
  apiVersion: 'a.b/v1',
  kind: 'A',
  metadata: { name: 'a' },
  spec: { c: {}, d: [] },
});
// metadata.labels is empty, which cdk8s leaves out: kept by a JSON patch
a.addJsonPatch(JsonPatch.add('/metadata/labels', {}));
// spec.b is null, which cdk8s leaves out: kept by a JSON patch
a.addJsonPatch(JsonPatch.add('/spec/b', null));`);
  expect(synthesized(module(manifest))).toEqual([[manifest]]);
});

test('an object without metadata gets no name', () => {
  const manifest = { apiVersion: 'v1', kind: 'A' };
  expect(body(manifest)).toContain('// metadata is absent: a JSON patch keeps it so\n');
  expect(synthesized(module(manifest))).toEqual([[manifest]]);
});

test('a version that cdk8s refuses is set by a patch', () => {
  const manifest = { apiVersion: 'a/b/c', kind: 'A', metadata: { name: 'a' } };
  expect(synthesized(module(manifest))).toEqual([[manifest]]);
});

test('who imports may say what the API server refuses: it becomes an ApiObject with the reasons, or a chart for newer versions', () => {
  const content = daemonSet('"hostPID":true');
  const code = (judgement: ServerAnswer) =>
    importSources([{ name: 'a.json', content }], { usesBuilders: true, judge: () => judgement })[0].code;
  expect(code({ errors: ['spec: no\nway'] })).toContain(
    "    // The API server refuses this: spec: no\n// way\n    new ApiObject(this, 'agent', {".replace(
      '\n// way',
      '\n    // way',
    ),
  );
  expect(code({ errors: [], kubernetesVersion: '1.33+' })).toContain(
    "    TargetClusters.of(this).use({ kubernetesVersion: '1.33+' });\n",
  );
});
