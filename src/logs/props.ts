import { LogAgent } from './agent';
import { LogCollectorOptions } from './options';

/**
 * A log collector on every node.
 */
export interface LogCollectorDaemonSetProps extends LogCollectorOptions {
  /**
   * The agent that collects: `new FluentBit()` or `new Fluentd()`.
   */
  readonly agent: LogAgent;
}
