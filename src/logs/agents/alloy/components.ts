import { Body, Component, Expression, Value } from './syntax';
import { ownValue } from '../../../model/own-value';

type Settings = { readonly [property: string]: unknown };

/** Properties that are blocks, wherever they stand; all others are attributes. */
const BLOCKS = new Set([
  'annotation',
  'api',
  'authentication',
  'batch',
  'client',
  'client_auth',
  'extract',
  'filter',
  'http',
  'label',
  'log',
  'log_conditions',
  'log_statements',
  'logs',
  'marshaler',
  'pod_association',
  'producer',
  'retry_on_failure',
  'rotation',
  's3_uploader',
  'sasl',
  'sending_queue',
  'source',
  'splunk',
  'tcp',
  'tls',
  'udp',
]);

/** The settings of a component of the OpenTelemetry Collector in the words of Alloy, and the name that Alloy has for it. */
interface Shape {
  readonly name: string;
  readonly settings?: (settings: any) => Settings;
}

/** How a server is reached is in a block of its own; what waits for it is beside that. */
const client = ({ sending_queue, retry_on_failure, ...rest }: any): Settings => ({
  client: rest,
  ...(sending_queue && { sending_queue }),
  ...(retry_on_failure && { retry_on_failure }),
});

const SHAPES: { readonly [type: string]: Shape } = {
  file_log: { name: 'otelcol.receiver.filelog' },
  otlp: { name: 'otelcol.receiver.otlp', settings: ({ protocols }) => protocols },
  fluent_forward: { name: 'otelcol.receiver.fluentforward' },
  syslog: { name: 'otelcol.receiver.syslog' },
  'syslog/output': { name: 'otelcol.exporter.syslog' },
  loki: { name: 'otelcol.receiver.loki' },
  memory_limiter: {
    name: 'otelcol.processor.memory_limiter',
    settings: ({ check_interval, limit_mib, spike_limit_mib }) => ({
      check_interval,
      limit: `${limit_mib}MiB`,
      spike_limit: `${spike_limit_mib}MiB`,
    }),
  },
  k8s_attributes: {
    name: 'otelcol.processor.k8sattributes',
    settings: ({ auth_type, filter, extract: { metadata, labels, annotations }, pod_association }) => ({
      auth_type,
      filter: { node: new Expression(`sys.env("${filter.node_from_env_var}")`) },
      extract: { metadata, ...(labels && { label: labels }), ...(annotations && { annotation: annotations }) },
      pod_association: pod_association.map(({ sources }: any) => ({ source: sources })),
    }),
  },
  transform: { name: 'otelcol.processor.transform' },
  filter: { name: 'otelcol.processor.filter' },
  redaction: { name: 'otelcol.processor.redaction' },
  otlp_http: { name: 'otelcol.exporter.otlphttp', settings: client },
  otlp_grpc: { name: 'otelcol.exporter.otlp', settings: client },
  kafka: {
    name: 'otelcol.exporter.kafka',
    settings: ({ auth, ...rest }) => ({ protocol_version: '2.1.0', ...rest, ...(auth && { authentication: auth }) }),
  },
  file: { name: 'otelcol.exporter.file' },
  awss3: {
    name: 'otelcol.exporter.awss3',
    // a request lasts as long as its library tries
    settings: ({ s3uploader: { retry_mode: _mode, ...s3_uploader }, marshaler, sending_queue, retry_on_failure }) => ({
      timeout: retry_on_failure.max_elapsed_time,
      s3_uploader: { ...s3_uploader, retry_max_attempts: 0 },
      marshaler: { type: marshaler },
      sending_queue,
    }),
  },
  splunk_hec: {
    name: 'otelcol.exporter.splunkhec',
    settings: ({ endpoint, tls: _tls, sending_queue, retry_on_failure, ...splunk }) => ({
      // a server that is away when Alloy starts must not keep it from starting
      splunk: { ...splunk, health_check_enabled: false },
      client: { endpoint },
      sending_queue,
      retry_on_failure,
    }),
  },
  datadog: {
    name: 'otelcol.exporter.datadog',
    settings: ({ api: { key, site }, ...rest }) => ({ ...rest, api: { api_key: key, site } }),
  },
  googlecloud: { name: 'otelcol.exporter.googlecloud' },
  debug: { name: 'otelcol.exporter.debug' },
  basicauth: { name: 'otelcol.auth.basic' },
  file_storage: {
    name: 'otelcol.storage.file',
    // a broken file is no matter of its settings
    settings: ({ recreate: _recreate, ...rest }) => rest,
  },
};

/** The label of a component by its id: `transform/all-0` is `all_0`. */
const labelOf = (id: string): string => id.replace(/^[^/]*\//, '').replace(/[^A-Za-z0-9_]/g, '_');

const typeOf = (id: string): string => id.split('/')[0];

/** A receiver and an exporter may be called alike. */
const shapeOf = (id: string): Shape =>
  ownValue(SHAPES, id.replace(/-.*/, '')) ?? ownValue(SHAPES, typeOf(id)) ?? { name: typeOf(id) };

const reference = (id: string): string => `${shapeOf(id).name}.${labelOf(id)}`;

/** Where a component takes what another gives it. */
export const inputOf = (id: string): Expression => new Expression(`${reference(id)}.input`);
const handlerOf = (id: string): Expression => new Expression(`${reference(id)}.handler`);

/** Values of attributes that name other components. */
function linked(name: string, value: unknown): Value {
  if (name === 'storage') return handlerOf(String(value));
  if (name === 'auth') return handlerOf((value as { authenticator: string }).authenticator);
  return value as Value;
}

function bodyOf(settings: Settings): Body {
  const entries = Object.entries(settings).filter(([, value]) => value !== undefined);
  return {
    attributes: Object.fromEntries(
      entries.flatMap(([name, value]) => (BLOCKS.has(name) ? [] : [[name, linked(name, value)]])),
    ),
    blocks: entries.flatMap(([name, value]) =>
      BLOCKS.has(name) ? [value].flat().map((each) => ({ name, body: bodyOf(each as Settings) })) : [],
    ),
  };
}

/** A component of the OpenTelemetry Collector as one of Alloy; what it gives goes to others. */
export function component(id: string, settings: object, outputs: readonly Expression[] = []): Component {
  const { name, settings: translated = (given: Settings) => given } = shapeOf(id);
  const body =
    'raw' in settings
      ? { attributes: {}, blocks: [], raw: String(settings.raw) }
      : bodyOf(translated(settings as Settings));
  const output = { name: 'output', body: { attributes: { logs: outputs }, blocks: [] } };
  return {
    name,
    label: labelOf(id),
    body: outputs.length ? { ...body, blocks: [...body.blocks, output] } : body,
  };
}
