import { daemonSetDifferences } from '../../src/scheduling/difference';

const daemonSet = (podSpec: object, rest: object = {}) => ({
  metadata: { name: 'agent' },
  spec: { template: { spec: podSpec }, ...rest },
});
const container = (fields: object) => daemonSet({ containers: [{ name: 'agent', image: 'agent:1', ...fields }] });

test('a changed image is one field, with both values', () => {
  expect(daemonSetDifferences(container({}), container({ image: 'agent:2' }))).toEqual([
    { field: 'spec.template.spec.containers[agent].image', before: '"agent:1"', after: '"agent:2"' },
  ]);
});

test.each([
  [
    'a default that is written',
    {
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      imagePullPolicy: 'IfNotPresent',
    },
  ],
  ['false where Go knows no absence', { tty: false, stdin: false }],
  ['null and empty lists', { args: [], env: null, volumeMounts: [], ports: null }],
  ['a protocol by default', { ports: [] }],
])('%s is no difference', (_what, fields) => {
  expect(daemonSetDifferences(container({}), container(fields))).toEqual([]);
});

test('amounts are compared as amounts', () => {
  const requests = (cpu: unknown) => container({ resources: { requests: { cpu } } });
  expect(daemonSetDifferences(requests('1000m'), requests(1))).toEqual([]);
  expect(daemonSetDifferences(requests('1000m'), requests('1100m'))).toEqual([
    { field: 'spec.template.spec.containers[agent].resources.requests[cpu]', before: '"1"', after: '"1100m"' },
  ]);
});

test('an image without a tag is pulled always by default', () => {
  expect(
    daemonSetDifferences(container({ image: 'agent' }), container({ image: 'agent', imagePullPolicy: 'Always' })),
  ).toEqual([]);
  expect(
    daemonSetDifferences(
      container({ image: 'a/agent:latest' }),
      container({ image: 'a/agent:latest', imagePullPolicy: 'IfNotPresent' }),
    ),
  ).toHaveLength(1);
  expect(
    daemonSetDifferences(
      container({ image: 'r:5000/agent@sha256:0' }),
      container({ image: 'r:5000/agent@sha256:0', imagePullPolicy: 'IfNotPresent' }),
    ),
  ).toEqual([]);
});

test('values that may be secret are not shown', () => {
  const env = (value: string) => container({ env: [{ name: 'TOKEN', value }] });
  const differences = daemonSetDifferences(env('hunter2'), env('hunter3'));
  expect(differences).toEqual([{ field: 'spec.template.spec.containers[agent].env[TOKEN].value' }]);
  expect(daemonSetDifferences(container({ args: ['--token=a'] }), container({ args: ['--token=b'] }))).toEqual([
    { field: 'spec.template.spec.containers[agent].args' },
  ]);
});

test('entries of lists come and go by name, and their order counts', () => {
  const pod = (...names: string[]) => daemonSet({ containers: names.map((name) => ({ name, image: 'a:1' })) });
  expect(daemonSetDifferences(pod('a', 'b'), pod('b', 'c'))).toEqual([
    { field: 'spec.template.spec.containers[a]', before: 'removed' },
    { field: 'spec.template.spec.containers[c]', after: 'added' },
  ]);
  expect(daemonSetDifferences(pod('a', 'b'), pod('b', 'a'))).toEqual([
    { field: 'spec.template.spec.containers', before: 'order a, b', after: 'order b, a' },
  ]);
});

test('what the server writes is left out', () => {
  expect(
    daemonSetDifferences(
      { metadata: { name: 'agent', uid: '1', generation: 3, resourceVersion: '5' }, status: { numberReady: 1 } },
      { metadata: { name: 'agent' } },
    ),
  ).toEqual([]);
});

test.each([[undefined], [5], [{ spec: { template: { spec: { containers: 'x', volumes: [null, 5] } } } }]])(
  'junk is answered: %j',
  (junk) => {
    expect(daemonSetDifferences(junk, junk)).toEqual([]);
  },
);

test('what the server and kubectl annotate is no difference, and the manifest in it is not shown', () => {
  const annotations = {
    'deprecated.daemonset.template.generation': '3',
    'kubectl.kubernetes.io/last-applied-configuration': '{"env":[{"name":"TOKEN","value":"secret"}]}',
  };
  expect(daemonSetDifferences({ metadata: { name: 'agent', annotations } }, { metadata: { name: 'agent' } })).toEqual(
    [],
  );
  expect(daemonSetDifferences({ metadata: { annotations } }, { metadata: { annotations: { owner: 'a' } } })).toEqual([
    { field: 'metadata.annotations[owner]', after: '"a"' },
  ]);
});

test('whole numbers beyond 2^53, which readers give as bigints, are compared', () => {
  const grace = (terminationGracePeriodSeconds: unknown) => daemonSet({ terminationGracePeriodSeconds });
  expect(daemonSetDifferences(grace(9223372036854775807n), grace(9223372036854775807n))).toEqual([]);
  expect(daemonSetDifferences(grace(9223372036854775807n), grace(30))).toEqual([
    { field: 'spec.template.spec.terminationGracePeriodSeconds', before: '"9223372036854775807"', after: '30' },
  ]);
});
