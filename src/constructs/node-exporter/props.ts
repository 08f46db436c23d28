import { NodeExporterMonitor, NodeExporterOptions } from './options';

/**
 * Properties of `NodeExporterDaemonSet`.
 */
export interface NodeExporterDaemonSetProps extends NodeExporterOptions {
  /**
   * Whether the exporters have a headless Service.
   *
   * @default true
   */
  readonly service?: boolean;

  /**
   * Creates a monitor of Prometheus Operator. The label `instance` is the name of the node.
   *
   * @default - no monitor: a cluster without the operator rejects the object
   */
  readonly monitor?: NodeExporterMonitor;
}
