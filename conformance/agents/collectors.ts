import { App, Chart, Testing } from 'cdk8s';
import { ManifestObject } from './volumes';
import { Alloy, FluentBit, LogAggregator, LogCollectorDaemonSet, OpenTelemetryCollector, logs } from '../../src';

/*
 * The collectors that real agents have run. Each name stands for one manifest and one configuration of every agent.
 */

const lines = { http: { host: 'lines.example.com', port: 8080, tls: false } };
const search = { host: 'search.example.com', tls: false };
const secret = (key: string) => ({ name: 'servers', key });
const withoutMetadata = { kubernetesMetadata: { enabled: false } };

export const COLLECTORS: { readonly [name: string]: logs.LogCollectorOptions } = {
  http: { outputs: [lines] },
  'http-kubelet': { outputs: [lines], kubernetesMetadata: { source: 'kubelet', annotations: true } },
  'http-without-metadata': { outputs: [lines], ...withoutMetadata },
  'http-secrets': {
    outputs: [
      {
        http: {
          host: 'lines.example.com',
          port: 8443,
          path: '/ingest',
          ca: { name: 'servers', key: 'ca.crt' },
          authorization: { name: 'servers', key: 'authorization' },
          headers: { 'X-Team': 'a b "c" \'d\'' },
        },
      },
    ],
    ...withoutMetadata,
  },
  'http-client': {
    outputs: [
      {
        http: {
          host: 'lines.example.com',
          port: 8444,
          ca: secret('ca.crt'),
          clientCertificate: { certificate: secret('tls.crt'), key: secret('tls.key') },
          secretHeaders: { 'X-API-Key': secret('token') },
          compression: 'gzip',
        },
        delivery: { retrySeconds: 3600 },
      },
    ],
    ...withoutMetadata,
  },
  elasticsearch: { outputs: [{ elasticsearch: search }] },
  opensearch: { outputs: [{ openSearch: search }] },
  'elasticsearch-without-metadata': { outputs: [{ elasticsearch: search }], ...withoutMetadata },
  'opensearch-without-metadata': { outputs: [{ openSearch: search }], ...withoutMetadata },
  loki: {
    outputs: [{ loki: { host: 'loki.example.com', tls: false, tenant: 'team-a', labels: { cluster: 'prod' } } }],
  },
  'loki-without-metadata': { outputs: [{ loki: { host: 'loki.example.com', tls: false } }], ...withoutMetadata },
  forward: {
    outputs: [
      {
        forward: {
          host: 'aggregator.example.com',
          ca: { name: 'servers', key: 'ca.crt' },
          sharedKey: { name: 'servers', key: 'shared-key' },
        },
      },
    ],
    ...withoutMetadata,
  },
  kafka: {
    outputs: [{ kafka: { brokers: ['kafka.example.com:9092'], topic: 'logs', ca: secret('ca.crt') } }],
    ...withoutMetadata,
  },
  'kafka-user': {
    outputs: [
      {
        kafka: {
          brokers: ['kafka.example.com:9093'],
          topic: 'logs',
          ca: secret('ca.crt'),
          user: { username: 'logs', password: secret('password') },
          compression: 'gzip',
        },
      },
    ],
    ...withoutMetadata,
  },
  s3: {
    outputs: [
      {
        s3: {
          bucket: 'archive',
          region: 'eu-central-1',
          endpoint: 'https://s3.example.com:9000',
          accessKey: { id: secret('access-key-id'), secret: secret('access-key') },
          ca: secret('ca.crt'),
          uploadSeconds: 5,
        },
      },
    ],
    ...withoutMetadata,
  },
  splunk: {
    outputs: [
      {
        splunk: {
          host: 'splunk.example.com',
          ca: secret('ca.crt'),
          token: secret('token'),
          index: 'main',
          sourcetype: '_json',
        },
      },
    ],
    ...withoutMetadata,
  },
  syslog: { outputs: [{ syslog: { host: 'syslog.example.com', ca: secret('ca.crt') } }] },
  stdout: { outputs: [{ stdout: {} }], ...withoutMetadata },
  file: { outputs: [{ file: { folder: '/var/lib/records' } }], ...withoutMetadata },
  'small-buffer': { outputs: [lines], diskBuffer: '20Mi', ...withoutMetadata },
  'small-buffer-drop-oldest': { outputs: [lines], diskBuffer: '20Mi', whenFull: 'dropOldest', ...withoutMetadata },
  docker: { inputs: [{ containerLogs: { format: 'docker' } }], outputs: [lines], ...withoutMetadata },
  files: {
    inputs: [
      { files: { path: '/var/log/syslog', tag: 'syslog' } },
      { files: { path: '/var/log/nginx/*.log', tag: 'nginx' } },
    ],
    outputs: [lines],
  },
  journald: { inputs: [{ journald: { units: ['kubelet.service'] } }], outputs: [lines] },
  'lost-on-restart': { outputs: [lines], state: { lostOnRestart: 'a test' }, ...withoutMetadata },
  'example-fluent-bit': {
    agentResources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    kubernetesMetadata: { namespaceLabels: true },
    outputs: [
      { loki: { host: 'loki-gateway.monitoring.svc', port: 80, tls: false, labels: { cluster: 'production' } } },
      { forward: { host: 'archive.logging.svc', sharedKey: { name: 'archive', key: 'shared-key' } } },
    ],
  },
  'example-fluentd': {
    inputs: [
      { containerLogs: { excludeNamespaces: ['load-test'] } },
      { journald: { units: ['kubelet.service', 'containerd.service'] } },
    ],
    outputs: [
      {
        elasticsearch: {
          host: 'elasticsearch-es-http.elastic.svc',
          username: 'elastic',
          password: { name: 'elasticsearch-credentials', key: 'password' },
          ca: { name: 'elasticsearch-credentials', key: 'ca.crt' },
          indexPrefix: 'kubernetes',
        },
      },
    ],
  },
  'hot-reload': { outputs: [lines], hotReload: {}, ...withoutMetadata },
  /** Sends to an aggregator of its own agent. */
  aggregated: withoutMetadata,
};

