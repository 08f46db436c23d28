import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * What tells the kubelet of devices that pods can ask for.
 */
export interface DevicePluginDaemonSetProps extends PatternOptions {
  /**
   * Name of the resource that pods ask for, as `nvidia.com/gpu`. Nodes are often tainted with the same key; the plugin tolerates it whatever
   * `tolerateEveryTaint` says.
   */
  readonly resourceName: string;

  /**
   * The plugin, the first of them, and what runs beside it. The plugin gets the directory of the kubelet in which plugins register.
   */
  readonly containers: Container[];
}
