import { parse } from 'yaml';
import { collect, secret } from './collect';
import * as lib from '../../src';

const agent = new lib.Vector();
const configOf = (props: Partial<lib.LogCollectorDaemonSetProps> = {}) =>
  parse(collect({ agent, ...props }).files['vector.yaml']);

const EVERYTHING: Partial<lib.LogCollectorDaemonSetProps> = {
  inputs: [
    {
      containerLogs: {
        format: 'both',
        includeNamespaces: ['team-*'],
        excludeNamespaces: ['team-load'],
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
    { parse: { json: {}, onFailure: 'drop', when: { field: 'message', matches: "^\\{|'" } } },
    { rateLimit: { records: 100, by: 'pod', when: { field: 'stream', oneOf: ['stderr'] } } },
    { set: { field: 'parsed.price', value: '$5 {{ x }} "quoted"' } },
    { raw: { config: '- type: sample\n  rate: 2\n' } },
    { dedot: {} },
  ],
  outputs: [
    {
      when: { field: 'namespace', oneOf: ['team-a'] },
      openSearch: { host: 'os', ca: secret('os', 'ca.crt'), username: 'a$b', password: secret('os', 'password') },
    },
    { when: { field: 'tag', oneOf: ['audit'] }, http: { host: 'h', authorization: secret('h', 'token') } },
    { loki: { host: 'fd00::1', tenant: 'team-a', labels: { cluster: 'prod' } }, otherwise: true },
  ],
};

test('every input, step and output', () => {
  expect(collect({ agent, ...EVERYTHING }).files['vector.yaml']).toMatchSnapshot();
});

test('each component takes from components that are there, and each gives to one', () => {
  const { sources, transforms, sinks } = configOf(EVERYTHING);
  const taken = [...Object.values<any>(transforms), ...Object.values<any>(sinks)].flatMap(({ inputs }) => inputs);
  const given = [
    ...Object.keys(sources).map((id) => (id === 'input-5' ? 'input-5.logs' : id)),
    ...Object.keys(transforms),
  ];
  expect([...new Set(taken)].sort()).toEqual(given.sort());
});

test('sources, transforms and sinks have names of their own, without which Vector does not start', () => {
  const { sources, transforms, sinks } = configOf(EVERYTHING);
  const names = [sources, transforms, sinks].flatMap((components) => Object.keys(components as object));
  expect(new Set(names).size).toBe(names.length);
});

test('a position moves on once the server has what was before it, and what is not taken stays in the files', () => {
  const { sinks, data_dir: folder } = configOf({ outputs: [{ loki: { host: 'a' } }, { http: { host: 'b' } }] });
  for (const sink of [sinks['output-0'], sinks['output-1']]) {
    expect(sink).toMatchObject({
      acknowledgements: { enabled: true },
      // an eighth of 256 MiB
      buffer: { type: 'memory', max_size: 2 ** 25, when_full: 'block' },
    });
  }
  expect(folder).toBe('/state');
});

test('files that the kubelet has rotated are read, compressed ones are not', () => {
  const { sources } = configOf();
  expect(sources['input-0'].include).toEqual(['/var/log/pods/*/*/*.log*']);
  expect(sources['input-0'].exclude).toEqual(
    expect.arrayContaining(['/var/log/pods/*/*/*.gz', '/var/log/pods/*/*/*.tmp']),
  );
  expect(sources['input-0'].read_from).toBe('beginning');
});

test('without state, reading begins now and positions are nowhere kept', () => {
  const { sources, data_dir: folder } = configOf({ state: { lostOnRestart: 'a test' } });
  expect(sources['input-0'].read_from).toBe('end');
  expect(folder).toBe('/tmp');
});

test('what a server refuses for good is dropped, and what it may take later is sent again', () => {
  const { sinks } = configOf({ outputs: [{ http: { host: 'a' } }, { elasticsearch: { host: 'b' } }] });
  expect(sinks['output-0'].retry_strategy).toEqual({
    type: 'custom',
    status_codes: [401, 403, 404, 408, 413, 429, 500, 502, 503, 504],
  });
  expect(sinks['output-1'].request_retry_partial).toBe(true);
});

test('variables are put in by Vector, after it has read its configuration', () => {
  const { container, files } = collect({ agent, ...EVERYTHING });
  expect(container.env).toContainEqual({ name: 'VECTOR_DANGEROUSLY_ALLOW_ENV_VAR_INTERPOLATION', value: 'true' });
  expect(files['vector.yaml']).toContain('password: ${OUTPUT_0_PASSWORD}');
  expect(parse(files['vector.yaml']).sinks['output-0'].auth.user).toBe('a$$b');
});

test('it stops within the time that the pod is given', () => {
  expect(collect({ agent, terminationGracePeriodSeconds: 30 }).container.args).toContain(
    '--graceful-shutdown-limit-secs=20',
  );
});

test('health has a port of its own', () => {
  const { container } = collect({ agent: new lib.Vector({ healthPort: 9000 }), metricsPort: 9001 });
  expect(container.ports).toEqual([
    { name: 'metrics', containerPort: 9001 },
    { name: 'health', containerPort: 9000 },
  ]);
  expect(container.livenessProbe).toEqual({ httpGet: { path: '/health', port: 9000 } });
});

test.each(['no list', '- rate: 2', 'a: ['])('refuses the raw step %j', (config) => {
  expect(() => collect({ agent, steps: [{ raw: { config } }] })).toThrow(
    'has a raw step that is no list of transforms',
  );
});
