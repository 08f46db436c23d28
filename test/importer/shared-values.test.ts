import { body, items, module } from './imported';
import { synthesized } from './synthesized';
import { sharedValueOf } from '../../src/importer/shared-values';

const metadata = { name: 'agent', namespace: 'logging' };
const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata };
const config = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'agent-config', namespace: 'logging' },
  data: { a: 'b' },
};
const daemonSet = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata,
  spec: {
    selector: { matchLabels: { app: 'agent' } },
    template: {
      metadata: { labels: { app: 'agent' } },
      spec: {
        serviceAccountName: 'agent',
        containers: [
          {
            name: 'agent',
            image: 'agent:1',
            env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'agent-config', key: 'a' } } }],
            envFrom: [{ configMapRef: { name: 'agent-config' } }],
          },
        ],
        volumes: [{ name: 'config', configMap: { name: 'agent-config', defaultMode: 0o440 } }],
      },
    },
  },
};

test('a DaemonSet speaks of the constructs before it by their names', () => {
  const all = items(account, config, daemonSet);
  expect(body(all)).toBe(
    `const agentServiceAccount = new ApiObject(this, 'agent-service-account', {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'agent', namespace },
});

const agentConfig = new ApiObject(this, 'agent-config', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'agent-config', namespace },
  data: { a: 'b' },
});

new DaemonSet(this, 'agent', {
  metadata: { name: 'agent', namespace },
  selector: { matchLabels: { app: 'agent' } },
  podMetadata: { labels: { app: 'agent' } },
  serviceAccountName: agentServiceAccount.name,
  containers: [
    {
      name: 'agent',
      image: 'agent:1',
      env: [EnvVars.fromConfigMapKey('A', agentConfig.name, 'a')],
      envFrom: [EnvFromSources.configMap(agentConfig.name)],
    },
  ],
  volumes: [Volumes.configMap('config', agentConfig.name, { defaultMode: 0o440 })],
});`.replace(/^/, "const namespace = 'logging';\n\n"),
  );
  expect(synthesized(module(all))).toEqual([[account, config, daemonSet]]);
});

test('literals speak of them as well', () => {
  expect(body(items(config, daemonSet), false)).toContain(
    "volumes: [{ name: 'config', configMap: { name: agentConfig.name, defaultMode: 0o440 } }],",
  );
});

test('what comes later, or is in another namespace, is not spoken of: the order of documents is kept', () => {
  expect(body(items(daemonSet, account, config))).not.toContain('.name');
  expect(body(items({ ...config, metadata: { name: 'agent-config' } }, daemonSet))).not.toContain('.name');
  expect(synthesized(module(items(daemonSet, config)))).toEqual([[daemonSet, config]]);
});

test('what three objects are called, and a secret that three variables are from, are constants', () => {
  const objects = ['ServiceAccount', 'ConfigMap', 'Secret'].map((kind) => ({
    apiVersion: 'v1',
    kind,
    metadata: { name: 'agent' },
  }));
  expect(body(items(...objects))).toMatch(/^const name = 'agent';\n\n/);
  const env = ['A', 'B', 'C'].map((name) => ({ name, valueFrom: { secretKeyRef: { name: 'login', key: name } } }));
  const spec = {
    ...daemonSet.spec,
    template: { ...daemonSet.spec.template, spec: { containers: [{ name: 'agent', image: 'agent:1', env }] } },
  };
  expect(body({ ...daemonSet, spec })).toMatch(/^const secretName = 'login';\n\n/);
});

test('equal texts that mean something else are no constants', () => {
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a' },
    data: { name: 'a', image: 'a', namespace: 'a', secretName: 'a' },
  };
  expect(body(object)).not.toMatch(/^const/);
});

test.each([
  ['DaemonSet', ['metadata', 'name'], 'name'],
  ['DaemonSet', ['metadata', 'namespace'], 'namespace'],
  ['Namespace', ['metadata', 'name'], 'namespace'],
  ['DaemonSet', ['spec', 'template', 'spec', 'containers', 0, 'image'], 'image'],
  ['DaemonSet', ['spec', 'template', 'spec', 'containers', 0, 'name'], undefined],
  ['Deployment', ['spec', 'template', 'spec', 'serviceAccountName'], 'ServiceAccount name'],
  ['DaemonSet', ['spec', 'template', 'spec', 'imagePullSecrets', 0, 'name'], 'Secret name'],
  ['DaemonSet', ['spec', 'template', 'spec', 'volumes', 0, 'projected', 'sources', 0, 'secret', 'name'], 'Secret name'],
  [
    'DaemonSet',
    ['spec', 'template', 'spec', 'volumes', 0, 'persistentVolumeClaim', 'claimName'],
    'PersistentVolumeClaim name',
  ],
  ['DaemonSet', ['spec', 'template', 'spec', 'priorityClassName'], 'PriorityClass name'],
  ['Thing', ['spec', 'template', 'spec', 'serviceAccountName'], undefined],
  ['DaemonSet', ['spec', 'serviceAccountName'], undefined],
  ['Thing', ['spec', 'image'], undefined],
])('in a %s the text at %j means %s', (kind, path, name) => {
  expect(sharedValueOf({ kind, metadata: { namespace: 'a' } }, path, 'x')?.name).toBe(name);
});

test('labels mean the same in any order', () => {
  const [a, b] = [
    { app: 'x', tier: 'y' },
    { tier: 'y', app: 'x' },
  ].map((labels) => sharedValueOf({ kind: 'Service' }, ['spec', 'selector'], labels));
  expect(a).toEqual(b);
  expect(a?.longName).toBe('x labels');
  expect([{}, { a: 1 }].map((labels) => sharedValueOf({ kind: 'Pod' }, ['metadata', 'labels'], labels))).toEqual([
    undefined,
    undefined,
  ]);
});
