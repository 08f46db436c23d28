import { parse } from 'yaml';
import { collect, secret } from './collect';
import * as lib from '../../src';

const agent = new lib.Filebeat();
const configOf = (props: Partial<lib.LogCollectorDaemonSetProps> = {}) =>
  parse(collect({ agent, ...props }).files['filebeat.yml']);

const EVERYTHING: Partial<lib.LogCollectorDaemonSetProps> = {
  agent: new lib.Filebeat({ image: 'with-journalctl' }),
  inputs: [
    { containerLogs: { format: 'both', includeNamespaces: ['team-*'], multilineStart: '^\\S', ignoreOlder: '24h' } },
    { files: { path: '/var/log/app/*.log', tag: 'app', exclude: ['/var/log/app/old.log'] } },
    { journald: { units: ['kubelet.service'] } },
    { kernel: {} },
    { audit: {} },
    { syslog: {} },
  ],
  kubernetesMetadata: { annotations: true, namespaceLabels: true },
  steps: [
    { parse: { regex: { pattern: '^(?P<level>[A-Z]+) (?P<rest>[^é]*)/' } } },
    { raw: { config: '- drop_fields: { fields: [x], ignore_missing: true }\n' } },
    { drop: { when: { field: 'level', oneOf: ['DEBUG'] } } },
  ],
  routing: { unmatched: 'drop' },
  outputs: [
    {
      when: { field: 'stream', oneOf: ['stderr'] },
      elasticsearch: { host: 'es', ca: secret('es', 'ca.crt'), username: 'a$b', password: secret('es', 'password') },
    },
  ],
};

test('every input, step and output', () => {
  const { files } = collect(EVERYTHING as typeof EVERYTHING & { agent: lib.Filebeat });
  expect(Object.keys(files)).toEqual(['filebeat.yml', 'pipeline-0.js', 'pipeline-1.js']);
  expect(files).toMatchSnapshot();
});

test('files of a few bytes are read, and those that the kubelet has rotated', () => {
  const [input] = configOf()['filebeat.inputs'];
  expect(input.prospector.scanner).toMatchObject({ symlinks: true, fingerprint: { enabled: false } });
  expect(input.file_identity).toEqual({ native: {} });
  expect(input.paths).toEqual(['/var/log/pods/*/*/*.log*']);
});

test('files are left out by the whole of their paths', () => {
  const excluded: string[] = configOf()['filebeat.inputs'][0].prospector.scanner.exclude_files;
  const isOut = (path: string) => excluded.some((each) => new RegExp(each).test(path));
  expect(isOut('/var/log/pods/logging_logs-x2x4b_0123/filebeat/0.log')).toBe(true);
  expect(isOut('/var/log/pods/logging_logs-api-0_0123/filebeat/0.log')).toBe(false);
  expect(isOut('/var/log/pods/logging_logs-x2x4b_0123/other/0.log')).toBe(false);
  expect(isOut('/var/log/pods/shop_cart-0_0123/main/0.log.20260102-030405.gz')).toBe(true);
  expect(isOut('/var/log/pods/shop_cart-0_0123/main/0.log.20260102-030405')).toBe(false);
});

test('lines are joined by the parser: those that continue, or those that begin no record', () => {
  const parsers = (containerLogs: lib.logs.ContainerLogsInput) =>
    configOf({ inputs: [{ containerLogs }] })['filebeat.inputs'][0].parsers;
  expect(parsers({ multiline: ['ruby'] })[1].multiline).toMatchObject({ negate: false, match: 'after' });
  expect(parsers({ multilineStart: '^x' })[1].multiline).toMatchObject({
    pattern: '\\Ax',
    negate: true,
    match: 'after',
  });
  expect(parsers({})).toEqual([{ container: { stream: 'all', format: 'cri' } }]);
});

test('the rights at the API server are those of its watches', () => {
  const rules = (kubernetesMetadata: lib.logs.KubernetesMetadata) =>
    collect({ agent, kubernetesMetadata }).of('ClusterRole')?.rules;
  expect(rules({})).toEqual([{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }]);
  expect(rules({ namespaceLabels: true })[0].resources).toEqual(['namespaces', 'pods']);
  expect(rules({ labels: false })).toBeUndefined();
});

test('a user is written as it is, and a Secret is a variable', () => {
  const { 'output.elasticsearch': output } = configOf({
    outputs: [{ elasticsearch: { host: 'es', username: 'a$b', password: secret('es', 'password') } }],
  });
  expect(output).toMatchObject({ username: 'a$b', password: '${OUTPUT_0_PASSWORD}', index: 'logs-%{+yyyy.MM.dd}' });
});

test.each<[string, Partial<lib.LogCollectorDaemonSetProps>, RegExp]>([
  [
    'an input that takes a program',
    { inputs: [{ journald: {} }] },
    /inputs\[0\]\.journald needs an image with journalctl/,
  ],
  [
    'classes of characters that its JavaScript has no words for',
    { steps: [{ drop: { when: { field: 'message', matches: '[🐳🐙]' } } }] },
    /has the pattern '\[🐳🐙\]', whose classes hold characters beyond U\+FFFF/,
  ],
  ['a raw step that is none', { steps: [{ raw: { config: 'x: 1' } }] }, /has a raw step that is no list of processors/],
  ['OpenSearch', { outputs: [{ openSearch: { host: 'a' } }] }, /it refuses servers that are not Elasticsearch/],
])('refuses %s', (_what, props, message) => {
  expect(() => collect({ agent, ...props })).toThrow(message);
});
