import { Identifiers } from '../../src/importer/identifiers';

test('a constant is called after its words, an acronym at the start in small letters', () => {
  const names = new Identifiers();
  expect(
    ['fluentd-service-account', 'CNI plugin', 'HTTPRoute', 'kube.proxy_windows', 'X'].map((words) =>
      names.identifier(words),
    ),
  ).toEqual(['fluentdServiceAccount', 'cniPlugin', 'httpRoute', 'kubeProxyWindows', 'x']);
});

test('no name is handed out twice, nor one that the language or the written code has', () => {
  const names = new Identifiers();
  expect(
    [
      'labels',
      'labels',
      'Labels',
      'class',
      'app',
      'scope',
      'kplus',
      'constructor',
      'toString',
      '',
      '1st',
      '\u00e9',
    ].map((words) => names.identifier(words)),
  ).toEqual([
    'labels',
    'labels2',
    'labels3',
    'class2',
    'app2',
    'scope2',
    'kplus2',
    'constructor2',
    'toString2',
    'object2',
    'object1st',
    'object3',
  ]);
  expect(
    ['chart', 'app', 'daemon-set', 'node agent', '9', '---'].map((words) => new Identifiers().className(words)),
  ).toEqual(['Chart2', 'App2', 'DaemonSet2', 'NodeAgent', 'Manifest9', 'Manifest']);
});

test('a name that is too long keeps its last words', () => {
  expect(new Identifiers().identifier(`${'project-manifests-'.repeat(6)}fluentd-daemonset`)).toBe(
    'manifestsProjectManifestsProjectManifestsFluentdDaemonset',
  );
  expect(new Identifiers().className('a'.repeat(100))).toBe(`A${'a'.repeat(59)}`);
});

test('a construct is called as its object, but for what paths and plain objects cannot hold', () => {
  const names = new Identifiers();
  expect(
    ['calico-node', 'calico-node', 'system:node/x', 'a.b', '', '1', '__proto__', 'constructor', 'class'].map((name) =>
      names.constructId(name),
    ),
  ).toEqual([
    'calico-node',
    'calico-node-2',
    'system-node-x',
    'a.b',
    'object',
    'object-1',
    '-proto-',
    'constructor-2',
    'class',
  ]);
});
