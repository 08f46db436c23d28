import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * Options of `NodeNetworkDaemonSet`.
 */
export interface NodeNetworkDaemonSetProps extends PatternOptions {
  /**
   * The containers of the service.
   */
  readonly containers: Container[];
}