/** What agents do not do, or have no output for as they can be had here. */
const NOT_OF: { readonly [agent: string]: readonly string[] } = {
  'opentelemetry-collector': ['forward', 's3', 'small-buffer-drop-oldest', 'hot-reload'],
  // SASL as its plug-in speaks it is none that the broker of the laboratory knows
  fluentd: ['kafka-user', 'aggregated'],
  // built without the libraries of AWS, as Alloy is
  vector: ['aggregated', 'forward', 's3', 'small-buffer-drop-oldest', 'hot-reload'],
  alloy: [
    ...['elasticsearch', 'opensearch', 'elasticsearch-without-metadata', 'opensearch-without-metadata'],
    // of Splunk, it has no setting for the authority of the laboratory
    ...['aggregated', 'forward', 's3', 'splunk', 'small-buffer-drop-oldest'],
  ],
};

/** The collectors of an agent; the examples are of one. */
export const collectorsOf = (agent: string): string[] =>
  Object.keys(COLLECTORS).filter(
    (name) =>
      (!name.startsWith('example-') || name === `example-${agent}`) &&
      !NOT_OF[agent]?.includes(name) &&
      (name !== 'http-kubelet' || agent === 'fluent-bit'),
  );

/** To a server for lines, the OpenTelemetry Collector and Alloy send OTLP. */
const outputsFor = (agent: logs.LogAgent, outputs: readonly logs.LogOutput[]): logs.LogOutput[] =>
  outputs.map(({ http, ...other }) =>
    http && (agent instanceof OpenTelemetryCollector || agent instanceof Alloy) ? { otlp: http } : { http, ...other },
  );

/** Outputs to an aggregator, which is made for them. */
function aggregated(chart: Chart, agent: logs.LogAgent): logs.LogOutput[] {
  const aggregator = new LogAggregator(chart, 'aggregator', {
    metadata: { name: 'aggregator' },
    agent,
    tls: { secretName: 'servers' },
    // the receiver of the OpenTelemetry Collector for them is not in the module proxy
    ...(agent instanceof FluentBit && { sharedKey: secret('shared-key'), kubernetesEvents: {} }),
    // of an event, its line is one of its fields as well
    steps: [{ remove: { fields: ['parsed.message'] } }],
    outputs: outputsFor(agent, [lines]),
  });
  return [aggregator.logOutput(secret('ca.crt'))];
}

export interface RenderedCollector {
  readonly objects: readonly ManifestObject[];
  /** The agent's configuration file, behind that of its aggregator if it has one. */
  readonly configuration: string;
}

/** The manifest of a collector, called `logs` in the namespace `logging`. */
export function renderCollector(agent: logs.LogAgent, name: string): RenderedCollector {
  const chart = new Chart(new App(), 'logs', { namespace: 'logging' });
  const { outputs, ...options } = COLLECTORS[name];
  new LogCollectorDaemonSet(chart, 'logs', {
    metadata: { name: 'logs' },
    agent,
    ...options,
    outputs: outputs ? outputsFor(agent, outputs) : aggregated(chart, agent),
  });
  const objects = Testing.synth(chart) as ManifestObject[];
  const files = objects.filter(({ kind }) => kind === 'ConfigMap').map(({ data }) => Object.values(data!)[0]);
  return { objects, configuration: files.join('---\n') };
}
