import { StoredDifference, storedDifferences } from '../../src/stored/differences';
import { readStored } from '../../src/stored/read';

const differences = (before: object, after: object, minor = 36): StoredDifference[] => {
  const [old, fresh] = [before, after].map((manifest) => readStored(manifest, minor));
  if (typeof old === 'string' || typeof fresh === 'string') throw new Error(`not read: ${old} ${fresh}`);
  const { template, other } = storedDifferences(old, fresh);
  return [...template, ...other];
};
const daemonSet = (podSpec: object, metadata: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent', ...metadata },
  spec: { selector: {}, template: { spec: podSpec } },
});
const container = (fields: object) => daemonSet({ containers: [{ name: 'agent', image: 'agent:1', ...fields }] });
const template = (metadata: object) => ({ ...daemonSet({}), spec: { selector: {}, template: { metadata } } });

test('a changed image is one field, with both values', () => {
  expect(differences(container({}), container({ image: 'agent:2' }))).toEqual([
    { field: 'spec.template.spec.containers[agent].image', before: '"agent:1"', after: '"agent:2"' },
  ]);
});

// conformance/recorded/templates.ndjson has what real servers and controllers say to these and to many more
const COSMETIC: { readonly [what: string]: readonly [object, object, number?] } = {
  'resources that are empty': [container({}), container({ resources: {} })],
  'the old name of the service account beside the new one': [
    daemonSet({ serviceAccountName: 'a' }),
    daemonSet({ serviceAccountName: 'a', serviceAccount: 'a' }),
  ],
  'the old name of the service account, which the new one overrules': [
    daemonSet({ serviceAccountName: 'a', serviceAccount: 'b' }),
    daemonSet({ serviceAccountName: 'a' }),
  ],
  'the pull policy of a tag': [container({}), container({ imagePullPolicy: 'IfNotPresent' })],
  'the pull policy of latest beside a digest': [
    container({ image: 'r/x:latest@sha256:1234' }),
    container({ image: 'r/x:latest@sha256:1234', imagePullPolicy: 'Always' }),
  ],
  'a volume without source': [
    daemonSet({ volumes: [{ name: 'a' }] }),
    daemonSet({ volumes: [{ name: 'a', emptyDir: {} }] }),
  ],
  'a field that no minor keeps': [container({}), container({ lifecycle: { stopSignal: 'SIGTERM' } })],
  'a field that this minor drops': [daemonSet({}), daemonSet({ hostUsers: false }), 32],
  'a field that this minor does not know': [daemonSet({}), daemonSet({ hostnameOverride: 'a' }), 28],
  'an unknown field': [daemonSet({}), daemonSet({ hostNetwrk: true })],
  'other spellings of amounts': [
    container({ resources: { requests: { cpu: '1000m', memory: '1Gi' } } }),
    container({ resources: { requests: { cpu: 1, memory: '1024Mi' } } }),
  ],
  'empty maps, lists and nulls': [
    daemonSet({ containers: [{ name: 'agent', image: 'agent:1' }] }),
    daemonSet({
      nodeSelector: {},
      tolerations: [],
      volumes: null,
      containers: [{ name: 'agent', image: 'agent:1', args: [], env: null, ports: [] }],
    }),
  ],
  'another order of keys': [
    container({ env: [{ name: 'A', value: 'a' }] }),
    container({ env: [{ value: 'a', name: 'A' }] }),
  ],
  'false where Go has no absence': [container({}), container({ tty: false, stdin: false })],
  'a time in another zone': [
    template({ creationTimestamp: '2024-02-29T12:00:00Z' }),
    template({ creationTimestamp: '2024-03-01T01:30:00.9+13:30' }),
  ],
  'the time that stands for none': [template({}), template({ creationTimestamp: '0001-01-01T00:00:00Z' })],
  'an annotation of old clients': [
    template({}),
    template({ annotations: { 'pod.beta.kubernetes.io/init-containers': '[]' } }),
  ],
  'the namespace default': [daemonSet({}), daemonSet({}, { namespace: 'default' })],
};

test.each(Object.entries(COSMETIC))('%s is no difference', (_what, [one, other, minor]) => {
  expect(differences(one, other, minor)).toEqual([]);
  expect(differences(other, one, minor)).toEqual([]);
});

const MEANT: typeof COSMETIC = {
  'an empty security context, which is a pointer': [container({}), container({ securityContext: {} })],
  'a false that is a pointer': [
    container({ securityContext: {} }),
    container({ securityContext: { privileged: false } }),
  ],
  'an empty text that is a pointer': [
    container({ volumeMounts: [{ name: 'a', mountPath: '/a' }] }),
    container({ volumeMounts: [{ name: 'a', mountPath: '/a', mountPropagation: '' }] }),
  ],
  'a grace period of nothing': [template({}), template({ deletionGracePeriodSeconds: 0 })],
  'an amount in another notation, of which the server keeps it': [
    container({ resources: { requests: { memory: '1Gi' } } }),
    container({ resources: { requests: { memory: '1073741824' } } }),
  ],
  'a field that this minor keeps': [daemonSet({}), daemonSet({ hostUsers: false }), 33],
};

