import { PatternOptions } from '../../patterns/options';

/**
 * The GlusterFS daemon on storage nodes.
 */
export interface GlusterdDaemonSetProps extends PatternOptions {
  /**
   * Whether a file of the node replaces a disk, for tests.
   *
   * @default false
   */
  readonly fakeDisk?: boolean;
}
