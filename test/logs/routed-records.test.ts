import { parse } from 'yaml';
import { collect } from './collect';
import { FluentBit, Fluentd, logs } from '../../src';

const stderr: logs.LogCondition = { field: 'stream', oneOf: ['stderr'] };
const OUTPUTS: logs.LogOutput[] = [
  { http: { host: 'a' }, when: stderr },
  { http: { host: 'b' }, otherwise: true },
];

// Fluent Bit 5.1.1 lost every record of outputs that had a route and no tag to match, once it had been restarted while both servers were away
test('records of Fluent Bit that wait on disk find their output by the tag of their route', () => {
  const { files } = collect({ agent: new FluentBit(), outputs: OUTPUTS });
  const { inputs, outputs } = parse(files['fluent-bit.yaml']).pipeline;
  const routes: { name: string; to: { outputs: string[] } }[] = inputs[0].routes.logs;
  expect(routes.map(({ name, to }) => [name, to.outputs])).toEqual(
    outputs.map(({ alias, match }: { alias: string; match: string }) => [match, [alias]]),
  );
  expect(new Set(routes.map(({ name }) => name)).size).toBe(2);
});

test('what pods send to gets a port of its own', () => {
  const inputs: logs.LogInput[] = [{ forward: {} }, { syslog: { tag: 'sys.log-of-pods-and-more' } }];
  for (const agent of [new FluentBit(), new Fluentd()]) {
    const { container } = collect({ agent, inputs });
    expect(container.ports.slice(1)).toEqual([
      { name: 'forward', containerPort: 24224 },
      { name: 'sys-log-of-pods', containerPort: 5140, protocol: 'UDP' },
    ]);
  }
});

test('OTLP of Fluent Bit has the line as its body', () => {
  const { files } = collect({
    agent: new FluentBit(),
    outputs: [{ otlp: { host: 'o', path: '/x', authorization: { name: 's', key: 'k' } } }],
  });
  expect(parse(files['fluent-bit.yaml']).pipeline.outputs[0]).toMatchObject({
    name: 'opentelemetry',
    port: 4318,
    logs_uri: '/x/v1/logs',
    logs_body_key: '$message',
    header: ['Authorization ${OUTPUT_0_AUTHORIZATION}'],
  });
});

test('a wish that an agent cannot meet names the agents that can', () => {
  expect(() => collect({ agent: new Fluentd(), inputs: [{ otlp: {} }] })).toThrow(
    'test/logs: inputs[0].otlp is nothing that Fluentd can do: it has no input for OTLP; FluentBit, OpenTelemetryCollector',
  );
});
