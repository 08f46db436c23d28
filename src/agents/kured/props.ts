import { PatternOptions } from '../../patterns/options';

/**
 * The times at which nodes may restart.
 */
export interface KuredWindow {
  /**
   * Days of the week, such as `mon`.
   *
   * @default - every day
   */
  readonly days?: string[];

  /**
   * The first minute of the day, such as `2am` or `02:00`.
   *
   * @default '0:00'
   */
  readonly start?: string;

  /**
   * Last minute of the day.
   *
   * @default '23:59:59'
   */
  readonly end?: string;

  /**
   * The time zone of `start` and `end`, such as `Europe/Berlin`.
   *
   * @default 'UTC'
   */
  readonly timeZone?: string;
}

/**
 * kured: restarts nodes that require a reboot, a few at a time.
 */
export interface KuredDaemonSetProps extends PatternOptions {
  /**
   * How a node is restarted. `command` enters the namespaces of the node and calls systemd, which requires a privileged container. `signal` sends a
   * signal to process 1, which requires only the capability KILL.
   *
   * @default 'command'
   */
  readonly rebootMethod?: 'command' | 'signal';

  /**
   * The file below `/var/run` whose existence requests a restart of the node.
   *
   * @default '/var/run/reboot-required'
   */
  readonly sentinel?: string;

  /**
   * The interval at which kured looks for the file, such as `1h`.
   *
   * @default '1h'
   */
  readonly period?: string;

  /**
   * The times at which nodes may restart.
   *
   * @default - at any time
   */
  readonly window?: KuredWindow;

  /**
   * The number of nodes that may restart at the same time.
   *
   * @default 1
   */
  readonly concurrency?: number;

  /**
   * The time after which a node restarts even if it is not drained, such as `15m`.
   *
   * @default - no limit
   */
  readonly drainTimeout?: string;

  /**
   * Label selectors of pods that prevent their node from restarting, each in the form `runtime=long`.
   *
   * @default - none
   */
  readonly blockingPodSelectors?: string[];
}
