import { Exporter, queue } from './exporter';
import { Processor } from './steps/operations';
import { setOwn } from '../../../model/json-object';
import { rendererOf } from '../../abilities/renderer';
import { PipelineOutput } from '../../outputs/checked';
import { AgentTask } from '../../rendering';

type Components = { [id: string]: object };

/** Components that hand records on, by their ids. */
export interface Pipeline {
  readonly receivers: readonly string[];
  readonly processors: readonly string[];
  readonly exporters: readonly string[];
}

/** Components by their ids, and the pipelines that they make. */
export class Configuration {
  public readonly extensions: Components = {};
  public readonly receivers: Components = {};
  public readonly connectors: Components = {};
  public readonly processors: Components = {};
  public readonly exporters: Components = {};
  public readonly pipelines: { [id: string]: Pipeline } = {};

  constructor(private readonly agent: 'OpenTelemetryCollector' | 'Alloy') {}

  public pipeline(name: string, receivers: readonly string[], all: readonly Processor[], exporter: string): void {
    const ids = all.map(({ type, config }, index) => {
      const id = `${type}/${name}-${index}`;
      setOwn(this.processors, id, config);
      return id;
    });
    this.pipelines[`logs/${name}`] = { receivers, processors: ids, exporters: [exporter] };
  }

  /** Adds what an output takes; the exporter by its id. */
  public output(
    output: PipelineOutput,
    index: number,
    task: AgentTask,
  ): { readonly id: string; readonly exporter: Exporter } {
    const exporter = rendererOf(this.agent, output)(output, `${task.stateFolder ?? '/tmp'}/output-${index}`);
    const { authenticator } = exporter;
    const id = `${exporter.type}/output-${index}`;
    const authenticatorId = authenticator && `${authenticator.type}/output-${index}`;
    if (authenticatorId) setOwn(this.extensions, authenticatorId, authenticator.config);
    setOwn(this.exporters, id, {
      ...exporter.config(authenticatorId ? { auth: { authenticator: authenticatorId } } : {}),
      ...(!exporter.unbuffered && queue(task, output.delivery, exporter)),
    });
    return { id, exporter };
  }

  public render(telemetry: object): object {
    const { extensions, receivers, processors, exporters, connectors, pipelines } = this;
    return {
      extensions,
      receivers,
      processors,
      ...(Object.keys(connectors).length > 0 && { connectors }),
      exporters,
      service: { extensions: Object.keys(extensions), telemetry, pipelines },
    };
  }
}
