import { PatternOptions } from '../../patterns/options';

/**
 * The device plugin of NVIDIA.
 */
export interface NvidiaDevicePluginDaemonSetProps extends PatternOptions {
  /**
   * How partitions of a GPU (MIG) are exposed: as GPUs, or as resources of their own.
   * One of `none`, `single`, `mixed`.
   *
   * @default - partitions are not exposed
   */
  readonly migStrategy?: 'none' | 'single' | 'mixed';

  /**
   * Whether the plugin exits on a node without a working driver instead of waiting.
   *
   * @default true
   */
  readonly failOnInitError?: boolean;

  /**
   * How containers get their devices.
   * One of `envvar`, `volume-mounts`, `cdi-annotations`, `cdi-cri`.
   *
   * @default - `envvar`
   */
  readonly deviceListStrategy?: 'envvar' | 'volume-mounts' | 'cdi-annotations' | 'cdi-cri';

  /**
   * The reason for passing device nodes to the kubelet, as the CPU manager requires. The plugin then runs privileged.
   *
   * @default - device nodes are not passed
   */
  readonly passDeviceSpecsReason?: string;
}
