import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * A part of the network that every node has for itself: its DNS cache, its service proxy.
 */
export interface NodeNetworkDaemonSetProps extends PatternOptions {
  /**
   * The daemons.
   */
  readonly containers: Container[];
}
