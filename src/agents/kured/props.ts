import { PatternOptions } from '../../patterns/options';

/**
 * When nodes may restart.
 */
export interface KuredWindow {
  /**
   * Days of the week, as `mon`.
   *
   * @default - every day
   */
  readonly days?: string[];

  /**
   * First minute of the day, as `2am` or `02:00`.
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
   * Time zone of both, as `Europe/Berlin`.
   *
   * @default 'UTC'
   */
  readonly timeZone?: string;
}

/**
 * kured: restarts nodes that ask for it, a few at a time.
 */
export interface KuredDaemonSetProps extends PatternOptions {
  /**
   * How a node is restarted: `command` enters the node and calls systemd, which needs a privileged container; `signal` sends the signal to
   * process 1, which needs the capability KILL only.
   *
   * @default 'command'
   */
  readonly rebootMethod?: 'command' | 'signal';

  /**
   * The file that asks for a restart of the node, below `/var/run`.
   *
   * @default '/var/run/reboot-required'
   */
  readonly sentinel?: string;

  /**
   * How often the file is looked for, as `1h`.
   *
   * @default '1h'
   */
  readonly period?: string;

  /**
   * When nodes may restart.
   *
   * @default - at any time
   */
  readonly window?: KuredWindow;

  /**
   * How many nodes may restart at the same time.
   *
   * @default 1
   */
  readonly concurrency?: number;

  /**
   * How long a node may take to drain before it restarts nevertheless, as `15m`.
   *
   * @default - without end
   */
  readonly drainTimeout?: string;

  /**
   * Labels of pods on whose nodes nothing is restarted, each as `runtime=long`.
   *
   * @default - none
   */
  readonly blockingPodSelectors?: string[];
}
