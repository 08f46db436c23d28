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

/** An output that an agent writes but for some of its options. */
export interface Partly<W> {
  readonly write: W;
  readonly lacks: { readonly [option: string]: Cannot };
}

/** The folder is one of the output's own, kept from start to start if anything is. */
type Write<O, W> = (output: O, folder: string) => W;
type Writer<O, W> = Write<O, W> | Partly<Write<O, W>> | Cannot;

/**
 * How each agent writes an output, a file an agent. Where it has no plugin for it, the reason and the address of its documentation. An agent that is
 * missing here cannot either.
 */
export interface OutputRenderers<O> {
  readonly FluentBit: Writer<O, Plugin>;
  readonly Fluentd: Writer<O, Store>;
  readonly OpenTelemetryCollector: Writer<O, Exporter>;
  readonly Alloy?: Writer<O, Exporter>;
  readonly Filebeat?: Writer<O, FilebeatOutput>;
  readonly Logstash?: Writer<O, LogstashPlugin>;
  readonly Vector?: Writer<O, Sink>;
}

/** An output: its struct is a member of `LogOutput`, and all else is in its folder. */
export interface OutputDefinition<K extends OutputKind> {
  /** Fills in defaults, and refuses what no agent could write. */
  readonly check: (options: NonNullable<LogOutput[K]>, checker: OutputChecker) => Of<K>;
  readonly agents: OutputRenderers<Of<K>>;
}
