import { spawnSync } from 'child_process';
import { parse } from 'yaml';
import { comparable } from './comparable';
import { RenderedPipeline } from './rendered';
import { LogPipelineSimulator } from '../../../src';

/*
 * Runs the programs that Vector gets, with the library that Vector runs them with (`vrl/`), one transform after the other. Files, buffers and the joining of
 * lines are Vector's own and are not run: lines come whole.
 */

type Event = { [field: string]: any };
interface Component {
  readonly type: string;
  readonly inputs: string[];
  readonly source?: string;
  readonly condition?: { readonly source: string };
}

/** Times are texts between programs here. */
const TIME = 'if is_string(.timestamp) { .timestamp = parse_timestamp!(.timestamp, format: "%+") }\n';
const FILE = '/var/log/pods/shop_cart-7d9f-x2x4b_0123/main/0.log';

const withVariables = (text: string): string => text.replaceAll('${NODE_NAME}', 'node-1').replaceAll('$$', '$');

/** Events as the source of files gives them. */
function events({ inputs, lines }: RenderedPipeline): Event[] {
  const [{ records }] = new LogPipelineSimulator({ inputs, outputs: [{ stdout: {} }] }).run([...lines]);
  return records.map(({ time, fields: { stream, message } }) => ({
    message: `${time} ${stream} F ${message}`,
    file: FILE,
    host: 'pod',
    source_type: 'file',
    timestamp: '2020-01-01T00:00:00Z',
  }));
}

function run(command: string, source: string, given: readonly Event[]): { [name: string]: any }[] {
  const job = [{ source: withVariables(source), events: given }];
  const { stdout } = spawnSync(command, { input: JSON.stringify(job), maxBuffer: 2 ** 28 });
  const [{ error, results }] = JSON.parse(stdout.toString());
  if (error) throw new Error(`${error}\n${source}`);
  for (const result of results) if (result.error) throw new Error(`${result.error}\n${source}`);
  return results;
}

function outputsOf(command: string, pipeline: RenderedPipeline): string[][] {
  const { transforms, sinks } = parse(pipeline.files['vector.yaml']) as {
    transforms: { [id: string]: Component };
    sinks: { [id: string]: Component };
  };
  const known = new Map<string, Event[]>([['input-0', events(pipeline)]]);
  const outOf = (id: string): Event[] => {
    if (!known.has(id)) known.set(id, through(transforms[id]));
    return known.get(id)!;
  };
  const through = ({ type, inputs, source, condition }: Component): Event[] => {
    const given = inputs.flatMap(outOf);
    if (type === 'reduce') return given;
    if (type === 'filter') {
      const results = run(command, condition!.source, given);
      return given.filter((_, index) => results[index].value === true);
    }
    return run(command, TIME + source!, given).flatMap(({ event }) => event ?? []);
  };
  return pipeline.outputs.map((_, index) =>
    sinks[`output-${index}`].inputs
      .flatMap(outOf)
      .map(({ time, ...fields }) => comparable(time, fields))
      .sort(),
  );
}

/** The records that each output of each pipeline gets. */
export const runVector = (command: string, pipelines: readonly RenderedPipeline[]): Promise<string[][][]> =>
  Promise.resolve(pipelines.map((pipeline) => outputsOf(command, pipeline)));
