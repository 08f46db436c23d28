import { body, module } from './imported';
import { synthesized } from './synthesized';

const containers = [{ name: 'agent', image: 'agent:1' }];
const daemonSet = (spec: object, pod: object = {}, more: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent' },
  ...more,
  spec: {
    selector: { matchLabels: { a: 'b' } },
    ...spec,
    template: { metadata: { labels: { a: 'b' } }, spec: { containers, ...pod } },
  },
});

test('the fields of the spec and of the pods stand side by side', () => {
  expect(body(daemonSet({ minReadySeconds: 5 }, { hostPID: true }))).toBe(`new DaemonSet(this, 'agent', {
  metadata: { name: 'agent' },
  selector: { matchLabels: { a: 'b' } },
  minReadySeconds: 5,
  podMetadata: { labels: { a: 'b' } },
  containers: [{ name: 'agent', image: 'agent:1' }],
  hostPID: true,
});`);
});

test.each([
  ['no selector, which would be made up', daemonSet({ selector: undefined })],
  ['no containers', daemonSet({}, { containers: [] })],
  ['a container without name', daemonSet({}, { containers: [{ image: 'a' }] })],
  ['two containers of a name', daemonSet({}, { containers: [...containers, ...containers] })],
  ['a container and an init container of a name', daemonSet({}, { initContainers: containers })],
  [
    'two volumes of a name',
    daemonSet(
      {},
      {
        volumes: [
          { name: 'a', emptyDir: {} },
          { name: 'a', emptyDir: {} },
        ],
      },
    ),
  ],
  ['a number beyond 2^53', { ...daemonSet({}), more: '12345678901234567890' }],
])('with %s it is an ApiObject', (_, object) => {
  const json = JSON.stringify(object).replace('"12345678901234567890"', '12345678901234567890');
  expect(body(json)).toMatch(/^new ApiObject\(/);
});

test('no labels of the pods, which DaemonSet would copy from the selector, are taken away again', () => {
  const object = daemonSet({});
  const { metadata: _, ...template } = object.spec.template;
  const bare = { ...object, spec: { ...object.spec, template } };
  expect(body(bare)).toContain(`// spec.template.metadata is absent: a JSON patch keeps it so
ApiObject.of(agent).addJsonPatch(JsonPatch.remove('/spec/template/metadata'));`);
  expect(synthesized(module(bare), { validates: false })).toEqual([[bare]]);
});
