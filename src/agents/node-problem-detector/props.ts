import { PatternOptions } from '../../patterns/options';

/**
 * A node condition that a monitor maintains, with its values while there is no problem.
 */
export interface NpdCondition {
  /**
   * The type of the condition, such as `KernelDeadlock`.
   */
  readonly type: string;

  /**
   * The reason while there is no problem.
   */
  readonly reason: string;

  /**
   * The message while there is no problem.
   */
  readonly message: string;
}

/**
 * A rule that matches lines of the log.
 */
export interface NpdRule {
  /**
   * The kind of problem: `temporary` creates an event, `permanent` sets a condition of the node.
   */
  readonly type: 'temporary' | 'permanent';

  /**
   * The type of the condition that a permanent problem sets.
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
   * The source of the lines: `kmsg` is the kernel, `journald` is the journal, which must be stored on disk.
   * One of `kmsg`, `journald`, `filelog`.
   */
  readonly plugin: 'kmsg' | 'journald' | 'filelog';

  /**
   * Options of the plugin, such as `source` of `journald`.
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
   * @default - true
   */
  readonly metricsReporting?: boolean;

  /**
   * The conditions that the rules set.
   *
   * @default - none
   */
  readonly conditions?: NpdCondition[];

  /**
   * The rules.
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
