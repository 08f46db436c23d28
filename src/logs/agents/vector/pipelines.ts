import { parse } from 'yaml';
import { Configuration } from './configuration';
import { Sink } from './sink';
import { files } from './sources/files';
import { journal } from './sources/journal';
import { network } from './sources/network';
import { expression } from './vrl/conditions';
import { Statement, statements } from './vrl/steps';
import { literal, place } from './vrl/text';
import { setOwn } from '../../../model/json-object';
import { rendererOf } from '../../abilities/renderer';
import { LogDelivery } from '../../outputs/delivery';
import { PipelineInput, PipelineStep } from '../../pipeline';
import { AgentTask } from '../../rendering';
import { asWritten, env } from '../program/variables';

function read(configuration: Configuration, id: string, input: PipelineInput, task: AgentTask): string[] {
  switch (input.kind) {
    case 'journald':
    case 'kernel':
      return journal(configuration, id, input, task);
    case 'otlp':
    case 'forward':
    case 'syslog':
      return network(configuration, id, input);
    case 'collectors':
    case 'kubernetesEvents':
      // refused before
      return [];
    default:
      return files(configuration, id, input, task);
  }
}

/** The fields that say where a record comes from. */
const origin = ({ options }: PipelineInput, { isTagged }: AgentTask): string[] => [
  `.node = ${literal(env('NODE_NAME'))}`,
  ...(isTagged ? [`.tag = ${literal(options.tag)}`] : []),
];

function rateLimit(step: Extract<PipelineStep, { kind: 'rateLimit' }>): object {
  const others = step.when && `!${expression(step.when)}`;
  return {
    type: 'throttle',
    threshold: step.records,
    window_secs: step.seconds,
    ...(step.by && { key_field: `{{ ${place(step.by)} }}` }),
    ...(others && { exclude: { type: 'vrl', source: others } }),
  };
}

/** Transforms as their user wrote them, a list of which each takes what the one before gives. */
function raw(config: string, { complain }: AgentTask): object[] {
  let transforms: unknown;
  try {
    transforms = parse(config);
  } catch {
    transforms = undefined;
  }
  if (!Array.isArray(transforms) || !transforms.every((each) => typeof each?.type === 'string')) {
    return complain('steps', 'has a raw step that is no list of transforms in YAML, each with a type: - type: remap');
  }
  return transforms.map((each) => asWritten(each) as object);
}

/** Steps as transforms; those that are statements share one. */
function renderSteps(configuration: Configuration, before: string[], task: AgentTask): string[] {
  let outlet = before;
  let collected: Statement[] = [];
  let count = 0;
  const next = () => `steps-${count++}`;
  const finish = () => {
    if (collected.length) outlet = configuration.remap(next(), outlet, collected.flatMap(statements));
    collected = [];
  };
  for (const step of task.steps) {
    if (step.kind !== 'raw' && step.kind !== 'rateLimit') {
      collected.push(step);
      continue;
    }
    finish();
    const transforms = step.kind === 'raw' ? raw(step.config, task) : [rateLimit(step)];
    for (const transform of transforms) outlet = configuration.transform(next(), outlet, transform);
  }
  finish();
  return outlet;
}

/** Inputs, steps and outputs as a graph of components. */
export function renderPipelines(configuration: Configuration, task: AgentTask): void {
  const { inputs, outputs, memory } = task;
  const received = inputs.flatMap((input, index) => {
    const id = `input-${index}`;
    return configuration.remap(`${id}-origin`, read(configuration, id, input, task), origin(input, task));
  });
  const outlet = renderSteps(configuration, received, task);
  // of the memory, a quarter for what waits to be sent; what is not taken stays in the files
  const waiting = Math.floor(memory / 4 / outputs.length);
  outputs.forEach((output, index) => {
    const id = `output-${index}`;
    const { type, config, form, retries } = rendererOf('Vector', output)(output, '');
    const taken = configuration.filter(`${id}-taken`, outlet, output.takes && expression(output.takes));
    setOwn(configuration.sinks, id, {
      type,
      inputs: configuration.remap(`${id}-form`, taken, form),
      ...config,
      ...delivered(config, output.delivery, retries),
      // a position moves on once the server has what was before it
      acknowledgements: { enabled: true },
      buffer: { type: 'memory', max_size: waiting, when_full: 'block' },
    });
  });
}

/** How long a request is sent again, a try in each 10 seconds, and how much it holds. */
function delivered(
  config: { request?: object; batch?: object },
  { retrySeconds, batchBytes }: LogDelivery,
  retries: Sink['retries'],
): object {
  return {
    ...retries?.(retrySeconds),
    ...(!retries &&
      retrySeconds !== undefined && {
        request: { ...config.request, retry_attempts: Math.ceil(retrySeconds / 10), retry_max_duration_secs: 10 },
      }),
    ...(batchBytes !== undefined && { batch: { ...config.batch, max_bytes: batchBytes } }),
  };
}
