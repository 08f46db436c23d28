import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * What serves, or looks for, the disks of its node.
 */
export interface LocalStorageDaemonSetProps extends PatternOptions {
  /**
   * The daemons. The first runs privileged and sees the devices of the node.
   */
  readonly containers: Container[];

  /**
   * A directory of the node that belongs to the first container, at the same path. It is made where it is missing.
   *
   * @default - none
   */
  readonly dataDirectory?: string;

  /**
   * How mounts below it are seen: `HostToContainer` by the container, `Bidirectional` by the pods of the node too.
   * One of `None`, `HostToContainer`, `Bidirectional`.
   *
   * @default 'None'
   */
  readonly dataPropagation?: 'None' | 'HostToContainer' | 'Bidirectional';
}
