import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * A network plugin: it installs itself on the node and runs there.
 */
export interface CniDaemonSetProps extends PatternOptions {
  /**
   * The daemons.
   */
  readonly containers: Container[];

  /**
   * What copies the plugin and writes its configuration. Each gets the directory of the plugins at `/host/opt/cni/bin` and that of the configuration
   * at `/host/etc/cni/net.d`, if it has no mounts of its own.
   *
   * @default - none: a daemon installs
   */
  readonly initContainers?: Container[];
}
