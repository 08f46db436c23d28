import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { gunzipSync, gzipSync } from 'zlib';
import { runAlloy } from './alloy';
import { comparableOutputs } from './comparable';
import { runFluentBit } from './fluent-bit';
import { runFluentd } from './fluentd';
import { runOpenTelemetryCollector } from './opentelemetry-collector';
import { digestOf, RenderedPipeline, renderedPipelines, simulated } from './rendered';
import { runVector } from './vector';
import { Alloy, FluentBit, Fluentd, OpenTelemetryCollector, Vector } from '../../../src';

/*
 * ts-node conformance/agents/pipelines/run-pipelines.ts fluent-bit|fluentd|opentelemetry-collector|vector|alloy COMMAND COUNT [FROM] [--check]
 *
 * Runs generated pipelines with a real agent, compares what its outputs get with what LogPipelineSimulator says, and records what they got. What was run before as it is rendered now is not run again. With
 * --check all are run, nothing is recorded, and a disagreement is a failure.
 */

const AGENTS = {
  'fluent-bit': { construct: new FluentBit(), run: runFluentBit, batch: 40 },
  fluentd: { construct: new Fluentd(), run: runFluentd, batch: 50 },
  'opentelemetry-collector': { construct: new OpenTelemetryCollector(), run: runOpenTelemetryCollector, batch: 200 },
  alloy: { construct: new Alloy(), run: runAlloy, batch: 100 },
  vector: { construct: new Vector(), run: runVector, batch: 50 },
};
const CHECK = '--check';
const SCRATCH = process.env.LAB_SCRATCH ?? join(tmpdir(), 'log-pipelines');

interface Recorded {
  readonly seed: number;
  readonly digest: string;
  readonly records: string[][];
}

/** What was recorded before, by what was rendered. */
function before(file: string): Map<string, Recorded> {
  const all: Recorded[] = existsSync(file) ? JSON.parse(gunzipSync(readFileSync(file)).toString()) : [];
  return new Map(all.map((each) => [`${each.seed} ${each.digest}`, each]));
}

/** What an output gets by one of the two alone. */
function report(pipeline: RenderedPipeline, expected: string[][], answer: string[][]): void {
  const { seed, steps, outputs, inputs } = pipeline;
  console.log(`---- seed ${seed}: ${JSON.stringify({ steps, outputs, inputs })}`);
  const without = (left: string[], right: string[]) => left.filter((each) => !right.includes(each)).slice(0, 2);
  expected.forEach((records, output) => {
    for (const record of without(records, answer[output])) console.log(`  output ${output}, simulator only: ${record}`);
    for (const record of without(answer[output], records)) console.log(`  output ${output}, agent only:     ${record}`);
  });
}

async function main(): Promise<void> {
  const isCheck = process.argv.includes(CHECK);
  const [name, command, count, start] = process.argv.slice(2).filter((each) => each !== CHECK) as [
    keyof typeof AGENTS,
    string,
    string,
    string?,
  ];
  const { construct, run, batch } = AGENTS[name];
  const folder = `${__dirname}/../recorded/pipelines`;
  const file = `${folder}/${name}.json.gz`;
  const known = isCheck ? new Map<string, Recorded>() : before(file);
  const source = renderedPipelines(construct, Number(start ?? 1));
  const pipelines = Array.from({ length: Number(count) }, (): RenderedPipeline => source.next().value);
  const keyOf = ({ seed, files }: RenderedPipeline) => `${seed} ${digestOf(files)}`;
  const missing = pipelines.filter((pipeline) => !known.has(keyOf(pipeline)));
  console.log(`${missing.length} of ${pipelines.length} pipelines are to be run`);
  for (let at = 0; at < missing.length; at += batch) {
    const some = missing.slice(at, at + batch);
    const answers = await run(command, some, `${SCRATCH}/${name}`);
    some.forEach((pipeline, index) =>
      known.set(keyOf(pipeline), { seed: pipeline.seed, digest: digestOf(pipeline.files), records: answers[index] }),
    );
    console.log(`${at + some.length} run`);
  }
  const disagreeing = pipelines.filter((pipeline) => {
    const { records } = known.get(keyOf(pipeline))!;
    const expected = comparableOutputs(simulated(pipeline));
    const agrees = JSON.stringify(expected) === JSON.stringify(records);
    if (!agrees) report(pipeline, expected, records);
    return !agrees;
  });
  console.log(`${disagreeing.length} of ${pipelines.length} disagree`);
  if (isCheck) {
    process.exitCode = disagreeing.length ? 1 : 0;
    return;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, gzipSync(JSON.stringify(pipelines.map((pipeline) => known.get(keyOf(pipeline)))), { level: 9 }));
}

void main().then(() => process.exit());
