import { Chart, Testing } from 'cdk8s';
import { parse } from 'yaml';
import { collect, secret } from './collect';
import * as lib from '../../src';

const TLS = { secretName: 'aggregator-tls' };
const OUTPUTS: lib.logs.LogOutput[] = [{ stdout: {} }];

function aggregate(props: Partial<lib.LogAggregatorProps> & { agent: lib.logs.LogAgent }) {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'logging' });
  const aggregator = new lib.LogAggregator(chart, 'aggregator', {
    metadata: { name: 'aggregator' },
    tls: TLS,
    outputs: OUTPUTS,
    ...props,
  });
  const objects: any[] = Testing.synth(chart);
  const of = (kind: string) => objects.find((object) => object.kind === kind);
  const { spec } = of('StatefulSet');
  const [container] = spec.template.spec.containers;
  return { aggregator, objects, of, spec, pod: spec.template.spec, container, files: of('ConfigMap').data };
}

const AGENTS: [string, lib.logs.LogAgent][] = [
  ['FluentBit', new lib.FluentBit()],
  ['OpenTelemetryCollector', new lib.OpenTelemetryCollector()],
];

test.each(AGENTS)('an aggregator of %s, with events', (_name, agent) => {
  const { objects } = aggregate({ agent, kubernetesEvents: {}, steps: [{ redact: { kinds: ['email'] } }] });
  expect(objects).toMatchSnapshot();
});

test.each(AGENTS)('%s runs without root, on a volume of its own, spread over nodes', (_name, agent) => {
  const { spec, pod, container, of } = aggregate({ agent });
  expect(spec.replicas).toBe(2);
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 65534, fsGroup: 65534 });
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(spec.volumeClaimTemplates[0].spec.resources.requests.storage).toBe('10Gi');
  expect(container.volumeMounts.map(({ mountPath }: any) => mountPath)).toEqual(
    expect.arrayContaining(['/state', '/tmp', '/etc/aggregator-tls']),
  );
  expect(pod.topologySpreadConstraints[0].labelSelector.matchLabels).toEqual(spec.selector.matchLabels);
  expect(container.livenessProbe.httpGet.port).toEqual(expect.any(Number));
  // without events, it asks the API server nothing
  expect(pod.automountServiceAccountToken).toBe(false);
  expect(of('ClusterRole')).toBeUndefined();
});

test('its Services lead to its pods, by a name that the certificate has', () => {
  const { objects, spec, container, aggregator } = aggregate({ agent: new lib.FluentBit() });
  const services = objects.filter(({ kind }) => kind === 'Service');
  expect(services.map(({ metadata }) => metadata.name)).toEqual(['aggregator', 'aggregator-pods']);
  for (const { spec: service } of services) {
    expect(service.selector).toEqual(spec.selector.matchLabels);
    expect(service.ports).toEqual([{ name: 'collectors', port: 24224, targetPort: 'collectors' }]);
  }
  expect(spec.serviceName).toBe('aggregator-pods');
  expect(container.ports).toContainEqual({ name: 'collectors', containerPort: 24224 });
  expect(aggregator.podLabels).toEqual(spec.template.metadata.labels);
});

test('Fluent Bit takes Forward with TLS and a shared key, and collectors send so', () => {
  const sharedKey = secret('aggregator', 'key');
  const { aggregator, files, container } = aggregate({
    agent: new lib.FluentBit(),
    sharedKey,
    tls: { ...TLS, clientCertificates: true },
  });
  const [input] = parse(files['fluent-bit.yaml']).pipeline.inputs;
  expect(input).toMatchObject({
    name: 'forward',
    port: 24224,
    tls: 'on',
    'tls.crt_file': '/etc/aggregator-tls/tls.crt',
    'tls.key_file': '/etc/aggregator-tls/tls.key',
    'tls.ca_file': '/etc/aggregator-tls/ca.crt',
    'tls.verify_client_cert': 'on',
    shared_key: '${AGGREGATOR_SHARED_KEY}',
    'storage.type': 'filesystem',
    'storage.pause_on_chunks_overlimit': 'on',
  });
  expect(container.env).toContainEqual({ name: 'AGGREGATOR_SHARED_KEY', valueFrom: { secretKeyRef: sharedKey } });
  const output = aggregator.logOutput(secret('aggregator-tls', 'ca.crt'));
  expect(output).toEqual({
    forward: { host: 'aggregator.logging.svc', port: 24224, ca: secret('aggregator-tls', 'ca.crt'), sharedKey },
  });
  const collector = collect({ agent: new lib.FluentBit(), outputs: [output] });
  expect(parse(collector.files['fluent-bit.yaml']).pipeline.outputs[0]).toMatchObject({
    host: 'aggregator.logging.svc',
    tls: 'on',
    'tls.verify': 'on',
  });
});

