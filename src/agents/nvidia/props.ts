import { PatternOptions } from '../../patterns/options';

/**
 * The device plugin of NVIDIA.
 */
export interface NvidiaDevicePluginDaemonSetProps extends PatternOptions {
  /**
   * How parts of a GPU (MIG) are offered: as GPUs, or as resources of their own.
   * One of `none`, `single`, `mixed`.
   *
   * @default - not at all
   */
  readonly migStrategy?: 'none' | 'single' | 'mixed';

  /**
   * Whether the plugin ends on a node without a working driver instead of waiting.
   *
   * @default true
   */
  readonly failOnInitError?: boolean;

  /**
   * How a container is told its devices.
   * One of `envvar`, `volume-mounts`, `cdi-annotations`, `cdi-cri`.
   *
   * @default - `envvar`
   */
  readonly deviceListStrategy?: 'envvar' | 'volume-mounts' | 'cdi-annotations' | 'cdi-cri';

  /**
   * Why the plugin hands the nodes of devices to the kubelet, as needed with the CPU manager; it then runs privileged.
   *
   * @default - it does not
   */
  readonly passDeviceSpecsReason?: string;
}
