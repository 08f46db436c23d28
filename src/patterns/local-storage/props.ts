import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * Options of `LocalStorageDaemonSet`.
 */
export interface LocalStorageDaemonSetProps extends PatternOptions {
  /**
   * The containers. The first one is privileged and has access to the devices of the node.
   */
  readonly containers: Container[];

  /**
   * The directory of the node that holds the data of the first container. It is mounted at the same path, and created if it does not exist.
   *
   * @default - none
   */
  readonly dataDirectory?: string;

  /**
   * The mount propagation of the data directory. With `HostToContainer`, the container sees what the node mounts below it; with `Bidirectional`,
   * the node and its pods also see what the container mounts.
   * One of `None`, `HostToContainer`, `Bidirectional`.
   *
   * @default 'None'
   */
  readonly dataPropagation?: 'None' | 'HostToContainer' | 'Bidirectional';
}