test.each(Object.entries(MEANT))('%s is one difference', (_what, [one, other, minor]) => {
  expect(differences(one, other, minor)).toHaveLength(1);
  expect(differences(other, one, minor)).toHaveLength(1);
});

test('amounts are shown as they are stored', () => {
  const requests = (cpu: unknown) => container({ resources: { requests: { cpu } } });
  expect(differences(requests('1000m'), requests('1100m'))).toEqual([
    { field: 'spec.template.spec.containers[agent].resources.requests[cpu]', before: '"1"', after: '"1100m"' },
  ]);
  expect(differences(container({}), requests('1000m'))).toEqual([
    { field: 'spec.template.spec.containers[agent].resources.requests[cpu]', after: '"1"' },
  ]);
});

test('both names of the service account are stored', () => {
  expect(differences(daemonSet({ serviceAccount: 'a' }), daemonSet({ serviceAccountName: 'b' }))).toEqual([
    { field: 'spec.template.spec.serviceAccount', before: '"a"', after: '"b"' },
    { field: 'spec.template.spec.serviceAccountName', before: '"a"', after: '"b"' },
  ]);
});

test('values that may be secret are not shown', () => {
  const env = (value: string) => container({ env: [{ name: 'TOKEN', value }] });
  expect(differences(env('hunter2'), env('hunter3'))).toEqual([
    { field: 'spec.template.spec.containers[agent].env[TOKEN].value' },
  ]);
  expect(differences(container({ args: ['--token=a'] }), container({ args: ['--token=b'] }))).toEqual([
    { field: 'spec.template.spec.containers[agent].args' },
  ]);
  const probe = (value: string) =>
    container({ livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'Authorization', value }] } } });
  expect(differences(probe('a'), probe('b'))).toEqual([
    { field: 'spec.template.spec.containers[agent].livenessProbe.httpGet.httpHeaders' },
  ]);
  const path = (text: string) => container({ livenessProbe: { httpGet: { port: 80, path: text } } });
  const field = 'spec.template.spec.containers[agent].livenessProbe.httpGet.path';
  expect(differences(path('/a'), path('/b'))).toEqual([{ field, before: '"/a"', after: '"/b"' }]);
  expect(differences(path('/a'), path('/a?token=b'))).toEqual([{ field }]);
  expect(differences(container({}), probe('b'))).toEqual([
    { field: 'spec.template.spec.containers[agent].livenessProbe' },
  ]);
});

test('entries of lists come and go by name, and their order counts', () => {
  const pod = (...names: string[]) => daemonSet({ containers: names.map((name) => ({ name, image: 'a:1' })) });
  expect(differences(pod('a', 'b'), pod('b', 'c'))).toEqual([
    { field: 'spec.template.spec.containers[a]', before: 'removed' },
    { field: 'spec.template.spec.containers[c]', after: 'added' },
  ]);
  expect(differences(pod('a', 'b'), pod('b', 'a'))).toEqual([
    { field: 'spec.template.spec.containers', before: 'order a, b', after: 'order b, a' },
  ]);
  expect(differences(pod('a', 'b'), pod('b', 'a', 'c')).map(({ field }) => field)).toEqual([
    'spec.template.spec.containers[c]',
    'spec.template.spec.containers',
  ]);
});

test('entries that have a name in common go by their place', () => {
  const env = (...values: string[]) => container({ env: values.map((value) => ({ name: 'A', value })) });
  expect(differences(env('1', '2'), env('3', '2'))).toEqual([
    { field: 'spec.template.spec.containers[agent].env[0].value' },
  ]);
});

test('what the server and kubectl write is left out, and the manifest in it is not shown', () => {
  const written = {
    uid: '1',
    generation: 3,
    resourceVersion: '5',
    creationTimestamp: '2024-02-29T12:00:00Z',
    annotations: {
      'deprecated.daemonset.template.generation': '3',
      'kubectl.kubernetes.io/last-applied-configuration': '{"env":[{"name":"TOKEN","value":"secret"}]}',
    },
  };
  expect(differences(daemonSet({}, written), daemonSet({}))).toEqual([]);
  expect(differences(daemonSet({}, written), daemonSet({}, { annotations: { owner: 'a' } }))).toEqual([
    { field: 'metadata.annotations[owner]' },
  ]);
});

test('a key called __proto__ is one like others', () => {
  const labelled = (text: string) => template({ labels: JSON.parse(`{"__proto__": "${text}"}`) });
  expect(differences(labelled('a'), labelled('b'))).toEqual([
    { field: 'spec.template.metadata.labels[__proto__]', before: '"a"', after: '"b"' },
  ]);
});

test('what restarts the pods is told from what does not', () => {
  const old = readStored({ ...daemonSet({ priority: 1 }, { labels: { a: 'b' } }) }, 36);
  const fresh = readStored({ ...daemonSet({ priority: 2 }, { labels: { a: 'c' } }) }, 36);
  if (typeof old === 'string' || typeof fresh === 'string') throw new Error('not read');
  expect(storedDifferences(old, fresh)).toEqual({
    template: [{ field: 'spec.template.spec.priority', before: '1', after: '2' }],
    other: [{ field: 'metadata.labels[a]', before: '"b"', after: '"c"' }],
  });
});
