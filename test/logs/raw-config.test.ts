import { collect } from './collect';
import * as lib from '../../src';

const raw = (agent: lib.logs.LogAgent, config: string, props: Partial<lib.LogCollectorDaemonSetProps> = {}) =>
  collect({ agent, config, ...props });

test.each<[string, lib.logs.LogAgent, string, string]>([
  ['YAML that is none', new lib.FluentBit(), 'pipeline:\n  inputs: [\n', 'config is no YAML'],
  [
    'two keys of one name',
    new lib.OpenTelemetryCollector(),
    'a: 1\na: 2\n',
    'config is no YAML: Map keys must be unique',
  ],
  ['a text that is no map', new lib.Vector(), 'sources', 'config is no map in YAML'],
  [
    'a property without indent',
    new lib.FluentBit(),
    '[INPUT]\nName tail\n',
    "config has 'Name tail', which is neither [SECTION] nor an indented property, in line 2",
  ],
  [
    'a property before a section',
    new lib.FluentBit(),
    '@SET A=b\n  Name tail\n',
    'config has a property before the first section in line 2',
  ],
  [
    'a section that does not end',
    new lib.Fluentd(),
    '<source>\n  @type tail\n',
    'config does not end the section <source> in line 1',
  ],
  [
    'a section that ends as another',
    new lib.Fluentd(),
    '<match **>\n</source>\n',
    'config has </source> where </match> ends in line 2',
  ],
  [
    'an end without a section',
    new lib.Fluentd(),
    '</source>\n',
    'config has </source> where no section ends in line 1',
  ],
  [
    'a line outside of sections',
    new lib.Fluentd(),
    'type x\n',
    "config has 'type x', which is in no section, in line 1",
  ],
  ['a block that does not end', new lib.Alloy(), 'logging {\n  level = "}"\n', "config does not end the '{' in line 1"],
  ['a brace too many', new lib.Logstash(), 'input { }\n}\n', "config has '}' where nothing is to be ended in line 2"],
  [
    'a list that ends as a map',
    new lib.Alloy(),
    'a {\n x = [1, 2}\n',
    "config has '}' where ']' is to be ended in line 2",
  ],
  [
    'a text that does not end',
    new lib.Alloy(),
    'a {\n x = "b\n}\n',
    'config begins a text that does not end in line 2',
  ],
])('%s is refused', (_what, agent, config, message) => {
  expect(() => raw(agent, config)).toThrow(`test/logs: ${message}`);
});

test('braces in texts and comments are none', () => {
  expect(() => raw(new lib.Alloy(), '// {\na "b" {\n x = "\\"{" /* { */\n y = `{`\n}\n')).not.toThrow();
  expect(() =>
    raw(new lib.Logstash(), '# {\nfilter { if [a] =~ /{/ { drop { } } mutate { gsub => ["a", \'}\', ""] } }\n'),
  ).not.toThrow();
});

test('Fluent Bit reads the classic format from a file of its own', () => {
  const config =
    '# mine\n[SERVICE]\n    HTTP_Server  On\n    HTTP_Port 2020\n[INPUT]\n    Name tail\n    DB /state/x.db\n';
  const { files, container } = raw(new lib.FluentBit(), config);
  expect(files).toEqual({ 'fluent-bit.conf': config });
  expect(container.args).toEqual(['--config=/fluent-bit/etc/conf/fluent-bit.conf']);
});

/** Each agent with a configuration that answers its probes, and one that does not. */
const PROBED: [string, lib.logs.LogAgent, string, string][] = [
  ['FluentBit', new lib.FluentBit(), 'service:\n  http_server: "on"\n', 'service:\n  http_server: "off"\n'],
  ['Fluentd', new lib.Fluentd(), '<source>\n  @type prometheus\n</source>\n', '<source>\n  @type tail\n</source>\n'],
  ['OpenTelemetryCollector', new lib.OpenTelemetryCollector(), 'extensions:\n  health_check: {}\n', 'extensions: {}\n'],
  ['Vector', new lib.Vector(), 'api:\n  enabled: true\n', 'api:\n  enabled: false\nsinks:\n  a:\n    enabled: true\n'],
  ['Filebeat', new lib.Filebeat(), 'http.enabled: true\n', 'http.enabled: false\n'],
];

test.each(PROBED)('%s keeps its probes where the configuration answers them', (_name, agent, answers, silent) => {
  expect(raw(agent, answers).container.livenessProbe).toBeDefined();
  expect(raw(agent, answers).container.readinessProbe).toBeDefined();
  expect(raw(agent, silent).container.livenessProbe).toBeUndefined();
  const rules = (config: string) =>
    raw(agent, config)
      .collector.findings()
      .map(({ rule }) => rule);
  expect(rules(silent)).toContain('companions/log-probes');
  expect(rules(answers)).not.toContain('companions/log-probes');
});

test('own output and state are left to the user, with a finding for each that is forgotten', () => {
  const rules = (config: string, props: Partial<lib.LogCollectorDaemonSetProps> = {}) =>
    raw(new lib.FluentBit(), config, { priorityClassName: 'x', ...props })
      .collector.findings()
      .map(({ rule }) => rule);
  const service = 'service: { http_server: on }\n';
  expect(rules(service)).toEqual(['companions/log-own-output', 'companions/log-own-state']);
  const careful =
    'service:\n  http_server: on\npipeline:\n  inputs:\n    - { name: tail, db: /state/a.db, exclude_path: /var/log/pods/*_logs-*/* }\n';
  expect(rules(careful)).toEqual([]);
  expect(rules('service:\n  http_server: on\n', { state: { lostOnRestart: 'a test' } })).toEqual([
    'companions/log-own-output',
  ]);
});

test('a line that only looks like a credential can be said to be none', () => {
  const config = '[FILTER]\n    Name record_modifier\n    Record a yes\n    Session_Token none\n';
  expect(() => raw(new lib.FluentBit(), config)).toThrow('has a credential as a text in line 4');
  expect(() => raw(new lib.FluentBit(), config, { notCredentials: ['Session_Token none'] })).not.toThrow();
  expect(() => raw(new lib.FluentBit(), config, { notCredentials: ['Session_Token'] })).toThrow('in line 4');
});

test('a collector without a priority class, or whose positions follow a generated name, is found', () => {
  const rules = (props: Partial<lib.LogCollectorDaemonSetProps>) =>
    collect({ agent: new lib.FluentBit(), ...props })
      .collector.findings()
      .map(({ rule }) => rule);
  expect(rules({})).toEqual(['companions/log-priority']);
  expect(rules({ priorityClassName: 'system-node-critical' })).toEqual([]);
  expect(rules({ priorityClassName: 'x', metadata: {} })).toEqual(['companions/log-positions']);
  expect(rules({ priorityClassName: 'x', metadata: {}, state: { hostPath: '/var/lib/collector' } })).toEqual([]);
  expect(rules({ priorityClassName: 'x', metadata: {}, state: { lostOnRestart: 'a test' } })).toEqual([]);
});
