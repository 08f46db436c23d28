import { Yaml } from 'cdk8s';
import { ALL_OUTPUTS, collect } from './collect';
import * as lib from '../../src';
import { readFluentdConfig, sectionsOf } from '../support/fluentd-config';

const IMAGE = 'registry.example.com/fluentd:all';
const render = (props: Partial<lib.LogCollectorDaemonSetProps> = {}) =>
  collect({ agent: new lib.Fluentd({ image: IMAGE }), ...props }).files['fluent.conf'];
const configOf = (props: Partial<lib.LogCollectorDaemonSetProps> = {}) => readFluentdConfig(render(props));

test('the smallest collector', () => {
  expect(Yaml.stringify(...collect({ agent: new lib.Fluentd() }).objects)).toMatchSnapshot();
});

test('every input and output', () => {
  const inputs: lib.logs.LogInput[] = [
    { containerLogs: { excludeNamespaces: ['dev', 'ci'] } },
    { journald: { units: ['kubelet.service'] } },
    { files: { path: '/var/log/audit/*.log', tag: 'audit' } },
  ];
  expect(render({ inputs, outputs: ALL_OUTPUTS })).toMatchSnapshot();
});

test('joins the partial lines of CRI by their flag, under the field names of the cri parser', () => {
  const config = configOf();
  expect(sectionsOf(config, 'parse')[0].parameters['@type']).toBe('cri');
  expect(sectionsOf(config, 'filter', 'concat')[0].parameters).toMatchObject({
    key: 'message',
    separator: '',
    use_partial_cri_logtag: 'true',
    partial_cri_logtag_key: 'logtag',
    partial_cri_stream_key: 'stream',
  });
});

test('joins the partial lines of Docker by the missing line end', () => {
  const config = configOf({ inputs: [{ containerLogs: { format: 'docker' } }] });
  expect(sectionsOf(config, 'parse')[0].parameters['@type']).toBe('json');
  expect(sectionsOf(config, 'filter', 'concat')[0].parameters).toMatchObject({
    key: 'log',
    separator: '',
    multiline_end_regexp: '/\\n$/',
  });
});

test('a part whose end never comes goes on to the outputs', () => {
  const config = configOf();
  const records = config.find(({ argument }) => argument === '@RECORDS')!;
  expect(sectionsOf(config, 'filter', 'concat')[0].parameters.timeout_label).toBe('@RECORDS');
  expect(sectionsOf(records.sections, 'store')).toHaveLength(1);
});

test('leaves out its own output', () => {
  expect(sectionsOf(configOf(), 'source', 'tail')[0].parameters.exclude_path).toBe(
    '["/var/log/containers/logs-?????_logging_*.log"]',
  );
});

test('reads the journal on disk and the one in memory, with positions of their own', () => {
  const sources = sectionsOf(configOf({ inputs: [{ journald: {} }] }), 'source', 'systemd');
  expect(sources.map(({ parameters }) => parameters.path)).toEqual(['/var/log/journal', '/run/log/journal']);
  const positions = sources.map(({ sections }) => sections.find(({ name }) => name === 'storage')!.parameters.path);
  expect(new Set(positions).size).toBe(2);
});

test('buffers follow the memory limit and the disk buffer', () => {
  const buffers = sectionsOf(
    configOf({
      agentResources: { limits: { memory: '256Mi' } },
      diskBuffer: '2Gi',
      outputs: [ALL_OUTPUTS[0], ALL_OUTPUTS[3]],
    }),
    'buffer',
  );
  expect(buffers.map(({ parameters }) => parameters)).toEqual(
    [0, 1].map((index) =>
      expect.objectContaining({
        '@type': 'file',
        path: `/state/output-${index}`,
        chunk_limit_size: `${4 * 2 ** 20}`,
        total_limit_size: `${2 ** 30}`,
        overflow_action: 'block',
      }),
    ),
  );
});

test('without state it buffers in a quarter of its memory and begins at the end', () => {
  const config = configOf({ state: { lostOnRestart: 'test' }, outputs: [ALL_OUTPUTS[3]] });
  expect(sectionsOf(config, 'buffer')[0].parameters).toMatchObject({
    '@type': 'memory',
    total_limit_size: `${128 * 2 ** 20}`,
  });
  expect(sectionsOf(config, 'source', 'tail')[0].parameters).toMatchObject({ read_from_head: 'false' });
});

test('a Secret in a header is put in by embedded Ruby, as JSON', () => {
  const [store] = sectionsOf(configOf({ outputs: [ALL_OUTPUTS[4]] }), 'store');
  expect(store.parameters).toMatchObject({
    endpoint: 'https://[fd00::1]:443/logs?x=1',
    headers: '{"X-Source":"node","Authorization":#{ENV[\'OUTPUT_0_AUTHORIZATION\'].to_json}}',
  });
});

test('texts of the user stay texts', () => {
  const tenant = 'a\' "b" \\ </store> @include x';
  const [store] = sectionsOf(configOf({ outputs: [{ loki: { host: 'l', tenant } }] }), 'store');
  expect(store.parameters.tenant).toBe(tenant);
});

test('may get, list and watch what its metadata plugin watches', () => {
  expect(collect({ agent: new lib.Fluentd() }).of('ClusterRole').rules).toEqual([
    { apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get', 'list', 'watch'] },
  ]);
});

describe('image', () => {
  const image = (...outputs: lib.logs.LogOutput[]) => collect({ agent: new lib.Fluentd(), outputs }).container.image;

  test.each([
    [0, 'elasticsearch8'],
    [1, 'opensearch'],
    [3, 'forward'],
    [4, 'forward'],
    [5, 'forward'],
  ])('of output %d is the official variant %s', (index, variant) => {
    expect(image(ALL_OUTPUTS[index])).toBe(`fluent/fluentd-kubernetes-daemonset:v1.19.3-debian-${variant}-1.1`);
  });

  test('must be given where no official one has the plugins', () => {
    expect(() => image(ALL_OUTPUTS[2])).toThrow(
      "test/logs: agent needs an image with fluent-plugin-grafana-loki, which no official one has: new Fluentd({ image: '...' })",
    );
    expect(() => image(ALL_OUTPUTS[0], ALL_OUTPUTS[1])).toThrow(
      "test/logs: agent needs an image with the plugins of elasticsearch8 and opensearch, which no official one has together: new Fluentd({ image: '...' })",
    );
  });
});
