import { PatternOptions } from '../../patterns/options';

/**
 * The disk discovery daemon of Rook.
 */
export interface RookDiscoverDaemonSetProps extends PatternOptions {
  /**
   * The interval of discovery, such as `60m`.
   *
   * @default '60m'
   */
  readonly interval?: string;

  /**
   * Whether ceph-volume determines which disks are available.
   *
   * @default false
   */
  readonly useCephVolume?: boolean;

  /**
   * Regular expressions of devices whose udev events are ignored.
   *
   * @default - those of Rook: device mapper, rbd and nbd
   */
  readonly udevBlacklist?: string[];
}
