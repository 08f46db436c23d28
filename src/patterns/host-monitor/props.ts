import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * Options of `HostMonitorDaemonSet`.
 */
export interface HostMonitorDaemonSetProps extends PatternOptions {
  /**
   * The containers. The first one reads the host paths.
   */
  readonly containers: Container[];

  /**
   * Directories and files of the node that the first container reads, such as `/proc`. They are mounted read-only below `hostPrefix`.
   *
   * @default - none but the volumes that you mount yourself
   */
  readonly hostPaths?: string[];

  /**
   * The directory of the first container below which host paths are mounted. Configure the agent with the same prefix, for example
   * `--path.procfs=/host/proc`.
   *
   * @default '/host'
   */
  readonly hostPrefix?: string;

  /**
   * Whether file systems that the node mounts later become visible below the host paths (mount propagation `HostToContainer`).
   *
   * @default false
   */
  readonly followMounts?: boolean;

  /**
   * The directory of the node in which the first container keeps its state. It is mounted at the same path, and created if it does not exist.
   *
   * @default - none
   */
  readonly stateDirectory?: string;
}
