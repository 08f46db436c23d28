import { items, module } from './imported';
import { Modules } from './style';
import { appModule } from '../../src/importer/app-module';
import { importSources } from '../../src/importer/import-sources';
import { JUDGING } from '../../src/importer/judging';
import { corpusTest } from '../support/corpus';

corpusTest('the code of every file compiles under strict and passes the lint', async (corpus) => {
  const codes = corpus
    .files()
    .map(({ name, text }) => appModule(importSources([{ name, content: text }], { usesBuilders: true, ...JUDGING })));
  const modules = new Modules(codes);
  expect(modules.typeErrors()).toEqual([]);
  expect(await modules.lintMessages()).toEqual([]);
});

// what the published files do not hold: constructs of cdk8s-plus, patches, hostile texts, lines that are too long
test('code of every shape compiles under strict and passes the lint', async () => {
  const metadata = { name: 'a', namespace: 'b', labels: { app: 'x', 'a-b': '\'"`${}\\\u2028' } };
  const rbac = 'rbac.authorization.k8s.io';
  const selector = { matchLabels: { app: 'x' } };
  const pod = {
    hostPID: 'yes',
    fromTheFuture: { a: 1, 'b-c': [null] },
    serviceAccountName: 'a',
    securityContext: {},
    tolerations: [{ operator: 'Exists', effect: 'NoSchedule' }],
    containers: [
      {
        name: 'x',
        image: 'x:1',
        command: ['sh', '-c', `echo "\t${'x'.repeat(200)}"\n\n\nexit 0  \n`],
        env: [{ name: 'A', value: 'x'.repeat(200) }],
      },
    ],
    volumes: [
      { name: 'v', configMap: { name: 'a', defaultMode: 420 } },
      { name: 'w', hostPath: { path: '/', type: '' } },
    ],
  };
  const objects = [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data: { 'x.sh': 'a\n', constructor: 'b', '1': 'c', '01': 'd' },
      immutable: true,
    },
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'secret' }, stringData: { a: '' }, immutable: true },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: true },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { type: 'ClusterIP', externalIPs: [], selector: { app: 'x' }, ports: [{ port: 80, protocol: 'UDP' }] },
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'Role',
      metadata,
      rules: [{ apiGroups: ['x.y'], resources: ['z'], verbs: ['get'] }],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRole',
      metadata: { name: 'cluster' },
      rules: [{ nonResourceURLs: ['/'], verbs: [] }],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: rbac, kind: 'Role', name: 'a' },
      subjects: [{ apiGroup: rbac, kind: 'User', name: 'u' }],
    },
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata,
      spec: { selector, template: { metadata: { labels: selector.matchLabels }, spec: pod } },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'b', namespace: 'b', labels: {} },
      spec: { selector, template: { metadata: { labels: selector.matchLabels }, spec: pod } },
    },
    {
      apiVersion: 'x.y/v1',
      kind: 'Odd',
      spec: { class: 1, nested: [[{}], { a: 12345678901234567890.5, b: -0.5, c: null }] },
    },
  ];
  const modules = new Modules([
    module(items(...objects)),
    module(items(...objects), false),
    module({ apiVersion: 'v1', kind: 'List', items: [] }),
  ]);
  expect(modules.typeErrors()).toEqual([]);
  expect(await modules.lintMessages()).toEqual([]);
});
