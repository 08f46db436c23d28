import { readFileSync } from 'fs';
import { gunzipSync } from 'zlib';
import { comparableOutputs } from '../../conformance/agents/pipelines/comparable';
import { digestOf, renderedPipelines, simulated } from '../../conformance/agents/pipelines/rendered';
import * as lib from '../../src';

/*
 * What the library in which Vector runs VRL made of generated pipelines: conformance/agents/pipelines/vector.ts.
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
