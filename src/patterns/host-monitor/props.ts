import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * What reads the node and serves nobody: an exporter, a monitoring agent.
 */
export interface HostMonitorDaemonSetProps extends PatternOptions {
  /**
   * The agents.
   */
  readonly containers: Container[];

  /**
   * Directories and files of the node that the first container reads, as `/proc`. It finds them below `hostPrefix`.
   *
   * @default - none beside those of `volumes`
   */
  readonly hostPaths?: string[];

  /**
   * Where the first container finds what it reads of the node. Tell the agent the same prefix, as `--path.procfs=/host/proc`.
   *
   * @default '/host'
   */
  readonly hostPrefix?: string;

  /**
   * Whether file systems that are mounted later are seen below the host paths.
   *
   * @default false
   */
  readonly followMounts?: boolean;

  /**
   * A directory of the node that the first container keeps its state in, at the same path. It is made where it is missing.
   *
   * @default - none
   */
  readonly stateDirectory?: string;
}
