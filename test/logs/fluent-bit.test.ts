import { Yaml } from 'cdk8s';
import { parse } from 'yaml';
import { ALL_OUTPUTS, collect, HASH } from './collect';
import * as lib from '../../src';

const configOf = (props: Partial<lib.LogCollectorDaemonSetProps> = {}) =>
  parse(collect({ agent: new lib.FluentBit(), ...props }).files['fluent-bit.yaml'], { version: '1.1' });

test('the smallest collector', () => {
  expect(Yaml.stringify(...collect({ agent: new lib.FluentBit() }).objects)).toMatchSnapshot();
});

test('every input and output', () => {
  const inputs: lib.logs.LogInput[] = [
    { containerLogs: { excludeNamespaces: ['dev', 'ci'] } },
    { journald: { units: ['kubelet.service'] } },
    { files: { path: '/var/log/audit/*.log', tag: 'audit' } },
  ];
  expect(
    collect({ agent: new lib.FluentBit(), inputs, outputs: ALL_OUTPUTS }).files['fluent-bit.yaml'],
  ).toMatchSnapshot();
});

test.each([
  [undefined, 'cri'],
  ['cri', 'cri'],
  ['docker', 'docker'],
] as const)('joins the partial lines of format %s', (format, parser) => {
  expect(configOf({ inputs: [{ containerLogs: { format } }] }).pipeline.inputs[0]['multiline.parser']).toBe(parser);
});

test('leaves out its own output, whatever the length of its name', () => {
  const excluded = (name: string) => configOf({ metadata: { name } }).pipeline.inputs[0].exclude_path;
  const own = (begin: string) =>
    `/var/log/pods/logging_${begin}${HASH}_*/fluent-bit/*,/var/log/pods/*/*/*.gz,/var/log/pods/*/*/*.tmp`;
  expect(excluded('logs')).toBe(own('logs-'));
  expect(excluded('x'.repeat(60))).toBe(own('x'.repeat(58)));
});

test('buffers follow the memory limit and the disk buffer', () => {
  const config = configOf({
    agentResources: { limits: { memory: '512Mi' } },
    diskBuffer: '3Gi',
    outputs: [{ stdout: {} }, { stdout: {} }],
  });
  // the disk in files of up to 4 MiB, an eighth of the memory for what is read back, a tenth of the disk for what was refused
  expect(config.service).toMatchObject({
    'storage.max_chunks_up': 768,
    'storage.backlog.mem_limit': '64M',
    'storage.keep.rejected': 'on',
    'storage.rejected.limit': '307M',
  });
  expect(config.pipeline.inputs[0]['storage.pause_on_chunks_overlimit']).toBe('on');
  expect(config.pipeline.outputs[0]).not.toHaveProperty('storage.total_limit_size');
});

test('drops the oldest records where that is wished, each output of its own share of the disk', () => {
  const config = configOf({
    agentResources: { limits: { memory: '512Mi' } },
    diskBuffer: '3Gi',
    whenFull: 'dropOldest',
    outputs: [{ stdout: {} }, { stdout: {} }],
  });
  // half of the limit in chunks of 2 MiB
  expect(config.service['storage.max_chunks_up']).toBe(128);
  expect(config.pipeline.inputs[0]).not.toHaveProperty('storage.pause_on_chunks_overlimit');
  expect(config.pipeline.outputs.map((output: any) => output['storage.total_limit_size'])).toEqual(['1536M', '1536M']);
});

test('drops nothing that is in memory only', () => {
  expect(() => configOf({ state: { lostOnRestart: 'test' }, whenFull: 'dropOldest' })).toThrow(
    "test/logs: whenFull is 'dropOldest', and Fluent Bit drops only what is on disk; keep its state on the node",
  );
});

test('without state it begins at the end and holds a quarter of its memory', () => {
  const [input] = configOf({ state: { lostOnRestart: 'test' } }).pipeline.inputs;
  expect(input).toMatchObject({ read_from_head: 'off', mem_buf_limit: '32M' });
  expect(input).not.toHaveProperty('db');
  // all that is in memory at the end is lost, so most of the grace period is for sending it
  expect(configOf({ state: { lostOnRestart: 'test' } }).service.grace).toBe(50);
  expect(configOf({ state: { lostOnRestart: 'test' }, terminationGracePeriodSeconds: 30 }).service.grace).toBe(20);
});

test('may get pods, and namespaces where their labels are wanted', () => {
  const rules = (kubernetesMetadata: lib.logs.KubernetesMetadata) =>
    collect({ agent: new lib.FluentBit(), kubernetesMetadata }).of('ClusterRole').rules;
  expect(rules({})).toEqual([{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]);
  expect(rules({ namespaceLabels: true })).toEqual([
    { apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get'] },
  ]);
});

test('texts of the user stay texts', () => {
  const tenant = 'a: b # \'c\' "d" \\ {e} [f] & * ! | > % @';
  expect(configOf({ outputs: [{ loki: { host: 'l', tenant } }] }).pipeline.outputs[0].tenant_id).toBe(tenant);
});

test('words of the configuration that YAML could take for something else stay words', () => {
  const config = configOf();
  expect(config.service.http_server).toBe('on');
  expect(config.pipeline.outputs[0].match).toBe('*');
});

test('each fault of the real agent stays away', () => {
  const { service, pipeline } = configOf({ outputs: ALL_OUTPUTS });
  // a server that was away gets what waited within seconds
  expect(service).toMatchObject({ 'scheduler.base': 2, 'scheduler.cap': 10 });
  // long lines, rotated files
  expect(pipeline.inputs[0]).toMatchObject({
    buffer_max_size: '256k',
    truncate_long_lines: 'on',
    path: '/var/log/pods/*/*/*.log*',
    rotate_wait: 31536000,
  });
  // names of pods while the API server does not answer, and nothing of an application at the top of the record
  expect(pipeline.filters.slice(0, 2)).toMatchObject([
    { name: 'kubernetes', use_tag_for_meta: 'on', merge_log: 'off' },
    { name: 'kubernetes', merge_log: 'off' },
  ]);
  const [elasticsearch, openSearch, loki, forward] = pipeline.outputs;
  for (const search of [elasticsearch, openSearch]) {
    expect(search).toMatchObject({ name: 'opensearch', generate_id: 'on', trace_error: 'on', retry_limit: 600 });
  }
  expect(loki.labels).toBe(
    "node=${NODE_NAME}, namespace=$kubernetes['namespace_name'], pod=$kubernetes['pod_name'], container=$kubernetes['container_name'], cluster=prod",
  );
  // Fluentd skips every event that has metadata
  expect(forward).toMatchObject({ retain_metadata_in_forward_mode: 'off', require_ack_response: 'on' });
});

test('what several inputs have in common is written for each, since Fluent Bit knows no aliases of YAML', () => {
  const { files } = collect({
    agent: new lib.FluentBit(),
    inputs: [{ containerLogs: {} }, { audit: {} }],
    outputs: [
      { stdout: {}, when: { field: 'tag', oneOf: ['audit'] } },
      { stdout: {}, otherwise: true },
    ],
  });
  expect(files['fluent-bit.yaml']).not.toMatch(/[:-] [&*]a\d/);
});
