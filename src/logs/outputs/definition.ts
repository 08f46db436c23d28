import { CheckedOutput, OutputKind } from './checked';
import { LogOutput } from './log-output';
import { OutputChecker } from './output-checker';
import { Cannot } from '../abilities/ability';
import { Output as FilebeatOutput } from '../agents/filebeat/output';
import { Plugin } from '../agents/fluent-bit/plugin';
import { Store } from '../agents/fluentd/store';
import { Plugin as LogstashPlugin } from '../agents/logstash/plugin';
import { Exporter } from '../agents/opentelemetry-collector/exporter';
import { Sink } from '../agents/vector/sink';

/** One struct may be that of several kinds. */
type Of<K extends OutputKind> = CheckedOutput extends infer O
  ? O extends { readonly kind: infer Kinds }
    ? K extends Kinds
      ? O
      : never
    : never
  : never;

/**
 * How each agent writes an output, a file an agent. Where it has no plugin for it, the reason and the address of its documentation. An agent that is
 * missing here cannot either.
 */
export interface OutputRenderers<O> {
  readonly FluentBit: ((output: O) => Plugin) | Cannot;
  readonly Fluentd: ((output: O) => Store) | Cannot;
  readonly OpenTelemetryCollector: ((output: O) => Exporter) | Cannot;
  readonly Alloy?: ((output: O) => Exporter) | Cannot;
  readonly Filebeat?: ((output: O) => FilebeatOutput) | Cannot;
  readonly Logstash?: ((output: O) => LogstashPlugin) | Cannot;
  readonly Vector?: ((output: O) => Sink) | Cannot;
}

/** An output: its struct is a member of `LogOutput`, and all else is in its folder. */
export interface OutputDefinition<K extends OutputKind> {
  /** Fills in defaults, and refuses what no agent could write. */
  readonly check: (options: NonNullable<LogOutput[K]>, checker: OutputChecker) => Of<K>;
  readonly agents: OutputRenderers<Of<K>>;
}
