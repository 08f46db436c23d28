import { parse } from 'yaml';
import { collect } from './collect';
import { renderCollector } from '../../conformance/agents/collectors';
import { recordedContent } from '../../conformance/agents/recordings';
import * as lib from '../../src';

const file = (options: object = {}): lib.logs.LogOutput => ({ file: { folder: '/var/lib/records', ...options } });
const textOf = (agent: lib.logs.LogAgent, options?: object) =>
  Object.values(collect({ agent, outputs: [file(options)] }).files).join('\n');

test('the folder of the node is made, and the agent may write to it', () => {
  const { container, pod } = collect({ agent: new lib.FluentBit(), outputs: [{ stdout: {} }, file()] });
  expect(pod.volumes).toContainEqual({
    name: 'output-1-folder',
    hostPath: { path: '/var/lib/records', type: 'DirectoryOrCreate' },
  });
  expect(container.volumeMounts).toContainEqual({ name: 'output-1-folder', mountPath: '/outputs/1' });
});

const KEPT = { megabytes: 7, keptFiles: 3 };

test.each<[string, lib.logs.LogAgent, RegExp]>([
  ['Fluent Bit', new lib.FluentBit(), /rotate_max_size: 7M\n +rotate_max_files: 3\n/],
  ['OpenTelemetry Collector', new lib.OpenTelemetryCollector(), /max_megabytes: 7\n +max_backups: 3\n/],
  ['Alloy', new lib.Alloy(), /rotation \{\s+max_megabytes = 7\s+max_backups = 3\s+\}/],
  ['Filebeat', new lib.Filebeat(), /rotate_every_kb: 7000\n +number_of_files: 4\n/],
])('%s keeps as many files as it may', (_, agent, written) => {
  expect(textOf(agent, KEPT)).toMatch(written);
});

test.each<[string, lib.logs.LogAgent, string]>([
  ['Fluentd', new lib.Fluentd(), "path '/outputs/0/a.%Y-%m-%d'"],
  ['Vector', new lib.Vector(), 'path: /outputs/0/a-%Y-%m-%d.log'],
  ['Logstash', new lib.Logstash(), 'path => "/outputs/0/a-%{+YYYY-MM-dd}.log"'],
])('%s begins a file each day, and a finding says that it removes none', (_, agent, written) => {
  expect(textOf(agent, { name: 'a' })).toContain(written);
  for (const option of ['megabytes', 'keptFiles']) {
    expect(() => textOf(agent, { [option]: 5 })).toThrow(
      `outputs[0].file.${option} is nothing that ${agent._name} can do: it begins a file each day, whatever its size, and removes none; FluentBit, OpenTelemetryCollector, Alloy, Filebeat can`,
    );
  }
  const rules = (of: lib.logs.LogAgent) =>
    collect({ agent: of, outputs: [file()] })
      .collector.findings()
      .map(({ rule }) => rule);
  expect(rules(agent)).toContain('companions/log-files-stay');
  expect(rules(new lib.FluentBit())).not.toContain('companions/log-files-stay');
});

test.each<[string, object, string]>([
  ['a folder that is relative', { folder: 'logs' }, "folder is 'logs'; give an absolute path without '..'"],
  ['the root', { folder: '/' }, "folder is '/'; give a folder that holds nothing else"],
  ['a name with a folder', { name: 'a/b' }, "name is 'a/b'; use letters, digits, '_' and '-'"],
  ['no size', { megabytes: 0 }, 'megabytes is 0; give a whole number from 1 to 100000'],
  ['no old files', { keptFiles: 0 }, 'keptFiles is 0; give a whole number from 1 to 1000'],
  [
    'a folder that is read',
    { folder: '/var/log/pods/a/b/' },
    "folder is '/var/log/pods/a/b/', which inputs[0] reads: each record would be read again; give a folder of its own",
  ],
])('refused: %s', (_, options, problem) => {
  expect(() => textOf(new lib.FluentBit(), options)).toThrow(`outputs[0].file.${problem}`);
});

test('a pattern of files counts as read, and one beside it does not', () => {
  const written = (path: string, folder: string) => () =>
    collect({ agent: new lib.FluentBit(), inputs: [{ files: { path, tag: 'a' } }], outputs: [file({ folder })] });
  expect(written('/var/log/*/app*.log', '/var/log/shop')).toThrow('which inputs[0] reads');
  expect(written('/var/log/*/app*.log', '/var/log/shop/old')).not.toThrow();
  expect(written('/var/log/app.*/a.log', '/var/log/apps')).not.toThrow();
});

test('delivery has no meaning', () => {
  const outputs = [{ ...file(), delivery: { retrySeconds: 5 } }];
  expect(() => collect({ agent: new lib.FluentBit(), outputs })).toThrow('outputs[0].delivery has no meaning for file');
});

describe('real agents', () => {
  const recorded = (agent: string, collector: string) =>
    recordedContent().find((each) => each.agent === agent && each.collector === collector)!;
  const lines = (records: readonly { readonly message?: unknown }[]) =>
    records
      .map(({ message }) => String(message))
      // bytes that are no UTF-8, and its own output, are an agent's own
      .filter((message) => !/end$|^of the collector itself/.test(message))
      .sort();

  test.each(['fluent-bit', 'fluentd'])('%s writes each line as JSON, with its time', (agent) => {
    const { records } = recorded(agent, 'file');
    expect(lines(records)).toEqual(lines(recorded(agent, 'http').records));
    for (const { time, node } of records) {
      expect(time).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      expect(node).toBe('node-1');
    }
  });

  test('the OpenTelemetry Collector writes requests of OTLP with the same records', () => {
    const { records, configuration } = recorded('opentelemetry-collector', 'file');
    expect(renderCollector(new lib.OpenTelemetryCollector(), 'file').configuration).toBe(configuration);
    const bodies = records.flatMap(({ resourceLogs }: any) =>
      resourceLogs.flatMap((each: any) =>
        each.scopeLogs.flatMap(({ logRecords }: any) => logRecords.map((log: any) => parse(log.body.stringValue))),
      ),
    );
    expect(lines(bodies)).toEqual(lines(recorded('fluentd', 'file').records));
  });
});
