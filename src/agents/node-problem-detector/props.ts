import { PatternOptions } from '../../patterns/options';

/**
 * A condition of the node that a monitor keeps: what it is while all is well.
 */
export interface NpdCondition {
  /**
   * Type of the condition, as `KernelDeadlock`.
   */
  readonly type: string;

  /**
   * Its reason while all is well.
   */
  readonly reason: string;

  /**
   * Its message while all is well.
   */
  readonly message: string;
}

/**
 * What a line of the log means.
 */
export interface NpdRule {
  /**
   * `temporary` is an event, `permanent` a condition of the node.
   */
  readonly type: 'temporary' | 'permanent';

  /**
   * The condition, of a permanent problem.
   *
   * @default - an event only
   */
  readonly condition?: string;

  /**
   * Reason of the event or condition.
   */
  readonly reason: string;

  /**
   * Regular expression of the line, in the syntax of Go.
   */
  readonly pattern: string;
}

/**
 * A monitor of a log of the node.
 *
 * @see https://github.com/kubernetes/node-problem-detector/blob/v1.36.0/config
 */
export interface NpdLogMonitor {
  /**
   * Name of the monitor and, with `.json`, of its file.
   */
  readonly name: string;

  /**
   * Where lines come from: `kmsg` is the kernel, `journald` the journal, which needs a journal on disk.
   * One of `kmsg`, `journald`, `filelog`.
   */
  readonly plugin: 'kmsg' | 'journald' | 'filelog';

  /**
   * Options of the plugin, as `source` of `journald`.
   *
   * @default - none
   */
  readonly pluginConfig?: { [option: string]: string };

  /**
   * File or directory of the log.
   *
   * @default - `/dev/kmsg` for `kmsg`, `/var/log/journal` for `journald`
   */
  readonly logPath?: string;

  /**
   * Whether problems are counted as metrics too.
   *
   * @default - they are
   */
  readonly metricsReporting?: boolean;

  /**
   * Conditions that the rules speak of.
   *
   * @default - none
   */
  readonly conditions?: NpdCondition[];

  /**
   * What lines mean.
   */
  readonly rules: NpdRule[];
}

/**
 * Node Problem Detector on every node.
 */
export interface NodeProblemDetectorDaemonSetProps extends PatternOptions {
  /**
   * Monitors of logs, see `NpdMonitors`.
   *
   * @default - kernel, read-only file systems and docker, as published
   */
  readonly logMonitors?: NpdLogMonitor[];

  /**
   * Parts of the node whose health is checked through systemd.
   * Each one of `kubelet`, `containerd`, `docker`.
   *
   * @default - none
   */
  readonly healthChecks?: ('kubelet' | 'containerd' | 'docker')[];
}
