import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { parse, stringify } from 'yaml';
import { comparable } from './comparable';
import { folderOf, writtenBytes } from './files';
import { RenderedPipeline } from './rendered';
import { runUntilQuiet } from './until-quiet';

/*
 * Runs the configurations of many pipelines in one Vector: components have names of their own, and files take the place of what is printed.
 */

type Components = { [id: string]: { [property: string]: unknown } };

interface Configuration {
  sources: Components;
  transforms: Components;
  sinks: Components;
}

function addTo(all: Configuration, own: Configuration, index: number, folder: string): void {
  const named = (id: string) => `${id}-p${index}`;
  const linked = ({ inputs, ...settings }: Components[string]) => ({
    ...settings,
    inputs: (inputs as string[]).map(named),
  });
  for (const [id, source] of Object.entries(own.sources)) {
    if (id !== 'own-metrics') all.sources[named(id)] = source;
  }
  for (const [id, transform] of Object.entries(own.transforms)) all.transforms[named(id)] = linked(transform);
  for (const [id, sink] of Object.entries(own.sinks)) {
    if (id === 'metrics') continue;
    all.sinks[named(id)] = { ...linked(sink), type: 'file', path: `${folder}/${id}` };
  }
}

function recordsIn(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { time, ...fields } = JSON.parse(line);
      return comparable(time, fields);
    })
    .sort();
}

/** The records that each output of each pipeline gets. */
export async function runVector(
  command: string,
  pipelines: readonly RenderedPipeline[],
  scratch: string,
): Promise<string[][][]> {
  rmSync(scratch, { recursive: true, force: true });
  const all: Configuration = { sources: {}, transforms: {}, sinks: {} };
  pipelines.forEach((pipeline, index) => {
    const folder = folderOf(scratch, index, pipeline);
    // the folder of the files, in the paths and in the pattern of names
    addTo(all, parse(pipeline.files['vector.yaml'].replaceAll('/var/log/pods', `${folder}/pods`)), index, folder);
  });
  mkdirSync(`${scratch}/state`);
  writeFileSync(`${scratch}/vector.yaml`, stringify({ data_dir: `${scratch}/state`, ...all }));
  const args = ['--dangerously-allow-env-var-interpolation', `--config-yaml=${scratch}/vector.yaml`];
  await runUntilQuiet(command, args, `${scratch}/log`, () => writtenBytes(scratch, pipelines.length));
  return pipelines.map(({ outputs }, index) =>
    outputs.map((_, output) => recordsIn(`${scratch}/p${index}/output-${output}`)),
  );
}
