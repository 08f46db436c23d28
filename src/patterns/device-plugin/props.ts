import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * Options of `DevicePluginDaemonSet`.
 */
export interface DevicePluginDaemonSetProps extends PatternOptions {
  /**
   * The name of the resource that pods request, such as `nvidia.com/gpu`. The pods also tolerate a taint with this key, whatever
   * `tolerateEveryTaint` says, because nodes with devices are often tainted with it.
   */
  readonly resourceName: string;

  /**
   * The containers. The first one is the plugin; the directory in which plugins register is mounted into it.
   */
  readonly containers: Container[];
}
