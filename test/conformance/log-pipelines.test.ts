import { readFileSync } from 'fs';
import { gunzipSync } from 'zlib';
import { comparableOutputs } from '../../conformance/agents/pipelines/comparable';
import { digestOf, renderedPipelines, simulated } from '../../conformance/agents/pipelines/rendered';
import * as lib from '../../src';

/*
 * What real agents made of generated pipelines. A rendering that no agent has run fails: record it with conformance/agents/pipelines/run-pipelines.ts.
 */

interface Recorded {
  readonly seed: number;
  readonly digest: string;
  readonly records: string[][];
}

const recorded = (agent: string): Recorded[] =>
  JSON.parse(
    gunzipSync(readFileSync(`${__dirname}/../../conformance/agents/recorded/pipelines/${agent}.json.gz`)).toString(),
  );

const AGENTS: [string, lib.logs.LogAgent][] = [
  ['fluent-bit', new lib.FluentBit()],
  ['fluentd', new lib.Fluentd()],
  ['alloy', new lib.Alloy()],
];

test.each(AGENTS)(
  '%s has run 300 pipelines as they are rendered, and its outputs got what the simulator says',
  (name, agent) => {
    const runs = recorded(name);
    expect(runs.length).toBeGreaterThanOrEqual(300);
    expect(runs.flatMap(({ records }) => records.flat()).length).toBeGreaterThan(2000);
    const pipelines = renderedPipelines(agent);
    for (const { seed, digest, records } of runs) {
      const pipeline = pipelines.next().value;
      expect(pipeline.seed).toBe(seed);
      expect([seed, digestOf(pipeline.files)]).toEqual([seed, digest]);
      expect([seed, comparableOutputs(simulated(pipeline))]).toEqual([seed, records]);
    }
  },
);
