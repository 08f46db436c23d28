import { Configuration } from './configuration';
import { formProcessor } from './forms';
import { kubernetesAttributes, metadataStatements } from './metadata';
import { RenderedInput } from './receivers/render-inputs';
import { expression } from './steps/conditions';
import { Operation, Processor, processors } from './steps/operations';
import { renderSteps } from './steps/render-steps';
import { setOwn } from '../../../model/json-object';
import { PipelineCondition, PipelineInput } from '../../pipeline';
import { AgentTask } from '../../rendering';

/** What agents that are made of these components do in ways of their own. */
export interface Variant {
  readonly renderInput: (input: PipelineInput, task: AgentTask) => RenderedInput;
  /** Processors as their user wrote them. */
  readonly raw: (config: string, task: AgentTask) => Processor[];
}

const MEBIBYTE = 2 ** 20;

/** Connectors, by which one pipeline goes on in others. */
const FROM_INPUTS = 'forward/inputs';
const TO_OUTPUTS = 'forward/outputs';

/** Refuses what comes while memory is short; it is offered again. */
const memoryLimiter = ({ memory }: AgentTask): Processor => ({
  type: 'memory_limiter',
  config: {
    check_interval: '1s',
    limit_mib: Math.floor((memory * 0.8) / MEBIBYTE),
    spike_limit_mib: Math.floor((memory * 0.2) / MEBIBYTE),
  },
});

/** What every record goes through before the steps. */
function metadata({ metadata: wanted }: AgentTask): Operation[] {
  const time = { change: ['set(log.time, log.observed_time) where log.time_unix_nano == 0'] };
  if (!wanted) return [time];
  return [{ processors: [kubernetesAttributes(wanted)] }, time, { change: metadataStatements(wanted) }];
}

const selection = (takes: PipelineCondition | undefined): Operation[] =>
  takes ? [{ drop: `not (${expression(takes)})` }] : [];

/** Receivers, or the pipelines between them and the one of the steps. */
function renderInputs(configuration: Configuration, task: AgentTask, { renderInput }: Variant): string[] {
  return task.inputs.flatMap((input, index) => {
    const { receivers, statements } = renderInput(input, task);
    const ids = receivers.map(({ type, config }, which) => {
      const id = `${type}/input-${index}${receivers.length > 1 ? `-${which}` : ''}`;
      setOwn(configuration.receivers, id, config);
      return id;
    });
    if (!statements.length) return ids;
    configuration.connectors[FROM_INPUTS] = {};
    const all = [memoryLimiter(task), ...processors([{ change: statements }])];
    configuration.pipeline(`input-${index}`, ids, all, FROM_INPUTS);
    return [FROM_INPUTS];
  });
}

/** Inputs, steps and outputs as pipelines: one, where there is one output. */
export function renderPipelines(configuration: Configuration, task: AgentTask, variant: Variant): void {
  const receivers = [...new Set(renderInputs(configuration, task, variant))];
  const before: Operation[] = [
    { processors: [memoryLimiter(task)] },
    ...metadata(task),
    ...renderSteps(task, variant.raw),
  ];
  const outputs = task.outputs.map((output, index) => {
    const { id, exporter } = configuration.output(output, index, task);
    return { id, operations: [...selection(output.takes), { processors: [formProcessor(exporter)] }] };
  });
  if (outputs.length === 1) {
    configuration.pipeline('all', receivers, processors([...before, ...outputs[0].operations]), outputs[0].id);
    return;
  }
  configuration.connectors[TO_OUTPUTS] = {};
  configuration.pipeline('steps', receivers, processors(before), TO_OUTPUTS);
  outputs.forEach((output, index) =>
    configuration.pipeline(`output-${index}`, [TO_OUTPUTS], processors(output.operations), output.id),
  );
}
