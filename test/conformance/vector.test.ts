import { readFileSync } from 'fs';
import { gunzipSync } from 'zlib';
import { renderCollector } from '../../conformance/agents/collectors';
import { comparableOutputs } from '../../conformance/agents/pipelines/comparable';
import { digestOf, renderedPipelines, simulated } from '../../conformance/agents/pipelines/rendered';
import { recordedContent, recordedScenarios } from '../../conformance/agents/recordings';
import * as lib from '../../src';

/*
 * What Vector made of generated pipelines, and of the collectors that it has run.
 */

interface Recorded {
  readonly seed: number;
  readonly digest: string;
  readonly records: string[][];
}

const runs: Recorded[] = JSON.parse(
  gunzipSync(readFileSync(`${__dirname}/../../conformance/agents/recorded/pipelines/vector.json.gz`)).toString(),
);

/** Of two names that a dedot step makes one, Vector keeps the last. */
const OTHERWISE = [297];

test('300 pipelines were run as they are rendered, and their outputs got what the simulator says', () => {
  expect(runs.length).toBeGreaterThanOrEqual(300);
  expect(runs.flatMap(({ records }) => records.flat()).length).toBeGreaterThan(2000);
  const pipelines = renderedPipelines(new lib.Vector());
  const differing: number[] = [];
  for (const { seed, digest, records } of runs) {
    const pipeline = pipelines.next().value;
    expect([pipeline.seed, digestOf(pipeline.files)]).toEqual([seed, digest]);
    if (JSON.stringify(comparableOutputs(simulated(pipeline))) !== JSON.stringify(records)) differing.push(seed);
  }
  expect(differing).toEqual(OTHERWISE);
});

const content = recordedContent().filter(({ agent }) => agent === 'vector');
const scenarios = recordedScenarios().filter(({ agent }) => agent === 'vector');

test('what was run is what is rendered', () => {
  expect(content.length).toBeGreaterThan(3);
  for (const { collector, configuration } of [...content, ...scenarios]) {
    expect([collector, configuration]).toEqual([collector, renderCollector(new lib.Vector(), collector).configuration]);
  }
});

test('prints no Secret, and makes no request that a strict server refuses', () => {
  for (const { verdict } of content) expect(verdict).toMatchObject({ secretInLog: false, refusedRequests: 0 });
});

test.each(scenarios.filter(({ scenario }) => !/^(statuses-|refused-400-|killed-syslog)/.test(scenario)))(
  'loses nothing: $scenario',
  (result) => {
    expect(result.lost).toBe(0);
    // a kill forgets what was sent since positions were last written
    expect(result.doubled).toBeLessThanOrEqual(result.scenario.startsWith('killed') ? result.written! / 10 : 0);
  },
);

test('loses what was on its way to a syslog server that went away, which answers nothing', () => {
  expect(scenarios.find(({ scenario }) => scenario === 'killed-syslog')!.lost).toBe(1);
});

test('drops what the server refuses for good, and nothing else', () => {
  const find = (name: string) => scenarios.find(({ scenario }) => scenario === name)!;
  const { '400': bad, ...others } = find('statuses-http').seen!;
  expect(bad).toBe('100 of 100 lost');
  expect(new Set(Object.values(others))).toEqual(new Set(['kept']));
  expect(find('refused-400-opensearch').lost).toBe(1);
});
