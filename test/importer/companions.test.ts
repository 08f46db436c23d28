import * as fc from 'fast-check';
import { body, imported, items, module } from './imported';
import { companions } from './manifests';
import { synthesized } from './synthesized';

const metadata = { name: 'agent', namespace: 'logging' };

test.each([
  [
    'a ConfigMap that says whether it may change',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'a.conf': 'b', c: '' }, immutable: false },
    `new kplus.ConfigMap(this, 'agent', {
  metadata: { name: 'agent', namespace: 'logging' },
  data: { 'a.conf': 'b', 'c': '' },
  immutable: false,
});`,
  ],
  [
    'a Secret of texts that says whether it may change',
    { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', stringData: { a: 'b' }, immutable: true },
    `new kplus.Secret(this, 'agent', {
  metadata: { name: 'agent', namespace: 'logging' },
  type: 'Opaque',
  stringData: { a: 'b' },
  immutable: true,
});`,
  ],
  [
    'a ServiceAccount that says whether its token is mounted',
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: true },
    `new kplus.ServiceAccount(this, 'agent', {
  metadata: { name: 'agent', namespace: 'logging' },
  automountToken: true,
});`,
  ],
  [
    'a Service for a name outside',
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { type: 'ExternalName', externalName: 'example.com' } },
    `new kplus.Service(this, 'agent', {
  metadata: { name: 'agent', namespace: 'logging' },
  externalName: 'example.com',
});`,
  ],
  [
    'a Service that says all that cdk8s-plus does',
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        type: 'NodePort',
        externalIPs: [],
        selector: { app: 'agent' },
        ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }],
        clusterIP: '10.0.0.1',
      },
    },
    `const agent = new kplus.Service(this, 'agent', {
  metadata: { name: 'agent', namespace: 'logging' },
  type: kplus.ServiceType.NODE_PORT,
  externalIPs: [],
  ports: [{ port: 80, targetPort: 8080, protocol: kplus.Protocol.TCP }],
  clusterIP: '10.0.0.1',
});
agent.selectLabel('app', 'agent');`,
  ],
])('%s is a construct of cdk8s-plus', (_, object, code) => {
  expect(body(object)).toBe(code);
  expect(synthesized(module(object))).toEqual([[object]]);
});

test.each([
  [
    'a ConfigMap of which cdk8s-plus would say that it may change',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: 'b' } },
  ],
  [
    'a ConfigMap of empty texts only, which would lose them',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: '' }, immutable: true },
  ],
  [
    'a ConfigMap without entries, which would lose the map',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: {}, immutable: true },
  ],
  [
    'a ConfigMap with a key that cdk8s-plus takes for used',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { toString: 'a' }, immutable: true },
  ],
  [
    'a ConfigMap with a key in both maps',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: 'a' }, binaryData: { a: 'YQ==' }, immutable: true },
  ],
  ['a Secret of encoded values', { apiVersion: 'v1', kind: 'Secret', metadata, data: { a: 'YQ==' }, immutable: false }],
  ['a Secret without texts', { apiVersion: 'v1', kind: 'Secret', metadata, immutable: false }],
  [
    'a ServiceAccount of which cdk8s-plus would say that its token is not mounted',
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
  ],
  [
    'a ServiceAccount with secrets',
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata,
      automountServiceAccountToken: true,
      imagePullSecrets: [{ name: 'a' }],
    },
  ],
  [
    'a Service of which cdk8s-plus would say more',
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app: 'agent' }, ports: [{ port: 80 }] } },
  ],
  [
    'a Service with a named target port',
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { type: 'ClusterIP', externalIPs: [], selector: {}, ports: [{ port: 80, targetPort: 'http' }] },
    },
  ],
  [
    'an object with finalizers',
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { ...metadata, finalizers: ['a/b'] },
      automountServiceAccountToken: true,
    },
  ],
  [
    'an object of another version',
    { apiVersion: 'v2', kind: 'ServiceAccount', metadata, automountServiceAccountToken: true },
  ],
])('%s is an ApiObject', (_, object) => {
  expect(body(object)).toMatch(/^new ApiObject\(/);
  expect(synthesized(module(object))).toEqual([[object]]);
});

test('without builders everything but DaemonSets is an ApiObject', () => {
  expect(
    body({ apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: true }, false),
  ).toMatch(/^new ApiObject\(/);
});

test('whatever goes along with DaemonSets comes out as it went in', () => {
  let constructs = 0;
  const name = fc.constantFrom('agent', 'a', 'b.c', 'toString', 'x/y', '');
  fc.assert(
    fc.property(fc.array(companions(name), { minLength: 1, maxLength: 4 }), (objects) => {
      const chart = imported(items(...objects));
      constructs += chart.code.match(/new kplus\./g)?.length ?? 0;
      expect(synthesized(module(items(...objects)))).toEqual([
        JSON.parse(JSON.stringify(chart.objects.map(({ expected }) => expected))),
      ]);
    }),
    { numRuns: 300 },
  );
  expect(constructs).toBeGreaterThan(30);
});