test('the OpenTelemetry Collector takes OTLP with TLS, and collectors send so', () => {
  const { aggregator, files } = aggregate({
    agent: new lib.OpenTelemetryCollector(),
    tls: { ...TLS, clientCertificates: true },
  });
  const { receivers } = parse(files['config.yaml'], { version: '1.1' });
  expect(receivers['otlp/input-0'].protocols.grpc).toEqual({
    endpoint: '[${env:POD_IP}]:4317',
    tls: {
      cert_file: '/etc/aggregator-tls/tls.crt',
      key_file: '/etc/aggregator-tls/tls.key',
      client_ca_file: '/etc/aggregator-tls/ca.crt',
    },
  });
  expect(aggregator.logOutput(secret('aggregator-tls', 'ca.crt'))).toEqual({
    otlp: { host: 'aggregator.logging.svc', port: 4317, protocol: 'grpc', ca: secret('aggregator-tls', 'ca.crt') },
  });
});

test('records keep the node and the tag that their collectors gave them', () => {
  const { files } = aggregate({
    agent: new lib.FluentBit(),
    kubernetesEvents: {},
    steps: [{ drop: { when: { field: 'node', oneOf: ['a'] } } }],
  });
  expect(files['fluent-bit.yaml']).not.toContain('NODE_NAME');
  expect(files['pipeline.lua']).toContain('if tag ~= "collectors" then record.tag = tag end');
});

test('events take the right to watch them, and one reader', () => {
  const { of, spec, pod } = aggregate({ agent: new lib.FluentBit(), kubernetesEvents: {} });
  expect(of('ClusterRole').rules).toEqual([
    { apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: ['get', 'list', 'watch'] },
  ]);
  expect(spec.replicas).toBe(1);
  expect(pod.automountServiceAccountToken).toBe(true);
});

test('nine tenths of the volume hold what servers do not take', () => {
  const { files } = aggregate({
    agent: new lib.OpenTelemetryCollector(),
    storage: '1Gi',
    outputs: [{ otlp: { host: 'a' } }],
  });
  const { exporters } = parse(files['config.yaml'], { version: '1.1' });
  expect(exporters['otlp_http/output-0'].sending_queue.queue_size).toBe(Math.floor(2 ** 30 * 0.9));
});

test('a change of the configuration changes the pods', () => {
  const hash = (steps: lib.logs.LogStep[]) =>
    aggregate({ agent: new lib.FluentBit(), steps }).spec.template.metadata.annotations['checksum/config'];
  expect(hash([])).not.toBe(hash([{ truncate: { characters: 9 } }]));
});

test.each<[string, Partial<lib.LogAggregatorProps> & { agent: lib.logs.LogAgent }, string]>([
  ['another agent', { agent: new lib.Vector() }, 'agent is Vector; an aggregator is made with new FluentBit()'],
  ['no certificate', { agent: new lib.FluentBit(), tls: {} as never }, 'tls names no Secret'],
  ['no output', { agent: new lib.FluentBit(), outputs: [] }, 'outputs is empty'],
  [
    'events with two pods',
    { agent: new lib.FluentBit(), kubernetesEvents: {}, replicas: 2 },
    'replicas is 2, and each pod would read all events',
  ],
  [
    'a shared key with OTLP',
    { agent: new lib.OpenTelemetryCollector(), sharedKey: secret('a', 'b') },
    'sharedKey is for the Forward protocol of Fluent Bit',
  ],
  ['half a pod', { agent: new lib.FluentBit(), replicas: 0.5 }, 'replicas is 0.5; give a whole number from 1'],
  ['no port', { agent: new lib.FluentBit(), port: 0 }, 'port is 0; a port is a whole number from 1 to 65535'],
  [
    'what the agent cannot do',
    { agent: new lib.OpenTelemetryCollector(), steps: [{ rateLimit: { records: 1 } }] },
    'steps[0] is nothing that OpenTelemetryCollector can do',
  ],
  [
    'resources without a limit of memory',
    { agent: new lib.FluentBit(), resources: { requests: { memory: '1Gi' } } },
    "resources.limits.memory is ''; give an amount of bytes such as 256Mi",
  ],
])('refuses %s, and leaves nothing half-made behind', (_what, props, message) => {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'logging' });
  expect(() => new lib.LogAggregator(chart, 'a', { tls: TLS, outputs: OUTPUTS, ...props })).toThrow(
    `test/a: ${message}`,
  );
  expect(chart.node.children).toEqual([]);
});
