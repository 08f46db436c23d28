import { NodeExporterMonitor, NodeExporterOptions } from './options';

/**
 * The Prometheus node exporter on every node.
 */
export interface NodeExporterDaemonSetProps extends NodeExporterOptions {
  /**
   * Whether a headless Service names the exporters.
   *
   * @default true
   */
  readonly service?: boolean;

  /**
   * A monitor for Prometheus Operator, with the name of the node as `instance`.
   *
   * @default - none, since a cluster without the operator does not know the kind
   */
  readonly monitor?: NodeExporterMonitor;
}
