/**
 * A piece of the agent's own configuration, which this library does not look into: fields that it makes are known to no check, and
 * `LogPipelineSimulator` refuses it.
 */
export interface RawStep {
  /**
   * The piece, in the form of the agent: a list of filters in YAML for Fluent Bit, `<filter>` sections for Fluentd, and for each other agent what its
   * class says. A literal credential is refused, as in `config`.
   */
  readonly config: string;
}
