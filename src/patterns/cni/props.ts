import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * Options of `CniDaemonSet`. Init containers install the plugin on the node; containers are its daemons. In each init container without mounts of
 * its own, `/opt/cni/bin` is mounted at `/host/opt/cni/bin` and `/etc/cni/net.d` at `/host/etc/cni/net.d`.
 */
export interface CniDaemonSetProps extends PatternOptions {
  /**
   * The daemons of the plugin.
   */
  readonly containers: Container[];
}
