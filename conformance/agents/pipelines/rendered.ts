import { createHash } from 'crypto';
import { Chart, Testing } from 'cdk8s';
import { generatedPipeline, GeneratedPipeline } from './generate';
import { LogCollectorDaemonSet, LogPipelineSimulator, logs } from '../../../src';

/** A generated pipeline that is one, with what an agent gets for it. */
export interface RenderedPipeline extends GeneratedPipeline {
  readonly seed: number;
  readonly files: { readonly [name: string]: string };
}

/** The files of the configuration; undefined where the pipeline is refused. */
function rendered(pipeline: GeneratedPipeline, agent: logs.LogAgent): { readonly [name: string]: string } | undefined {
  const { lines, ...props } = pipeline;
  try {
    new LogPipelineSimulator(props);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('LogPipelineSimulator: ')) throw error;
    return undefined;
  }
  const chart = new Chart(Testing.app(), 'logs', { namespace: 'logging' });
  try {
    new LogCollectorDaemonSet(chart, 'logs', { metadata: { name: 'logs' }, agent, ...props });
  } catch (error) {
    // what the agent cannot do
    if (error instanceof Error && error.message.includes('is nothing that')) return undefined;
    throw error;
  }
  return Testing.synth(chart).find(({ kind }) => kind === 'ConfigMap').data;
}

/** The first pipelines that an agent takes, from a number on. */
export function* renderedPipelines(agent: logs.LogAgent, from = 1): Generator<RenderedPipeline> {
  for (let seed = from; ; seed += 1) {
    const pipeline = generatedPipeline(seed);
    const files = rendered(pipeline, agent);
    if (files) yield { ...pipeline, seed, files };
  }
}

/** What tells one rendering from another. */
export const digestOf = (files: { readonly [name: string]: string }): string =>
  createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 24);

/** What each output gets by the simulator. */
export const simulated = ({ lines, inputs, steps, outputs, routing }: GeneratedPipeline): logs.SimulatedLogOutput[] =>
  new LogPipelineSimulator({ inputs, steps, outputs, routing }).run([...lines]);
