import { collectorsOf, renderCollector } from '../../conformance/agents/collectors';
import { recordedContent, recordedScenarios } from '../../conformance/agents/recordings';
import * as lib from '../../src';

/*
 * What the OpenTelemetry Collector, and Alloy, which has its components, did with the configurations that are rendered here, as it was recorded.
 */

/** The Go modules of their exporters are not in the module proxy. */
const NOT_RUN = /^(elasticsearch|opensearch|splunk)/;

interface OtlpRecord {
  readonly time: string;
  readonly body: unknown;
  readonly attributes: { readonly [name: string]: unknown };
  readonly resource: { readonly [name: string]: unknown };
}

/** A record of OTLP in the terms of the record model. */
const ofOtlp = ({ time, body, attributes, resource }: OtlpRecord) => ({
  message: body,
  stream: attributes['log.iostream'],
  time: attributes['log.iostream'] ? time.slice(0, 26) : 'of reading',
  node: resource['k8s.node.name'],
});

const ofFluentBit = ({ message, stream, time, node }: { readonly [field: string]: unknown }) => ({
  message,
  stream,
  time: stream ? String(time).slice(0, 26) : 'of reading',
  node,
});

/** Bytes that are no UTF-8 become other characters, and Fluent Bit cuts long lines; an empty line of a file is no record to the collector. */
const comparable = (records: readonly { readonly message: unknown; readonly stream: unknown }[]) =>
  records
    .filter(
      ({ message, stream }) =>
        !/\ufffd|\ue0e4|^of the collector itself|^e{20}\.{3}/.test(String(message)) && (stream ?? message),
    )
    .map((record) => JSON.stringify(record))
    .sort();

const AGENTS: [string, lib.logs.LogAgent, number][] = [
  ['opentelemetry-collector', new lib.OpenTelemetryCollector({ image: 'with-journalctl' }), 5],
  ['alloy', new lib.Alloy(), 0],
];

describe.each(AGENTS)('%s', (name, agent, notRun) => {
  const content = recordedContent().filter((recording) => recording.agent === name);
  const scenarios = recordedScenarios().filter((recording) => recording.agent === name);
  const recordings = [...content, ...scenarios];

  const collectors = collectorsOf(name);

  test.each(collectors.filter((collector) => !NOT_RUN.test(collector)))(
    'has run the collector %s as it is rendered',
    (collector) => {
      const { configuration } = renderCollector(agent, collector);
      const run = recordings.filter((recording) => recording.collector === collector);
      expect(run).not.toEqual([]);
      for (const recording of run) expect(recording.configuration).toBe(configuration);
    },
  );

  test('what could not be run says so by having no recording', () => {
    expect(recordings.filter(({ collector }) => NOT_RUN.test(collector))).toEqual([]);
    expect(collectors.filter((collector) => NOT_RUN.test(collector))).toHaveLength(notRun);
  });

  const find = (wanted: string) => scenarios.find(({ scenario }) => scenario === wanted)!;

  test.each([
    'delivered',
    'server-away-at-start',
    'server-away',
    'api-server-away-at-start',
    'api-server-refuses',
    'buffer-full',
    'rotated-while-blocked',
    'rotated-while-stopped',
    'rotated-while-running',
    'restart',
    'restart-after-rotation',
    'killed-with-full-hands',
    'terminated-while-away',
    'load',
  ])('loses and doubles nothing: %s', (scenario) => {
    const { lost, doubled } = find(scenario);
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  });

  test.each(['killed', 'killed-while-full'])('loses nothing, and doubles what it had not noted: %s', (scenario) => {
    const { lost, doubled, written } = find(scenario);
    expect(lost).toBe(0);
    expect(doubled).toBeLessThan(written! / 50);
  });

  test('loses what it is about to take when it stops while its buffer is full, as documented', () => {
    const { lost, doubled } = find('terminated-while-full');
    expect({ lost, doubled }).toEqual({ lost: 100, doubled: 0 });
  });

  test.each(['statuses-http', 'statuses-loki'])('keeps what OTLP calls temporary: %s', (scenario) => {
    const { seen } = find(scenario);
    const kept = Object.entries(seen!).flatMap(([status, what]) => (what === 'kept' ? [status] : []));
    expect(kept).toEqual(['429', '502', '503', '504']);
  });

  test('prints no Secret, and makes no request that a strict server refuses', () => {
    expect(content.length).toBeGreaterThan(6);
    for (const { verdict } of content) expect(verdict).toMatchObject({ secretInLog: false, refusedRequests: 0 });
  });

  test('keeps what waits on the node from other users', () => {
    // Alloy has a file there that says when it was first started
    expect(find('state-modes').seen!.modes).toEqual(name === 'alloy' ? ['600', '644'] : ['600']);
  });

  const recorded = (collector: string) => content.find((recording) => recording.collector === collector)!;

  test('credentials and headers arrive as they were given', () => {
    expect(recorded('http-secrets').request).toEqual({
      path: '/ingest/v1/logs',
      authorization: 'Bearer abc.def-123',
      team: 'a b "c" \'d\'',
    });
  });

  test.each(['http', 'http-secrets', 'docker', 'files'])('makes the records that Fluent Bit makes: %s', (collector) => {
    const fluentBit = recordedContent().find((each) => each.agent === 'fluent-bit' && each.collector === collector)!;
    const ours = comparable(recorded(collector).records.map((record) => ofOtlp(record as unknown as OtlpRecord)));
    expect(ours.length).toBeGreaterThan(2);
    expect(ours).toEqual(comparable(fluentBit.records.map(ofFluentBit)));
  });

  test('names, labels and only other containers', () => {
    const records = recorded('http').records as unknown as OtlpRecord[];
    expect(records.map(({ body }) => body)).toContain('of another container in a pod of that name');
    expect(records.find(({ body }) => body === 'a line')!.resource).toMatchObject({
      'k8s.namespace.name': 'shop',
      'k8s.pod.name': 'cart-7d9f-x2x4b',
      'k8s.container.name': 'main',
      'k8s.pod.labels.app': 'cart-7d9f',
      'k8s.pod.labels.app.kubernetes.io/name': 'shop',
    });
  });
});

test.each(['long-outage', 'aggregated'])('the OpenTelemetry Collector loses and doubles nothing: %s', (name) => {
  const { lost, doubled } = recordedScenarios().find(
    ({ agent, scenario }) => agent === 'opentelemetry-collector' && scenario === name,
  )!;
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
});
