import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * A network plugin: init containers install it on the node, daemons run there. Each init container without mounts of its own gets the directory of the
 * plugins at `/host/opt/cni/bin` and that of their configuration at `/host/etc/cni/net.d`.
 */
export interface CniDaemonSetProps extends PatternOptions {
  /**
   * The daemons.
   */
  readonly containers: Container[];
}
