import { Yaml } from 'cdk8s';
import { parse } from 'yaml';
import { ALL_OUTPUTS, collect } from './collect';
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
  expect(excluded('logs')).toBe('/var/log/containers/logs-?????_logging_*.log');
  expect(excluded('x'.repeat(60))).toBe(`/var/log/containers/${'x'.repeat(58)}?????_logging_*.log`);
});

test('buffers follow the memory limit and the disk buffer', () => {
  const config = configOf({
    agentResources: { limits: { memory: '512Mi' } },
    diskBuffer: '3Gi',
    outputs: [{ stdout: {} }, { stdout: {} }],
  });
  // half of the limit in chunks of 2 MiB, an eighth for what is read back, and half of the disk for each of two outputs
  expect(config.service).toMatchObject({ 'storage.max_chunks_up': 128, 'storage.backlog.mem_limit': '64M' });
  expect(config.pipeline.outputs.map((output: any) => output['storage.total_limit_size'])).toEqual(['1536M', '1536M']);
});

test('without state it begins at the end and holds a quarter of its memory', () => {
  const [input] = configOf({ state: { lostOnRestart: 'test' } }).pipeline.inputs;
  expect(input).toMatchObject({ read_from_head: 'off', mem_buf_limit: '32M' });
  expect(input).not.toHaveProperty('db');
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
