import { readFileSync } from 'fs';
import { COLLECTORS, collectorsOf, renderCollector } from '../../conformance/agents/collectors';
import { recordedContent, recordedScenarios } from '../../conformance/agents/recordings';
import { resultsPage } from '../../conformance/agents/results-table';
import * as lib from '../../src';

/*
 * What real agents did with the configurations that are rendered here. A configuration that no agent has run fails: record it with
 * conformance/agents/run-scenarios.ts or record-content.ts, and look at what came.
 */

const AGENTS: [string, lib.logs.LogAgent][] = [
  ['fluent-bit', new lib.FluentBit()],
  ['fluentd', new lib.Fluentd({ image: 'fluentd-with-all-plugins' })],
];
const content = recordedContent();
const scenarios = recordedScenarios();
const recordings = [...content, ...scenarios];

describe.each(AGENTS)('%s', (name, agent) => {
  test.each(collectorsOf(name))('has run the collector %s as it is rendered', (collector) => {
    const { configuration } = renderCollector(agent, collector);
    const run = recordings.filter((recording) => recording.agent === name && recording.collector === collector);
    expect(run).not.toEqual([]);
    for (const recording of run) expect(recording.configuration).toBe(configuration);
  });

  const outcome = (scenario: string) => {
    const { lost, doubled } = scenarios.find((each) => each.agent === name && each.scenario === scenario)!;
    return { lost, doubled };
  };

  test.each([
    'delivered',
    'server-away-at-start',
    'server-away',
    'api-server-away-at-start',
    'api-server-refuses',
    'buffer-full',
    'rotated-while-blocked',
    'restart',
    'killed',
    'killed-with-full-hands',
    'terminated-while-away',
    'rotated-while-stopped',
    'reload',
    'load',
    'long-outage',
    'forward-to-fluentd',
    'forward-to-fluent-bit',
  ])('loses and doubles nothing: %s', (scenario) => {
    expect(outcome(scenario)).toEqual({ lost: 0, doubled: 0 });
  });

  test('prints no Secret, and makes no request that a strict server refuses', () => {
    const verdicts = content.filter((recording) => recording.agent === name).map(({ verdict }) => verdict);
    expect(verdicts.length).toBeGreaterThan(5);
    for (const verdict of verdicts) expect(verdict).toMatchObject({ secretInLog: false, refusedRequests: 0 });
  });

  test('keeps what waits on the node as private as log files are', () => {
    const { seen } = scenarios.find((each) => each.agent === name && each.scenario === 'state-modes')!;
    expect((seen!.modes as string[]).filter((mode) => mode.endsWith('4'))).toEqual(name === 'fluentd' ? [] : ['644']);
  });

  test('drops the oldest lines where that is wished, and says so in its metrics', () => {
    const { lost, seen } = scenarios.find(
      (each) => each.agent === name && each.scenario === 'buffer-full-drop-oldest',
    )!;
    expect(lost).toBeGreaterThan(0);
    expect(seen!.newestArrived).toBe(true);
  });
});

const recorded = (agent: string, collector: string) =>
  content.find((recording) => recording.agent === agent && recording.collector === collector)!;

/** Bytes that are no UTF-8 become other characters, and a line without a time has that of its reading. */
const comparable = (records: readonly { readonly [field: string]: unknown }[]) =>
  records
    .map(({ message, stream, time, node, ...rest }) => ({
      message,
      stream,
      time: stream ? time : 'of reading',
      node,
      fields: Object.keys(rest).sort(),
    }))
    .filter(({ message }) => !/\ufffd|\ue0e4|^of the collector itself|^e{20}\.{3}/.test(String(message)))
    .map((record) => JSON.stringify(record))
    .sort();

test.each(['http', 'http-secrets', 'stdout', 'docker', 'files'])(
  'both agents make the same records: %s',
  (collector) => {
    const fluentBit = comparable(recorded('fluent-bit', collector).records);
    expect(fluentBit.length).toBeGreaterThan(3);
    expect(comparable(recorded('fluentd', collector).records)).toEqual(fluentBit);
  },
);

test('the labels of Loki are the same, and as documented', () => {
  const labels = (agent: string) => [
    ...new Set(
      recorded(agent, 'loki').records.map((record) =>
        Object.keys(record.labels as object)
          .sort()
          .join(),
      ),
    ),
  ];
  expect(labels('fluent-bit')).toEqual(['cluster,container,namespace,node,pod']);
  expect(labels('fluentd')).toEqual(labels('fluent-bit'));
});

test('credentials and headers arrive as they were given', () => {
  for (const agent of ['fluent-bit', 'fluentd']) {
    expect(recorded(agent, 'http-secrets').request).toEqual({
      path: '/ingest',
      authorization: 'Bearer abc.def-123',
      team: 'a b "c" \'d\'',
    });
  }
});

test('only its own container is left out, not others whose name begins so', () => {
  const own = { 'fluent-bit': 'Fluent Bit', fluentd: 'Fluentd' };
  for (const [agent, name] of Object.entries(own)) {
    const lines = recorded(agent, 'http').records.map(({ message }) => message);
    expect(lines).not.toContain(`of the collector itself, if it is ${name}`);
    expect(lines).toContain('of another container in a pod of that name');
    expect(lines).toContain('of a pod whose name begins as that of the collector');
  }
});

test('the page of results is that of the recordings', () => {
  expect(readFileSync(`${__dirname}/../../docs/log-agents-results.md`, 'utf8')).toBe(resultsPage(scenarios));
});

test.each(['aggregated', 'aggregated-events'])(
  'loses and doubles nothing on the way through an aggregator: %s',
  (name) => {
    const { lost, doubled } = scenarios.find(({ agent, scenario }) => agent === 'fluent-bit' && scenario === name)!;
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  },
);

test('every collector has a name that says what it is', () => {
  expect(Object.keys(COLLECTORS).every((name) => /^[a-z][a-z0-9]*(-[a-z]+)*$/.test(name))).toBe(true);
});
