import { Yaml } from 'cdk8s';
import { ALL_OUTPUTS, collect, HASH } from './collect';
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

test('joins the partial lines of CRI by their flag, each stream for itself', () => {
  const config = configOf();
  expect(sectionsOf(config, 'parse')[0].parameters.expression).toContain('(?<logtag>[FP][^ ]*) (?<message>.*)');
  expect(sectionsOf(config, 'filter', 'concat')[0].parameters).toMatchObject({
    key: 'message',
    separator: '',
    use_partial_cri_logtag: 'true',
    partial_cri_logtag_key: 'logtag',
    stream_identity_key: 'stream',
    // the key that the plugin removes
    partial_cri_stream_key: '_none',
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
    `["/var/log/pods/logging_logs-${HASH}_*/fluentd/*","/var/log/pods/*/*/*.gz","/var/log/pods/*/*/*.tmp"]`,
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
      outputs: [ALL_OUTPUTS[3], ALL_OUTPUTS[2]],
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

test('each fault of the real agent stays away', () => {
  const text = render({
    outputs: [ALL_OUTPUTS[0], ALL_OUTPUTS[1], ALL_OUTPUTS[2], ALL_OUTPUTS[4]],
    whenFull: 'dropOldest',
    hotReload: {},
  });
  for (const line of [
    // a Secret in its log, and buffers that everybody may read
    'suppress_config_dump true',
    'file_permission 0600',
    'dir_permission 0700',
    // no start without the server
    'verify_es_version_at_startup false',
    'default_elasticsearch_version 8',
    'verify_os_version_at_startup false',
    'default_opensearch_version 2',
    // chunks that are given up while a server is busy or a password is exchanged
    'unrecoverable_error_types ["out_of_memory_error"]',
    'retryable_response_codes 401,403,404,408,413,429,500,502,503,504',
    // rotated files, bytes that are no UTF-8, streams of Loki
    'path /var/log/pods/*/*/*.log,/var/log/pods/*/*/*.log.*',
    'char_encoding utf-8:utf-8',
    'include_thread_label false',
    'overflow_action drop_oldest_chunk',
  ]) {
    expect(text).toContain(`${line}\n`);
  }
});

test('temporary files have a folder that nobody else may write to, which Ruby insists on', () => {
  const env = (props: Partial<lib.LogCollectorDaemonSetProps>) =>
    collect({ agent: new lib.Fluentd(), ...props }).container.env;
  expect(env({})).toContainEqual({ name: 'TMPDIR', value: '/state' });
  expect(env({ state: { lostOnRestart: 'test' } })).toContainEqual({ name: 'TMPDIR', value: '/tmp/fluentd' });
  expect(render({ state: { lostOnRestart: 'test' } })).toContain("Dir.mkdir('/tmp/fluentd', 0700)");
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
  const [match] = sectionsOf(configOf({ outputs: [ALL_OUTPUTS[4]] }), 'match', 'http');
  expect(match.parameters).toMatchObject({
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
