import { spawn } from 'child_process';
import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { parse, stringify } from 'yaml';
import { comparable } from './comparable';
import { RenderedPipeline } from './rendered';

/*
 * Runs the configuration of each pipeline in a Fluent Bit of its own. Metadata comes from the path instead of from an API server, and what an output
 * prints gets the number of the output.
 */

const AT_ONCE = 6;

function configuration({ files }: RenderedPipeline, folder: string): string {
  const { service, pipeline, ...rest } = parse(files['fluent-bit.yaml']);
  const fits = ({ name, labels }: { name: string; labels?: string }) => name !== 'kubernetes' || labels === undefined;
  pipeline.filters = pipeline.filters.filter(fits);
  for (const input of pipeline.inputs) {
    if (input.processors) input.processors.logs = input.processors.logs.filter(fits);
  }
  pipeline.outputs.forEach((output: { processors?: object }, index: number) => {
    output.processors = {
      logs: [{ name: 'content_modifier', action: 'insert', key: '_output', value: String(index) }],
    };
  });
  return stringify({ service: { ...service, http_server: 'off', flush: 0.5, grace: 1 }, ...rest, pipeline })
    .replaceAll('/var/log/pods', `${folder}/var/log/pods`)
    .replaceAll('kube.var.log.pods.', `kube${folder.replaceAll('/', '.')}.var.log.pods.`)
    .replaceAll('/state/', `${folder}/state/`)
    .replaceAll('/fluent-bit/etc/conf/', `${folder}/`);
}

async function runOne(command: string, pipeline: RenderedPipeline, folder: string): Promise<string[][]> {
  rmSync(folder, { recursive: true, force: true });
  const logFolder = `${folder}/var/log/pods/shop_cart-7d9f-x2x4b_0123/main`;
  mkdirSync(logFolder, { recursive: true });
  mkdirSync(`${folder}/state`, { recursive: true });
  writeFileSync(
    `${logFolder}/0.log`,
    pipeline.lines.map(({ time, stream = 'stdout', line }) => `${time} ${stream} F ${line}\n`).join(''),
  );
  writeFileSync(`${folder}/pipeline.lua`, pipeline.files['pipeline.lua']);
  writeFileSync(`${folder}/fluent-bit.yaml`, configuration(pipeline, folder));
  const child = spawn(command, [`--config=${folder}/fluent-bit.yaml`], {
    env: { ...process.env, NODE_NAME: 'node-1', POD_IP: '127.0.0.1' },
  });
  const printed: Buffer[] = [];
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const joins = pipeline.inputs.some(({ containerLogs }) => containerLogs?.multiline ?? containerLogs?.multilineStart);
  // a line that may be continued goes out after 5 seconds
  setTimeout(() => child.kill('SIGTERM'), joins ? 12_000 : 5000);
  await new Promise((resolve) => child.on('close', resolve));
  writeFileSync(`${folder}/log`, Buffer.concat(said));
  const records = Buffer.concat(printed)
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('{"'))
    .map((line) => JSON.parse(line));
  return pipeline.outputs.map((_, output) =>
    records
      .filter(({ _output }) => _output === String(output))
      .map(({ _output, time, ...fields }) => comparable(time, fields))
      .sort(),
  );
}

/** The records that each output of each pipeline gets. */
export async function runFluentBit(
  command: string,
  pipelines: readonly RenderedPipeline[],
  scratch: string,
): Promise<string[][][]> {
  const answers: string[][][] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < pipelines.length; index = next++) {
      answers[index] = await runOne(command, pipelines[index], `${scratch}/p${index}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}
