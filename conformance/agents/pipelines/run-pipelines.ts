import { mkdirSync, writeFileSync } from 'fs';
import { gzipSync } from 'zlib';
import { comparableOutputs } from './comparable';
import { runFluentBit } from './fluent-bit';
import { runFluentd } from './fluentd';
import { runOpenTelemetryCollector } from './opentelemetry-collector';
import { digestOf, RenderedPipeline, renderedPipelines, simulated } from './rendered';
import { FluentBit, Fluentd, OpenTelemetryCollector } from '../../../src';

/*
 * ts-node conformance/agents/pipelines/run-pipelines.ts fluent-bit|fluentd|opentelemetry-collector COMMAND COUNT [FROM] [--check]
 *
 * Runs generated pipelines with a real agent, compares what its outputs get with what LogPipelineSimulator says, and records both the agreements and, for
 * somebody to look at, the first disagreements. With --check nothing is recorded, and a disagreement is a failure.
 */

const AGENTS = {
  'fluent-bit': { construct: new FluentBit(), run: runFluentBit, batch: 40 },
  fluentd: { construct: new Fluentd(), run: runFluentd, batch: 50 },
  'opentelemetry-collector': { construct: new OpenTelemetryCollector(), run: runOpenTelemetryCollector, batch: 200 },
};
const CHECK = '--check';
const SCRATCH = process.env.LAB_SCRATCH ?? '/tmp/log-pipelines';

async function main(): Promise<void> {
  const [name, command, count, from] = process.argv.slice(2).filter((each) => each !== CHECK) as [
    keyof typeof AGENTS,
    string,
    string,
    string?,
  ];
  const { construct, run, batch } = AGENTS[name];
  const source = renderedPipelines(construct, Number(from ?? 1));
  const recorded: object[] = [];
  let disagreements = 0;
  while (recorded.length < Number(count)) {
    const pipelines: RenderedPipeline[] = [];
    while (pipelines.length < Math.min(batch, Number(count) - recorded.length)) pipelines.push(source.next().value);
    const answers = await run(command, pipelines, `${SCRATCH}/${name}`);
    pipelines.forEach((pipeline, index) => {
      const expected = comparableOutputs(simulated(pipeline));
      const answer = answers[index];
      if (JSON.stringify(expected) !== JSON.stringify(answer)) {
        disagreements += 1;
        if (disagreements < 8) {
          console.log(
            `---- seed ${pipeline.seed}: ${JSON.stringify({ steps: pipeline.steps, outputs: pipeline.outputs, inputs: pipeline.inputs })}`,
          );
          expected.forEach((records, output) => {
            const got = answer[output];
            for (const record of records.filter((each) => !got.includes(each)).slice(0, 2)) {
              console.log(`  output ${output}, simulator only: ${record}`);
            }
            for (const record of got.filter((each) => !records.includes(each)).slice(0, 2)) {
              console.log(`  output ${output}, agent only:     ${record}`);
            }
          });
        }
      }
      recorded.push({ seed: pipeline.seed, digest: digestOf(pipeline.files), records: answer });
    });
    console.log(`${recorded.length} pipelines, ${disagreements} disagree`);
  }
  if (process.argv.includes(CHECK)) {
    process.exitCode = disagreements ? 1 : 0;
    return;
  }
  const folder = `${__dirname}/../recorded/pipelines`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.json.gz`, gzipSync(JSON.stringify(recorded)));
}

void main().then(() => process.exit());
