import { Yaml } from 'cdk8s';
import { parse } from 'yaml';
import { collect, secret } from './collect';
import * as lib from '../../src';

const agent = new lib.OpenTelemetryCollector();
const textOf = (props: Partial<lib.LogCollectorDaemonSetProps> = {}) =>
  collect({ agent, ...props }).files['config.yaml'];
const configOf = (props: Partial<lib.LogCollectorDaemonSetProps> = {}) => parse(textOf(props), { version: '1.1' });

test('the smallest collector', () => {
  expect(Yaml.stringify(...collect({ agent }).objects)).toMatchSnapshot();
});

test('every input, step and output', () => {
  const props: Partial<lib.LogCollectorDaemonSetProps> = {
    agent: new lib.OpenTelemetryCollector({ image: 'with-journalctl', logLevel: 'warn' }),
    kubernetesMetadata: { annotations: true, namespaceLabels: true },
    inputs: [
      {
        containerLogs: {
          format: 'both',
          includeNamespaces: ['team-*'],
          excludeNamespaces: ['team-load'],
          podLabels: { app: 'cart' },
          multiline: ['java'],
          ignoreOlder: '24h',
          readFrom: 'now',
        },
      },
      { files: { path: '/var/log/app/*.log', tag: 'app', exclude: ['/var/log/app/old.log'], multilineStart: '^\\d' } },
      { journald: { units: ['kubelet.service'] } },
      { kernel: {} },
      { audit: {} },
      { otlp: {} },
      { forward: {} },
      { syslog: { protocol: 'tcp', form: 'rfc5424' } },
    ],
    steps: [
      { parse: { json: {}, onFailure: 'drop', when: { field: 'message', matches: '^\\{' } } },
      { parse: { logfmt: {}, when: { field: 'stream', oneOf: ['stderr'] } } },
      { parse: { klog: {} } },
      { time: { field: 'parsed.time' } },
      { severity: { field: 'parsed.level' } },
      {
        keep: {
          when: {
            not: {
              allOf: [
                { field: 'level', oneOf: ['debug'] },
                { field: 'status', lessThan: 400 },
              ],
            },
          },
        },
      },
      { sample: { oneIn: 10, when: { field: 'namespace', oneOf: ['dev'] } } },
      { redact: { kinds: ['email'], patterns: ['secret=\\w+'], replacement: '$1' } },
      { set: { field: 'parsed.team', fromField: 'labels.team' } },
      { remove: { fields: ['password'] } },
      { move: { field: 'msg', to: 'message' } },
      { truncate: { characters: 2500 } },
      { dedot: {} },
      { raw: { config: 'attributes:\n  actions:\n    - { key: home, value: "${env:HOME}", action: insert }\n' } },
    ],
    outputs: [
      {
        when: { field: 'namespace', oneOf: ['team-a'] },
        openSearch: {
          host: 'os.example.com',
          ca: secret('os', 'ca.crt'),
          username: 'a$b',
          password: secret('os', 'password'),
        },
      },
      { when: { field: 'tag', oneOf: ['audit'] }, elasticsearch: { host: 'es.example.com' } },
      { loki: { host: 'fd00::1', tenant: 'team-a', labels: { cluster: 'prod' } }, otherwise: true },
      {
        when: { field: 'stream', exists: true },
        otlp: { host: 'otlp.example.com', protocol: 'grpc', authorization: secret('otlp', 'authorization') },
      },
      { when: { field: 'tag', exists: true }, stdout: {} },
    ],
  };
  expect(
    collect(props as Partial<lib.LogCollectorDaemonSetProps> & { agent: lib.OpenTelemetryCollector }).files[
      'config.yaml'
    ],
  ).toMatchSnapshot();
});

test('what is read counts as done once it is on disk, or sent', () => {
  const { container } = collect({ agent });
  expect(container.args).toEqual([
    '--config=/etc/otelcol-contrib/config.yaml',
    '--feature-gates=stanza.synchronousLogEmitter',
  ]);
  const { receivers, exporters, extensions } = configOf({
    outputs: [{ otlp: { host: 'a' } }, { otlp: { host: 'b' } }],
  });
  expect(receivers['file_log/input-0']).toMatchObject({
    storage: 'file_storage',
    start_at: 'beginning',
    retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
  });
  // each output has half of the disk buffer
  for (const exporter of [exporters['otlp_http/output-0'], exporters['otlp_http/output-1']]) {
    expect(exporter).toMatchObject({
      sending_queue: { storage: 'file_storage', sizer: 'bytes', queue_size: 2 ** 29, block_on_overflow: true },
      retry_on_failure: { max_elapsed_time: '0s' },
    });
  }
  expect(extensions.file_storage.directory).toBe('/state/storage');
});

