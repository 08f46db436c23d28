import { recordedContent } from '../../conformance/agents/recordings';

/*
 * What servers received of the real agents by outputs beside the first ones: the same lines, whatever the protocol.
 */

const content = recordedContent();
const received = (agent: string, collector: string) =>
  content.find((recording) => recording.agent === agent && recording.collector === collector)!.records as {
    readonly [field: string]: any;
  }[];
/** Bytes that are no UTF-8 are an agent's own. */
const lines = (texts: string[]) => texts.filter((text) => !/end$/.test(text)).sort();
/** Messages of syslog have an end at 64 KiB with all but the OpenTelemetry Collector. */
const cut = (texts: string[]) =>
  texts.map((text) => text.replace(/^l+\.\.\. (?:100000|65\d{3}) characters$/, 'a long line')).sort();
const sent = (agent: string) => lines(received(agent, 'http').map(recordOf));
// of the OpenTelemetry Collector, the server of lines receives OTLP
const recordOf = ({ message, body }: { readonly [field: string]: any }): string => message ?? body;

const AGENTS = ['fluent-bit', 'fluentd', 'opentelemetry-collector', 'alloy'];
const WITHOUT_OTEL = ['fluent-bit', 'fluentd'];

test.each(AGENTS)('%s sends a message in JSON for each line to Kafka', (agent) => {
  const records = received(agent, 'kafka');
  expect(lines(records.map(({ message }) => message))).toEqual(sent(agent));
  for (const { time, node } of records) {
    expect(time).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(node).toBe('node-1');
  }
});

test.each(['fluent-bit', 'opentelemetry-collector', 'alloy'])('%s shows the password of a user to Kafka', (agent) => {
  expect(lines(received(agent, 'kafka-user').map(({ message }) => message))).toEqual(sent(agent));
});

test.each(WITHOUT_OTEL)('%s writes objects of JSON lines, compressed, below the hour', (agent) => {
  const records = received(agent, 's3');
  expect(lines(records.map(({ message }) => message))).toEqual(sent(agent));
  expect([...new Set(records.map(({ key }) => key))]).toEqual(['/archive/logs/<hour>/<name>.json.gz']);
});

test.each(WITHOUT_OTEL)('%s sends events with fields to Splunk', (agent) => {
  const records = received(agent, 'splunk');
  expect(lines(records.map(({ event }) => event.message))).toEqual(sent(agent));
  for (const record of records) expect(record).toMatchObject({ host: 'node-1', index: 'main', sourcetype: '_json' });
});

test.each(['fluent-bit', 'opentelemetry-collector', 'alloy'])(
  '%s writes RFC 5424, and says which pod it was',
  (agent) => {
    const records = received(agent, 'syslog');
    expect(cut(lines(records.map(({ message }) => message.replace(/^\ufeff/, ''))))).toEqual(cut(sent(agent)));
    for (const { data, host, priority } of records) {
      expect({ host, priority }).toEqual({ host: 'node-1', priority: 14 });
      // an element of structured data may be there once
      expect(data.match(/\[kubernetes /g)).toHaveLength(1);
      for (const name of ['pod_name', 'namespace_name', 'container_name']) expect(data).toContain(` ${name}="`);
    }
  },
);

test('Fluentd writes RFC 3164, with the container as the program, and no empty line', () => {
  const records = received('fluentd', 'syslog');
  expect(cut(lines(records.map(({ message }) => message)))).toEqual(cut(sent('fluentd').filter(Boolean)));
  expect(records).toContainEqual({ priority: 14, host: 'node-1', program: 'main', message: 'a line' });
});

test.each(AGENTS)('%s shows its certificate and its API key to a server that takes nobody without', (agent) => {
  const recording = content.find((each) => each.agent === agent && each.collector === 'http-client')!;
  expect(lines(received(agent, 'http-client').map(recordOf))).toEqual(sent(agent));
  expect(recording.request).toMatchObject({ apiKey: '11111111-2222-3333-4444-555555555555', encoding: 'gzip' });
  expect(recording.verdict).toMatchObject({ refusedRequests: 0, secretInLog: false });
});
