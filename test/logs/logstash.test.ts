import { parse } from 'yaml';
import { collect, secret } from './collect';
import * as lib from '../../src';
import { readLogstashConfig } from '../support/logstash-config';

const agent = new lib.Logstash();
const filesOf = (props: Partial<lib.LogCollectorDaemonSetProps> = {}) => collect({ agent, ...props }).files;

const EVERYTHING: Partial<lib.LogCollectorDaemonSetProps> = {
  inputs: [
    { containerLogs: { includeNamespaces: ['team-*'], ignoreOlder: '24h' } },
    { files: { path: '/var/log/app/*.log', tag: 'app', exclude: ['/var/log/app/old.log'] } },
    { syslog: { protocol: 'tcp' } },
  ],
  steps: [
    { parse: { json: {} } },
    { time: { field: 'parsed.time' } },
    { raw: { config: 'mutate {\n  lowercase => ["x"]\n}\n' } },
    { remove: { fields: ['password'], when: { field: 'tag', oneOf: ['app'] } } },
  ],
  outputs: [
    {
      when: { field: 'stream', oneOf: ['stderr'] },
      elasticsearch: { host: 'es', ca: secret('es', 'ca.crt'), username: 'u', password: secret('es', 'password') },
    },
    { http: { host: 'h', headers: { 'X-A': 'say "a"' }, authorization: secret('h', 'token') }, otherwise: true },
  ],
};

test('every input, step and output', () => {
  expect(filesOf(EVERYTHING)).toMatchSnapshot();
});

test('an output by condition stands behind what the script says of the record', () => {
  const [, , { plugins }] = readLogstashConfig(filesOf(EVERYTHING)['pipeline.conf']);
  expect(plugins.map(({ name, conditions }) => [name, conditions])).toEqual([
    ['elasticsearch', ['"0"in[@metadata][outputs]']],
    ['http', ['"1"in[@metadata][outputs]']],
  ]);
});

test('what was read waits on the disk of the node, within its bounds', () => {
  expect(parse(filesOf({ diskBuffer: '512Mi' })['logstash.yml'])).toMatchObject({
    'path.data': '/state',
    'queue.type': 'persisted',
    'queue.max_bytes': '512mb',
  });
  expect(parse(filesOf({ state: { lostOnRestart: 'a test' } })['logstash.yml'])).not.toHaveProperty('queue.type');
});

test('Java has half of the memory', () => {
  const { container, files } = collect({ agent, agentResources: { limits: { memory: '2Gi' } } });
  expect(container.env).toContainEqual({ name: 'LS_JAVA_OPTS', value: '-Xms1024m -Xmx1024m' });
  expect(files['jvm.options']).toBe('-Xms1024m\n-Xmx1024m\n');
});

test('OpenSearch takes another image', () => {
  expect(collect({ agent, outputs: [{ openSearch: { host: 'a' } }] }).container.image).toMatch(/^opensearchproject\//);
  expect(collect({ agent }).container.image).toMatch(/^docker\.elastic\.co\//);
});

test('a text with quotes of both kinds cannot be written', () => {
  expect(() => filesOf({ outputs: [{ http: { host: 'h', headers: { 'X-A': `a " b '` } } }] })).toThrow(
    'has quotes of both kinds',
  );
});
