import { PatternOptions } from '../../patterns/options';

/**
 * Rook's discovery of disks on every node.
 */
export interface RookDiscoverDaemonSetProps extends PatternOptions {
  /**
   * How often disks are looked for, as `60m`.
   *
   * @default '60m'
   */
  readonly interval?: string;

  /**
   * Whether ceph-volume says which disks are free.
   *
   * @default false
   */
  readonly useCephVolume?: boolean;

  /**
   * Regular expressions of devices that are left out when udev tells of them.
   *
   * @default - those of Rook: device mapper, rbd and nbd
   */
  readonly udevBlacklist?: string[];
}