test('without state nothing is kept on disk', () => {
  const { receivers, exporters, extensions } = configOf({
    state: { lostOnRestart: 'a test' },
    outputs: [{ otlp: { host: 'a' } }],
  });
  expect(extensions).not.toHaveProperty('file_storage');
  expect(receivers['file_log/input-0']).not.toHaveProperty('storage');
  expect(receivers['file_log/input-0'].start_at).toBe('end');
  // a quarter of the memory
  expect(exporters['otlp_http/output-0'].sending_queue).toMatchObject({ queue_size: 2 ** 26 });
  expect(exporters['otlp_http/output-0'].sending_queue).not.toHaveProperty('storage');
});

test('a text of the user is no variable, and a Secret is one', () => {
  const text = textOf({
    steps: [{ set: { field: 'parsed.price', value: '$5 $x' } }],
    outputs: [{ otlp: { host: 'a', username: 'u', password: secret('s', 'k') } }],
  });
  expect(text).toContain('$$5 $$x');
  expect(text).toContain('password: ${env:OUTPUT_0_PASSWORD}');
});

test('memory: the limiter and Go keep below the limit of the container', () => {
  const props = { agent, agentResources: { limits: { memory: '512Mi' } } };
  const { container, files } = collect(props);
  expect(parse(files['config.yaml']).processors['memory_limiter/all-0']).toEqual({
    check_interval: '1s',
    limit_mib: 409,
    spike_limit_mib: 102,
  });
  expect(container.env).toContainEqual({ name: 'GOMEMLIMIT', value: String(Math.floor(2 ** 29 * 0.8)) });
});

test('the rights at the API server are those of its watches', () => {
  const rules = (kubernetesMetadata: lib.logs.KubernetesMetadata) =>
    collect({ agent, kubernetesMetadata }).of('ClusterRole')?.rules;
  expect(rules({})).toEqual([{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }]);
  expect(rules({ namespaceLabels: true })).toEqual([
    { apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get', 'list', 'watch'] },
  ]);
  expect(rules({ enabled: false })).toBeUndefined();
});

test('health has a port of its own', () => {
  const { container } = collect({ agent: new lib.OpenTelemetryCollector({ healthPort: 13000 }), metricsPort: 9000 });
  expect(container.ports).toEqual([
    { name: 'metrics', containerPort: 9000 },
    { name: 'health', containerPort: 13000 },
  ]);
  expect(container.livenessProbe).toEqual({ httpGet: { path: '/', port: 13000 } });
});

test.each<[string, Partial<lib.LogCollectorDaemonSetProps>, RegExp]>([
  [
    'an input that takes a program',
    { inputs: [{ journald: {} }] },
    /inputs\[0\]\.journald needs an image with journalctl/,
  ],
  [
    'dropping the oldest',
    { whenFull: 'dropOldest' },
    /whenFull is 'dropOldest', and the OpenTelemetry Collector drops nothing/,
  ],
  ['hot reload', { hotReload: {} }, /hotReload tells the agent by HTTP/],
  [
    'JSON lines',
    { outputs: [{ http: { host: 'a' } }] },
    /outputs\[0\]\.http is nothing that OpenTelemetryCollector can do: it sends OTLP.*FluentBit, Fluentd, Vector, Logstash can/,
  ],
  [
    'a rate limit',
    { steps: [{ rateLimit: { records: 1 } }] },
    /steps\[0\] is nothing that OpenTelemetryCollector can do/,
  ],
])('refuses %s', (_what, props, message) => {
  expect(() => collect({ agent, ...props })).toThrow(message);
});

test('alerts ask the series that the collector has', () => {
  const { dropped, failing, full } = agent._alertExpressions('pod=~"logs-.*"');
  const series = [dropped, failing, full].flatMap((expression) => expression!.match(/otelcol_[a-z_]+/g)!);
  expect([...new Set(series)].sort()).toEqual([
    'otelcol_exporter_enqueue_failed_log_records',
    'otelcol_exporter_queue_capacity',
    'otelcol_exporter_queue_size',
    'otelcol_exporter_send_failed_log_records',
    'otelcol_exporter_sent_log_records',
  ]);
});
