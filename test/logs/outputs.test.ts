import { parse } from 'yaml';
import { collect, secret } from './collect';
import * as lib from '../../src';

const AGENTS: { readonly [name: string]: lib.logs.LogAgent } = {
  FluentBit: new lib.FluentBit(),
  Fluentd: new lib.Fluentd({ image: 'fluentd-with-all-plugins' }),
  OpenTelemetryCollector: new lib.OpenTelemetryCollector(),
  Vector: new lib.Vector(),
  Alloy: new lib.Alloy(),
  Filebeat: new lib.Filebeat(),
  Logstash: new lib.Logstash(),
};

const PRIVATE_KEY = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';
const KEY = secret('client', 'tls.key');
const clientCertificate = { certificate: secret('client', 'tls.crt'), key: KEY };

const kafka = (options: object): lib.logs.LogOutput => ({
  kafka: { brokers: ['kafka:9092'], topic: 'logs', ...options },
});
const s3 = (options: object): lib.logs.LogOutput => ({ s3: { bucket: 'archive', region: 'eu-central-1', ...options } });
const splunk = (options: object): lib.logs.LogOutput => ({
  splunk: { host: 'splunk', token: secret('splunk', 'token'), ...options },
});
const http = (options: object): lib.logs.LogOutput => ({ http: { host: 'lines', ...options } });
const syslog = (options: object): lib.logs.LogOutput => ({ syslog: { host: 'syslog', ...options } });

const collected = (output: lib.logs.LogOutput, agent = 'FluentBit') =>
  collect({ agent: AGENTS[agent], outputs: [output] });
