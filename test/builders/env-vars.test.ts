import * as rebuild from './rebuild';
import { EnvVars } from '../../src/builders/env-vars';
import { TYPES } from '../../src/model/field-table';

test.each([
  [EnvVars.value('LEVEL', 'info'), { name: 'LEVEL', value: 'info' }],
  [EnvVars.value('EMPTY', ''), { name: 'EMPTY', value: '' }],
  [
    EnvVars.fromField('APP', "metadata.labels['app']"),
    { name: 'APP', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } },
  ],
  [EnvVars.nodeName('NODE'), { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
  [EnvVars.hostIP('HOST_IP'), { name: 'HOST_IP', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } }],
  [EnvVars.podIP('POD_IP'), { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }],
  [EnvVars.podName('POD'), { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
  [EnvVars.podNamespace('NS'), { name: 'NS', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
  [
    EnvVars.fromConfigMapKey('URL', 'agent', 'url'),
    { name: 'URL', valueFrom: { configMapKeyRef: { name: 'agent', key: 'url' } } },
  ],
  [
    EnvVars.fromConfigMapKey('URL', 'agent', 'url', { optional: false }),
    { name: 'URL', valueFrom: { configMapKeyRef: { name: 'agent', key: 'url', optional: false } } },
  ],
  [
    EnvVars.fromSecretKey('PASSWORD', 'elastic', 'password', { optional: true }),
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'elastic', key: 'password', optional: true } } },
  ],
  [
    EnvVars.fromResource('MEMORY', { resource: 'limits.memory', divisor: '1Mi' }),
    { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
  ],
  [
    EnvVars.fromFile('TOKEN', { volumeName: 'env', path: 'agent.env', key: 'TOKEN' }),
    { name: 'TOKEN', valueFrom: { fileKeyRef: { volumeName: 'env', path: 'agent.env', key: 'TOKEN' } } },
  ],
])('%j', (variable, expected) => {
  expect(variable).toStrictEqual(expected);
});

test('every source of a value that a supported Kubernetes knows can be made', () => {
  const sources: Record<string, object> = {
    configMapKeyRef: { name: 'agent', key: 'url' },
    secretKeyRef: { name: 'elastic', key: 'password' },
    fieldRef: { fieldPath: 'spec.nodeName' },
    resourceFieldRef: { resource: 'limits.cpu', containerName: 'agent', divisor: '1m' },
    fileKeyRef: { volumeName: 'env', path: 'agent.env', key: 'TOKEN', optional: true },
  };
  expect(Object.keys(sources).sort()).toEqual([...TYPES.get('EnvVarSource')!.keys()].sort());
  for (const [source, reference] of Object.entries(sources)) {
    expect(rebuild.envVar({ name: 'V', valueFrom: { [source]: reference } })).toStrictEqual({
      name: 'V',
      valueFrom: { [source]: reference },
    });
  }
});
