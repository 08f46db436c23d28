import { collect, secret } from './collect';
import * as lib from '../../src';
import { AlloyBlock, readAlloyConfig } from '../support/alloy-config';

const agent = new lib.Alloy();
const rendered = (props: Partial<lib.LogCollectorDaemonSetProps> = {}) => {
  const { files, container } = collect({ agent, ...props });
  return {
    text: files['config.alloy'],
    blocks: readAlloyConfig(files['config.alloy']),
    args: container.args as string[],
  };
};
const idOf = ({ name, label }: AlloyBlock) => `${name}.${label}`;

const EVERYTHING: Partial<lib.LogCollectorDaemonSetProps> = {
  inputs: [
    { containerLogs: { multiline: ['go'], podLabels: { app: 'cart' } } },
    { files: { path: '/var/log/app/*.log', tag: 'app' } },
    { journald: { units: ['kubelet.service', 'containerd.service'] } },
    { kernel: {} },
    { audit: {} },
    { otlp: {} },
    { forward: {} },
    { syslog: {} },
  ],
  kubernetesMetadata: { annotations: true, namespaceLabels: true },
  steps: [
    { parse: { json: {} } },
    { redact: { kinds: ['email'] } },
    {
      raw: { config: 'otelcol.processor.attributes {\n\taction {\n\t\tkey = "home"\n\t\taction = "delete"\n\t}\n}\n' },
    },
    { drop: { when: { field: 'level', oneOf: ['debug'] } } },
  ],
  outputs: [
    {
      when: { field: 'stream', oneOf: ['stderr'] },
      loki: { host: 'loki', username: 'u', password: secret('loki', 'password'), ca: secret('loki', 'ca') },
    },
    { otlp: { host: 'gateway', protocol: 'grpc', authorization: secret('otlp', 'token') }, otherwise: true },
  ],
};

test('every input, step and output', () => {
  expect(rendered(EVERYTHING).text).toMatchSnapshot();
});

test('each reference leads to a component that is there, and each component is reached', () => {
  const { blocks } = rendered(EVERYTHING);
  const known = new Set(blocks.filter(({ label }) => label).map(idOf));
  const references = [
    ...JSON.stringify(blocks).matchAll(/"expression":"((?:otelcol|loki)\.[\w.]+)\.(input|handler|receiver)"/g),
  ].map(([, id]) => id);
  expect(references.filter((id) => !known.has(id))).toEqual([]);
  const isBeginning = ({ name }: AlloyBlock) => /\.receiver\.(?!loki)|^loki\.source/.test(name);
  const unreached = blocks.filter((block) => block.label && !isBeginning(block) && !references.includes(idOf(block)));
  expect(unreached).toEqual([]);
  // two components may not have one name
  expect(known.size).toBe(blocks.filter(({ label }) => label).length);
});

test('what a server does not take waits on disk, and is sent again for ever', () => {
  const { blocks } = rendered({ outputs: [{ loki: { host: 'loki' } }] });
  const exporter = blocks.find(({ name }) => name === 'otelcol.exporter.otlphttp')!;
  const block = (name: string) => exporter.blocks.find((each) => each.name === name)!.attributes;
  expect(block('sending_queue')).toMatchObject({
    storage: { expression: 'otelcol.storage.file.file_storage.handler' },
    block_on_overflow: true,
    sizer: 'bytes',
    queue_size: 2 ** 30,
  });
  expect(block('retry_on_failure').max_elapsed_time).toBe('0s');
  expect(block('client').endpoint).toBe('https://loki:3100/otlp');
});

test('it takes no more of what may change than its components are', () => {
  expect(rendered({ outputs: [{ loki: { host: 'a' } }] }).args).toContain('--stability.level=public-preview');
  expect(rendered().args).toContain('--stability.level=experimental');
});

test('it stops within the time that the pod is given, which is twice the deadline at most', () => {
  expect(rendered({ terminationGracePeriodSeconds: 30 }).args).toContain('--feature.component-shutdown-deadline=10s');
});

test('it listens on the address of the pod, of whichever family', () => {
  expect(rendered().args).toContain('--server.http.listen-addr=[$(POD_IP)]:12345');
  expect(rendered({ inputs: [{ otlp: {} }] }).text).toContain('endpoint = "[" + sys.env("POD_IP") + "]:4318"');
});

test('the config reloader posts to the pod by its name', () => {
  const { pod } = collect({ agent, hotReload: {} });
  expect(pod.containers[1].args).toContain('--reload-url=http://$(RELOADED_POD):12345/-/reload');
  expect(() => collect({ agent, hotReload: {}, hostNetwork: true })).toThrow(/hotReload reaches Alloy by the name/);
});

test.each(['nothing', 'loki.process "x" { }', 'otelcol.processor.batch {\n  output { }\n}'])(
  'refuses the raw step %j',
  (config) => {
    expect(() => collect({ agent, steps: [{ raw: { config } }] })).toThrow(
      'has a raw step that is no processor of Alloy',
    );
  },
);

test('how a server is reached is in the block of the client', () => {
  const { blocks } = rendered({
    outputs: [{ otlp: { host: 'a', compression: 'none', proxy: 'http://proxy:3128', headers: { 'X-A': 'b' } } }],
  });
  const exporter = blocks.find(({ name }) => name === 'otelcol.exporter.otlphttp')!;
  expect(exporter.attributes).toEqual({});
  expect(exporter.blocks.find(({ name }) => name === 'client')!.attributes).toEqual({
    endpoint: 'https://a:4318',
    compression: 'none',
    proxy_url: 'http://proxy:3128',
    headers: { 'X-A': 'b' },
  });
});

test('Kafka gets a message for each record, by a user with a password', () => {
  const { blocks } = rendered({
    outputs: [
      {
        kafka: {
          brokers: ['kafka:9093'],
          topic: 'logs',
          user: { username: 'u', password: secret('kafka', 'password') },
        },
      },
    ],
  });
  const exporter = blocks.find(({ name }) => name === 'otelcol.exporter.kafka')!;
  const block = (name: string) => exporter.blocks.find((each) => each.name === name)!;
  expect(exporter.attributes).toMatchObject({ brokers: ['kafka:9093'] });
  expect(block('logs').attributes).toEqual({ topic: 'logs', encoding: 'raw' });
  expect(block('authentication').blocks[0].attributes).toEqual({
    mechanism: 'SCRAM-SHA-512',
    username: 'u',
    password: { expression: 'sys.env("OUTPUT_0_PASSWORD")' },
  });
  expect(block('producer').attributes.required_acks).toBe(-1);
});