const refusal = (output: any, agent?: string): string => {
  try {
    collected(output, agent);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('was taken');
};

const azure = (options: object): lib.logs.LogOutput => ({
  azureMonitor: {
    tenantId: '00000000-0000-0000-0000-000000000000',
    clientId: '00000000-0000-0000-0000-000000000001',
    clientSecret: secret('azure', 'secret'),
    endpoint: 'https://logs-ab12.westeurope-1.ingest.monitor.azure.com',
    ruleId: 'dcr-0a1b2c3d',
    table: 'Logs_CL',
    ...options,
  },
});
const google = (options: object): lib.logs.LogOutput => ({
  googleCloudLogging: { project: 'my-project', location: 'europe-west3', cluster: 'prod', ...options },
});
const datadog = (options: object): lib.logs.LogOutput => ({
  datadog: { apiKey: secret('datadog', 'api-key'), ...options },
});
const cloudWatch = (options: object): lib.logs.LogOutput => ({
  cloudWatchLogs: { region: 'eu-central-1', logGroup: '/k8s/prod', ...options },
});

const REFERENCE = "is no reference to a Secret; keep the text out of the code: { name: 'the-secret', key: 'the-key' }";

describe('credentials as texts', () => {
  test.each<[string, any, string]>([
    ['a private key', http({ clientCertificate: { ...clientCertificate, key: PRIVATE_KEY } }), 'clientCertificate.key'],
    ['a certificate', http({ clientCertificate: { certificate: 'x', key: KEY } }), 'clientCertificate.certificate'],
    ['no key at all', http({ clientCertificate: { certificate: KEY } }), 'clientCertificate.key'],
    ['an authority', http({ ca: '-----BEGIN CERTIFICATE-----' }), 'ca'],
    ['an authorization', http({ authorization: 'Bearer abc' }), 'authorization'],
    ['an API key', http({ secretHeaders: { 'X-API-Key': 'abc' } }), 'secretHeaders.X-API-Key'],
    ['a password of Kafka', kafka({ user: { username: 'u', password: 'p' } }), 'user.password'],
    ['a key of S3', s3({ accessKey: { id: secret('aws', 'id'), secret: 'abc' } }), 'accessKey.secret'],
    ['an API key of a search engine', { elasticsearch: { host: 'e', apiKey: 'abc' } }, 'apiKey'],
    ['a token of Loki', { loki: { host: 'l', bearerToken: 'abc' } }, 'bearerToken'],
    ['a token of Splunk', splunk({ token: 'abc' }), 'token'],
    ['a secret of Azure', azure({ clientSecret: 'abc' }), 'clientSecret'],
    ['a key of Google', google({ credentials: '{"private_key": "abc"}' }), 'credentials'],
    ['a key of Datadog', datadog({ apiKey: 'abc' }), 'apiKey'],
    ['a key of CloudWatch', cloudWatch({ accessKey: { id: 'abc', secret: KEY } }), 'accessKey.id'],
    ['a key of a Secret without its name', splunk({ token: { key: 'token' } }), 'token'],
  ])('%s is an error, and is not repeated', (_, output, property) => {
    const [kind] = Object.keys(output);
    const message = refusal(output);
    expect(message).toContain(`outputs[0].${kind}.${property} ${REFERENCE}`);
    expect(message).not.toMatch(/BEGIN|abc|MIIE/);
  });
});

describe('misuse', () => {
  test.each<[string, any, string]>([
    ['no broker', kafka({ brokers: [] }), 'kafka.brokers is empty; give at least one, such as kafka.example.com:9092'],
    [
      'a broker without a port',
      kafka({ brokers: ['kafka:9092', 'kafka'] }),
      "kafka.brokers[1] is 'kafka'; give host and port, such as kafka.example.com:9092",
    ],
    [
      'a broker as a URL',
      kafka({ brokers: ['tcp://kafka:9092'] }),
      'kafka.brokers[0] is no host name or address; give it without scheme, port, path or credentials',
    ],
    ['a port that is none', kafka({ brokers: ['kafka:99999'] }), 'kafka.brokers[0] is 99999; a port is a whole number'],
    [
      'a topic that is none',
      kafka({ topic: 'a b' }),
      "kafka.topic is 'a b'; use up to 249 letters, digits, '.', '_' and '-'",
    ],
    [
      'a codec that is none',
      kafka({ compression: 'brotli' }),
      "kafka.compression is 'brotli'; it is one of none, gzip, snappy, lz4, zstd",
    ],
    [
      'a mechanism that is none',
      kafka({ user: { mechanism: 'GSSAPI', username: 'u', password: secret('k', 'p') } }),
      "kafka.user.mechanism is 'GSSAPI'; it is one of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512",
    ],
    [
      'a client certificate without encryption',
      kafka({ tls: false, clientCertificate }),
      'kafka.clientCertificate has no meaning with tls: false; leave one of them out',
    ],
    ['a bucket that is none', s3({ bucket: 'A' }), "s3.bucket is 'A'; use 3 to 63 lower-case letters"],
    ['a region that is none', s3({ region: 'eu central' }), "s3.region is 'eu central'; use lower-case letters"],
    ['a prefix with slashes around', s3({ prefix: '/logs/' }), "s3.prefix is '/logs/'; use letters"],
    ['an endpoint with a path', s3({ endpoint: 'https://minio/x' }), 's3.endpoint is no address without path'],
    ['an endpoint with credentials', s3({ endpoint: 'https://u:p@minio' }), 's3.endpoint is no address without path'],
    ['an endpoint with a bad port', s3({ endpoint: 'https://minio:0' }), 's3.endpoint is 0; a port is a whole number'],
    ['no time', s3({ uploadSeconds: 0.5 }), 's3.uploadSeconds is 0.5; give a whole number of seconds from 1'],
    [
      'an authority without encryption',
      s3({ endpoint: 'http://minio', ca: KEY }),
      's3.ca has no meaning with tls: false',
    ],
    ['no token', splunk({ token: undefined }), 'splunk.token is missing; refer to a Secret: { name, key }'],
    ['an index that is none', splunk({ index: 'Main' }), "splunk.index is 'Main'; use lower-case letters"],
    [
      'UDP with encryption',
      syslog({ protocol: 'udp' }),
      "syslog.tls is true by default, and syslog by UDP is not encrypted; set tls: false, or protocol: 'tcp'",
    ],
    ['a protocol that is none', syslog({ protocol: 'sctp' }), "syslog.protocol is 'sctp'; it is one of tcp, udp"],
    [
      'a header of its own for a key',
      http({ headers: { 'X-API-Key': 'abc' } }),
      "http.headers has the header 'X-API-Key', which carries a credential; refer to a Secret: secretHeaders: { 'X-API-Key': { name, key } }",
    ],
    [
      'authorization as another header',
      http({ secretHeaders: { Authorization: KEY } }),
      "http.secretHeaders has 'Authorization', which has an option of its own: authorization: { name, key }",
    ],
    ['a header that is none', http({ secretHeaders: { 'a b': KEY } }), "http.secretHeaders has 'a b'; a header is"],
    [
      'a proxy with credentials',
      http({ proxy: 'http://user:secret@proxy:3128' }),
      'http.proxy is no address of a proxy without credentials; give one such as http://proxy.example.com:3128',
    ],
    [
      'an API key beside a user',
      { elasticsearch: { host: 'e', apiKey: KEY, username: 'u', password: KEY } },
      'elasticsearch.apiKey takes the header that username and password make; give one or the other',
    ],
    [
      'an API key for OpenSearch',
      { openSearch: { host: 'o', apiKey: KEY } },
      'openSearch.apiKey is nothing that OpenSearch knows; give username and password',
    ],
    [
      'a token beside a user',
      { loki: { host: 'l', bearerToken: KEY, username: 'u', password: KEY } },
      'loki.bearerToken takes the header that username and password make; give one or the other',
    ],
    ['a tenant that is none', azure({ tenantId: 'contoso' }), "azureMonitor.tenantId is 'contoso'; use a UUID such as"],
    ['a rule by its name', azure({ ruleId: 'my-rule' }), "azureMonitor.ruleId is 'my-rule'; use the immutable ID"],
    ['a table with its prefix', azure({ table: 'Custom-Logs' }), "azureMonitor.table is 'Custom-Logs'; use letters"],
    [
      'an endpoint without TLS',
      azure({ endpoint: 'http://x.y' }),
      "azureMonitor.endpoint is 'http://x.y'; use an address",
    ],
    ['no secret', azure({ clientSecret: undefined }), 'azureMonitor.clientSecret is missing; refer to a Secret'],
    ['a project by its number', google({ project: '1234' }), "googleCloudLogging.project is '1234'; use 6 to 30"],
    ['a location that is none', google({ location: 'Frankfurt' }), "googleCloudLogging.location is 'Frankfurt'; use"],
    ['a cluster that is none', google({ cluster: 'a b' }), "googleCloudLogging.cluster is 'a b'; use lower-case"],
    ['a log group that is none', cloudWatch({ logGroup: 'a b' }), "cloudWatchLogs.logGroup is 'a b'; use up to 512"],
    ['a region that is none', cloudWatch({ region: 'EU' }), "cloudWatchLogs.region is 'EU'; use lower-case letters"],
    ['a site as a URL', datadog({ site: 'https://datadoghq.eu' }), 'datadog.site is no host name or address'],
    [
      'a tag without a key',
      datadog({ tags: ['prod'] }),
      "datadog.tags[0] is 'prod'; use '<key>:<value>', as in env:prod",
    ],
    ['a compression that is none', http({ compression: 'br' }), "http.compression is 'br'; it is one of gzip, none"],
    [
      'a proxy for gRPC',
      { otlp: { host: 'o', protocol: 'grpc', proxy: 'http://p:1' } },
      'otlp.proxy has no meaning for gRPC',
    ],
  ])('%s', (_, output, problem) => {
    expect(refusal(output)).toContain(`outputs[0].${problem}`);
  });

  test.each<[object, string]>([
    [{ retrySeconds: 0 }, 'outputs[0].delivery.retrySeconds is 0; give a whole number from 1'],
    [{ batchBytes: 100 }, 'outputs[0].delivery.batchBytes is 100; give a whole number from 10000'],
  ])('delivery %j', (delivery, problem) => {
    expect(refusal({ ...http({}), delivery }, 'Fluentd')).toContain(problem);
  });

  test('delivery of what is not sent', () => {
    expect(refusal({ stdout: {}, delivery: { retrySeconds: 5 } })).toContain(
      'outputs[0].delivery has no meaning for stdout, which takes what it is given at once; leave it out',
    );
  });

  test('two access keys in one collector', () => {
    const outputs = ['one', 'two'].map((name) =>
      s3({ accessKey: { id: secret(name, 'id'), secret: secret(name, 's') } }),
    );
    expect(() => collect({ agent: AGENTS.FluentBit, outputs })).toThrow(
      'outputs[1].s3.accessKey.id is another one than that of an output before, and a collector has one AWS_ACCESS_KEY_ID; use the same',
    );
    expect(() => collect({ agent: AGENTS.FluentBit, outputs: [outputs[0], outputs[0]] })).not.toThrow();
  });
});

describe('what an agent has no setting for names the agents that have', () => {
  test.each<[string, any, string]>([
    [
      'FluentBit',
      { ...http({}), delivery: { batchBytes: 1e6 } },
      'outputs[0].delivery.batchBytes is nothing that FluentBit can do: it sends chunks of up to 2 MB as they are; Fluentd, OpenTelemetryCollector, Vector, Alloy can',
    ],
    [
      'Fluentd',
      syslog({ clientCertificate }),
      'outputs[0].syslog.clientCertificate is nothing that Fluentd can do: it has no client certificate for syslog in its plug-in; FluentBit, OpenTelemetryCollector, Vector, Alloy can',
    ],
    [
      'OpenTelemetryCollector',
      s3({ ca: KEY }),
      'outputs[0].s3.ca is nothing that OpenTelemetryCollector can do: it has no setting for the certificate authority of S3 (its image has to trust it); FluentBit, Fluentd, Vector can',
    ],
  ])('%s', (agent, output, problem) => {
    expect(refusal(output, agent)).toContain(problem);
  });

  test('API keys of Elasticsearch by Fluent Bit', () => {
    expect(refusal({ elasticsearch: { host: 'e', apiKey: KEY } })).toContain(
      'outputs[0].elasticsearch.apiKey is nothing that FluentBit can do: it has API keys only in its plug-in es, which loses what the server refused among documents that it took; Fluentd, OpenTelemetryCollector, Vector, Filebeat, Logstash can',
    );
  });

  test('a plug-in that no official image of Fluentd has', () => {
    const outputs = [splunk({})];
    expect(() => collect({ agent: new lib.Fluentd(), outputs })).toThrow(
      "agent needs an image with fluent-plugin-splunk-hec, which no official one has: new Fluentd({ image: '...' })",
    );
  });

  test.each<[lib.logs.LogOutput, string]>([
    [kafka({}), 'kafka2'],
    [s3({}), 's3'],
    [syslog({}), 'syslog'],
    [cloudWatch({}), 'cloudwatch'],
    [datadog({}), 'datadog'],
  ])('the variant of the official image of Fluentd that has the plug-in', (output, variant) => {
    const { container } = collect({ agent: new lib.Fluentd(), outputs: [output] });
    expect(container.image).toBe(`fluent/fluentd-kubernetes-daemonset:v1.19.3-debian-${variant}-1.1`);
  });
});

describe('a client certificate', () => {
  test('comes from Secrets, with the key beside it', () => {
    const { pod, container } = collected(
      http({ clientCertificate: { ...clientCertificate, key: secret('other', 'k') } }),
    );
    expect(pod.volumes).toContainEqual({
      name: 'output-0-client',
      projected: {
        sources: [
          { secret: { name: 'client', items: [{ key: 'tls.crt', path: 'tls.crt' }] } },
          { secret: { name: 'other', items: [{ key: 'k', path: 'tls.key' }] } },
        ],
      },
    });
    expect(container.volumeMounts).toContainEqual({
      name: 'output-0-client',
      mountPath: '/etc/outputs/0-client',
      readOnly: true,
    });
  });

  const OUTPUTS: lib.logs.LogOutput[] = [
    http({ clientCertificate }),
    kafka({ clientCertificate }),
    splunk({ clientCertificate }),
    { loki: { host: 'loki', clientCertificate } },
    { elasticsearch: { host: 'search', clientCertificate } },
    { openSearch: { host: 'search', clientCertificate } },
    { forward: { host: 'aggregator', clientCertificate } },
    { otlp: { host: 'otlp', clientCertificate } },
    syslog({ clientCertificate }),
  ];
  const REFUSED: { readonly [agent: string]: readonly string[] } = {
    FluentBit: [],
    Fluentd: ['otlp', 'syslog'],
    OpenTelemetryCollector: ['http', 'forward'],
    Vector: ['forward', 'otlp'],
    Alloy: ['http', 'splunk', 'elasticsearch', 'openSearch', 'forward'],
    Filebeat: ['http', 'splunk', 'loki', 'openSearch', 'forward', 'otlp', 'syslog'],
    Logstash: ['kafka', 'splunk', 'loki', 'forward', 'otlp', 'syslog'],
  };

  test.each(Object.keys(AGENTS))('%s presents it by every output', (agent) => {
    for (const output of OUTPUTS) {
      const [kind] = Object.keys(output);
      if (REFUSED[agent].includes(kind)) {
        expect(refusal(output, agent)).toContain(`is nothing that ${agent} can do`);
        continue;
      }
      const text = Object.values(collected(output, agent).files).join('\n');
      for (const file of ['tls.crt', 'tls.key']) {
        expect([kind, text.includes(`/etc/outputs/0-client/${file}`)]).toEqual([kind, true]);
      }
    }
  });
});

const fluentBitOutput = (output: lib.logs.LogOutput) =>
  parse(collected(output).files['fluent-bit.yaml']).pipeline.outputs[0];
const fluentdOutput = (output: lib.logs.LogOutput) => collected(output, 'Fluentd').files['fluent.conf'];
const exporter = (output: lib.logs.LogOutput): any =>
  Object.values(parse(collected(output, 'OpenTelemetryCollector').files['config.yaml']).exporters)[0];

test.each(['elasticsearch', 'openSearch'] as const)('a path in front of those of %s', (kind) => {
  const text = (agent: string) =>
    Object.values(collected({ [kind]: { host: 'gateway', path: '/search' } }, agent).files).join('\n');
  expect(text('FluentBit')).toContain('      path: /search\n');
  expect(text('Fluentd')).toContain("path '/search'");
  for (const agent of [
    'OpenTelemetryCollector',
    'Vector',
    'Logstash',
    ...(kind === 'elasticsearch' ? ['Filebeat'] : []),
  ]) {
    expect([agent, text(agent).includes('https://gateway:9200/search')]).toEqual([agent, true]);
  }
  expect(refusal({ [kind]: { host: 'gateway', path: 'search/' } })).toContain(
    `outputs[0].${kind}.path is 'search/'; use a path such as /search, without a '/' at its end`,
  );
});

test('an output that is none names those that are', () => {
  expect(refusal({ cloudwatch: { region: 'eu-west-1' } })).toMatch(
    /: outputs\[0\] has 'cloudwatch', which is no output; it is one of elasticsearch, .*cloudWatchLogs, .*stdout$/,
  );
  expect(refusal({ constructor: {} })).toContain("outputs[0] has 'constructor', which is no output");
});

describe('delivery', () => {
  const output = { ...http({}), delivery: { retrySeconds: 95 } };

  test('is tried for a time, and not for ever', () => {
    expect(fluentBitOutput(output).retry_limit).toBe(10);
    expect(fluentdOutput(output)).toContain('retry_timeout 95s');
    expect(fluentdOutput(output)).not.toContain('retry_forever');
    expect(exporter({ otlp: { host: 'o' }, delivery: { retrySeconds: 95 } }).retry_on_failure.max_elapsed_time).toBe(
      '95s',
    );
  });

  test('has requests of a size', () => {
    expect(fluentdOutput({ ...http({}), delivery: { batchBytes: 123456 } })).toContain('chunk_limit_size 123456');
    const { batch } = exporter({ otlp: { host: 'o' }, delivery: { batchBytes: 123456 } }).sending_queue;
    expect(batch).toEqual({ flush_timeout: '1s', min_size: 123456, max_size: 123456 });
  });
});

describe('requests', () => {
  const options = {
    compression: 'gzip',
    proxy: 'http://proxy:3128',
    headers: { 'X-A': 'b"c' },
    secretHeaders: { 'X-API-Key': secret('api', 'key') },
    authorization: secret('api', 'token'),
  } as const;

  test('of Fluent Bit', () => {
    const { proxy, ...others } = options;
    for (const output of [http(others), { otlp: { host: 'o', ...others } }]) {
      expect(fluentBitOutput(output)).toMatchObject({
        compress: 'gzip',
        header: ['X-A b"c', 'X-API-Key ${OUTPUT_0_HEADER_0}', 'Authorization ${OUTPUT_0_AUTHORIZATION}'],
      });
    }
    expect(refusal(http({ proxy }))).toContain(
      'outputs[0].http.proxy is nothing that FluentBit can do: it has a proxy for servers without TLS alone (the variable HTTP_PROXY is for all); Fluentd, Vector, Logstash can',
    );
  });

  test('of Fluentd', () => {
    const text = fluentdOutput(http(options));
    expect(text).toContain('compress gzip\n');
    expect(text).toContain("proxy 'http://proxy:3128'\n");
    expect(text).toContain(
      String.raw`headers "{\"X-A\":\"b\\\"c\",\"X-API-Key\":#{ENV['OUTPUT_0_HEADER_0'].to_json},\"Authorization\":#{ENV['OUTPUT_0_AUTHORIZATION'].to_json}}"`,
    );
  });

  test('of the OpenTelemetry Collector', () => {
    expect(exporter({ otlp: { host: 'o', ...options } })).toMatchObject({
      compression: 'gzip',
      proxy_url: 'http://proxy:3128',
      headers: {
        'X-A': 'b"c',
        'x-api-key': '${env:OUTPUT_0_HEADER_0}',
        authorization: '${env:OUTPUT_0_AUTHORIZATION}',
      },
    });
    expect(exporter({ otlp: { host: 'o', compression: 'none' } }).compression).toBe('none');
    expect(exporter({ otlp: { host: 'o' } }).compression).toBeUndefined();
  });
});

describe('tokens are sent in the header of their scheme', () => {
  const text = (output: lib.logs.LogOutput, agent: string) => Object.values(collected(output, agent).files).join('\n');
  const apiKey: lib.logs.LogOutput = { elasticsearch: { host: 'e', apiKey: secret('es', 'encoded') } };
  const bearer: lib.logs.LogOutput = { loki: { host: 'l', bearerToken: secret('loki', 'token') } };

  // what Fluentd's own api_key sends is encoded once more, and Filebeat and Logstash encode theirs
  test.each([
    ['Fluentd', String.raw`custom_headers "{\"Authorization\":#{('ApiKey ' + ENV['OUTPUT_0_API_KEY']).to_json}}"`],
    ['OpenTelemetryCollector', 'api_key: ${env:OUTPUT_0_API_KEY}'],
    ['Vector', 'Authorization: ApiKey ${OUTPUT_0_API_KEY}'],
    ['Filebeat', 'Authorization: ApiKey ${OUTPUT_0_API_KEY}'],
    ['Logstash', '"Authorization" => "ApiKey ${OUTPUT_0_API_KEY}"'],
  ])('API key, %s', (agent, written) => {
    expect(text(apiKey, agent)).toContain(written);
  });

  test.each([
    ['FluentBit', 'bearer_token: ${OUTPUT_0_BEARER_TOKEN}'],
    ['Fluentd', String.raw`custom_headers "{\"Authorization\":#{('Bearer ' + ENV['OUTPUT_0_BEARER_TOKEN']).to_json}}"`],
    ['OpenTelemetryCollector', 'authorization: Bearer ${env:OUTPUT_0_BEARER_TOKEN}'],
    ['Alloy', 'authorization = "Bearer " + sys.env("OUTPUT_0_BEARER_TOKEN")'],
    ['Vector', 'token: ${OUTPUT_0_BEARER_TOKEN}'],
  ])('bearer token, %s', (agent, written) => {
    expect(text(bearer, agent)).toContain(written);
  });
});

test('the exporters that cannot be run here have the settings of their documentation', () => {
  expect(exporter(splunk({ index: 'main', compression: 'none' }))).toMatchObject({
    endpoint: 'https://splunk:8088/services/collector',
    token: '${env:OUTPUT_0_TOKEN}',
    index: 'main',
    disable_compression: true,
    tls: {},
  });
  expect(exporter(cloudWatch({}))).toMatchObject({
    region: 'eu-central-1',
    log_group_name: '/k8s/prod',
    log_stream_name: '${env:NODE_NAME}',
    raw_log: true,
  });
  expect(exporter(google({}))).toMatchObject({ project: 'my-project' });
  expect(exporter(datadog({ site: 'datadoghq.eu' }))).toMatchObject({
    api: { key: '${env:OUTPUT_0_API_KEY}', site: 'datadoghq.eu' },
    hostname: '${env:NODE_NAME}',
  });
  expect(exporter(s3({ endpoint: 'http://minio:9000', uploadSeconds: 60 }))).toMatchObject({
    s3uploader: {
      region: 'eu-central-1',
      s3_bucket: 'archive',
      s3_prefix: 'logs',
      endpoint: 'http://minio:9000',
      s3_force_path_style: true,
      compression: 'gzip',
    },
    marshaler: 'body',
    sending_queue: { batch: { flush_timeout: '60s' } },
  });
});

test('an exporter has no settings of retries but those that it knows', () => {
  const settings = (output: lib.logs.LogOutput) => Object.keys(exporter(output));
  expect(settings({ elasticsearch: { host: 'e' } })).not.toContain('retry_on_failure');
  expect(exporter({ elasticsearch: { host: 'e' }, delivery: { retrySeconds: 95 } }).retry.max_retries).toBe(10);
  const [text] = Object.values(collected({ elasticsearch: { host: 'e' } }, 'OpenTelemetryCollector').files);
  expect(text).toContain('set(scope.attributes["elastic.mapping.mode"], "bodymap")');
  expect(settings(google({}))).toEqual(['project', 'log', 'sending_queue']);
  expect(refusal({ ...google({}), delivery: { retrySeconds: 5 } }, 'OpenTelemetryCollector')).toContain(
    'outputs[0].delivery.retrySeconds is nothing that OpenTelemetryCollector can do: it leaves the time of retries to the library of Google; FluentBit, Vector can',
  );
});

test('the plug-ins for clouds have the settings of their documentation', () => {
  expect(fluentBitOutput(cloudWatch({}))).toMatchObject({ name: 'cloudwatch_logs', log_stream_name: '${NODE_NAME}' });
  expect(fluentBitOutput(azure({ endpoint: 'https://a.b/' }))).toMatchObject({
    name: 'azure_logs_ingestion',
    client_secret: '${OUTPUT_0_CLIENT_SECRET}',
    dce_url: 'https://a.b',
    table_name: 'Logs_CL',
    time_generated: 'on',
  });
  expect(fluentBitOutput(datadog({ site: 'datadoghq.eu', tags: ['env:prod', 'team:a'] }))).toMatchObject({
    host: 'http-intake.logs.datadoghq.eu',
    tls: 'on',
    apikey: '${OUTPUT_0_API_KEY}',
    dd_tags: 'env:prod,team:a',
  });
  const text = fluentdOutput(datadog({ service: 'shop' }));
  expect(text).toContain("host 'http-intake.logs.datadoghq.com'");
  expect(text).toContain("service 'shop'");
  expect(fluentdOutput(cloudWatch({}))).toContain('put_log_events_disable_retry_limit true');
});

test('a key of Google is a file, which the variable of its libraries names', () => {
  const { container, pod, files } = collected(google({ credentials: secret('gcp', 'key.json') }));
  expect(pod.volumes).toContainEqual({
    name: 'output-0-google',
    secret: { secretName: 'gcp', items: [{ key: 'key.json', path: 'credentials.json' }] },
  });
  const path = '/etc/outputs/0-google/credentials.json';
  expect(container.env).toContainEqual({ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: path });
  expect(parse(files['fluent-bit.yaml']).pipeline.outputs[0].google_service_credentials).toBe(path);
  const two = [google({ credentials: secret('a', 'k') }), google({ credentials: secret('b', 'k') })];
  expect(() => collect({ agent: AGENTS.FluentBit, outputs: two })).toThrow(
    'outputs[1].googleCloudLogging.credentials is set for an output before as well, and a collector has one GOOGLE_APPLICATION_CREDENTIALS; set it for one of them',
  );
});

test('tags of Datadog are an attribute of each record, and its source one of the resource', () => {
  const [text] = Object.values(collected(datadog({ tags: ['env:prod'] }), 'OpenTelemetryCollector').files);
  expect(text).toContain('set(log.attributes["ddtags"], "env:prod")');
  expect(text).toContain('set(resource.attributes["datadog.log.source"], "kubernetes")');
});

test('syslog has one structured datum, though two filters of Fluent Bit know the pod', () => {
  expect(collected(syslog({})).files['pipeline.lua']).toContain('function pipeline_0');
  expect(collected(http({})).files['pipeline.lua']).toBeUndefined();
});

describe('the other agents have the settings of their documentation', () => {
  const sink = (output: lib.logs.LogOutput): any =>
    Object.values(parse(Object.values(collected(output, 'Vector').files)[0] as string).sinks)[0];
  const user = { username: 'logs', password: secret('kafka', 'password') };

  test('Kafka', () => {
    expect(sink(kafka({ user, compression: 'zstd' }))).toMatchObject({
      type: 'kafka',
      bootstrap_servers: 'kafka:9092',
      topic: 'logs',
      encoding: { codec: 'json' },
      compression: 'zstd',
      tls: { enabled: true },
      sasl: { enabled: true, mechanism: 'SCRAM-SHA-512', username: 'logs', password: '${OUTPUT_0_PASSWORD}' },
    });
    const filebeat = parse(Object.values(collected(kafka({ user }), 'Filebeat').files)[0]);
    expect(filebeat['output.kafka']).toMatchObject({
      hosts: ['kafka:9092'],
      topic: 'logs',
      ssl: { enabled: true },
      username: 'logs',
      password: '${OUTPUT_0_PASSWORD}',
      sasl: { mechanism: 'SCRAM-SHA-512' },
    });
    const logstash = Object.values(collected(kafka({ user }), 'Logstash').files).join('');
    expect(logstash).toContain('security_protocol => "SASL_SSL"');
    expect(logstash).toContain("username='logs' password='${OUTPUT_0_PASSWORD}'");
  });

  test('S3, Splunk and clouds, by Vector', () => {
    expect(sink(s3({ uploadSeconds: 60 }))).toMatchObject({
      type: 'aws_s3',
      key_prefix: 'logs/%Y/%m/%d/%H/',
      compression: 'gzip',
      batch: { timeout_secs: 60 },
    });
    expect(sink(splunk({ index: 'main' }))).toMatchObject({
      type: 'splunk_hec_logs',
      endpoint: 'https://splunk:8088',
      default_token: '${OUTPUT_0_TOKEN}',
      index: 'main',
      compression: 'gzip',
    });
    expect(sink(cloudWatch({}))).toMatchObject({ type: 'aws_cloudwatch_logs', group_name: '/k8s/prod' });
    expect(sink(google({}))).toMatchObject({ type: 'gcp_stackdriver_logs', project_id: 'my-project' });
    expect(sink(datadog({ site: 'datadoghq.eu' }))).toMatchObject({ type: 'datadog_logs', site: 'datadoghq.eu' });
    const [text] = Object.values(collected(datadog({ tags: ['env:prod'] }), 'Vector').files);
    expect(text).toContain('.ddtags = "env:prod"');
  });

  test('syslog, by Vector', () => {
    expect(sink(syslog({ host: 'fd00::1', clientCertificate }))).toMatchObject({
      type: 'socket',
      mode: 'tcp',
      address: '[fd00::1]:6514',
      tls: { enabled: true, crt_file: '/etc/outputs/0-client/tls.crt' },
      encoding: { codec: 'syslog', syslog: { rfc: 'rfc5424', app_name: 'program' } },
      framing: { method: 'newline_delimited' },
    });
    // a datagram is a message
    expect(sink(syslog({ protocol: 'udp', tls: false })).framing).toBeUndefined();
    expect(refusal({ ...syslog({}), delivery: { retrySeconds: 5 } }, 'Vector')).toContain(
      'outputs[0].delivery.retrySeconds is nothing that Vector can do: it writes to a connection',
    );
  });

  test('Kafka by Vector drops no message for its age unless it is told to', () => {
    expect(sink(kafka({})).message_timeout_ms).toBe(0);
    expect(sink({ ...kafka({}), delivery: { retrySeconds: 60 } })).toMatchObject({ message_timeout_ms: 60_000 });
    expect(sink({ ...kafka({}), delivery: { retrySeconds: 60 } }).request).toBeUndefined();
  });

  test('delivery and requests, by Vector', () => {
    const options = { proxy: 'http://p:3128', compression: 'gzip', secretHeaders: { 'X-Key': secret('a', 'b') } };
    expect(sink({ ...http(options), delivery: { retrySeconds: 95, batchBytes: 1e6 } })).toMatchObject({
      compression: 'gzip',
      proxy: { enabled: true, http: 'http://p:3128', https: 'http://p:3128' },
      request: { headers: { 'X-Key': '${OUTPUT_0_HEADER_0}' }, retry_attempts: 10, retry_max_duration_secs: 10 },
      batch: { max_bytes: 1e6 },
    });
  });

  test('requests, by Alloy and Logstash', () => {
    const alloy = Object.values(
      collected({ otlp: { host: 'o', compression: 'gzip', proxy: 'http://p:3128' } }, 'Alloy').files,
    ).join('');
    expect(alloy).toMatch(/client \{[^}]*compression\s+= "gzip"/);
    expect(alloy).toMatch(/client \{[^}]*proxy_url\s+= "http:\/\/p:3128"/);
    const logstash = Object.values(
      collected(http({ compression: 'gzip', proxy: 'http://p:3128' }), 'Logstash').files,
    ).join('');
    expect(logstash).toContain('http_compression => true');
    expect(logstash).toContain('proxy => "http://p:3128"');
  });

  test.each(['Filebeat', 'Logstash'])('%s tries without an end', (agent) => {
    expect(refusal({ elasticsearch: { host: 'e' }, delivery: { retrySeconds: 5 } }, agent)).toContain(
      `outputs[0].delivery.retrySeconds is nothing that ${agent} can do`,
    );
  });

  test('what is not written yet says so', () => {
    expect(refusal(s3({}), 'Logstash')).toContain(
      'is nothing that Logstash can do: it has the output, but this library does not write it yet; FluentBit, Fluentd, OpenTelemetryCollector, Vector, Alloy can',
    );
  });
});

test('a cloud identity is an annotation of a service account of the user', () => {
  const { pod, objects } = collect({
    agent: AGENTS.FluentBit,
    outputs: [s3({})],
    serviceAccountName: 'logs-identity',
  });
  expect(pod.serviceAccountName).toBe('logs-identity');
  expect(objects.filter(({ kind }) => kind === 'ServiceAccount')).toEqual([]);
  expect(objects.find(({ kind }) => kind === 'ClusterRoleBinding').subjects[0].name).toBe('logs-identity');
});

test('a cloud identity needs no key', () => {
  const { container } = collected(s3({}));
  expect(container.env.map(({ name }: { name: string }) => name)).toEqual(['NODE_NAME', 'POD_IP']);
});
