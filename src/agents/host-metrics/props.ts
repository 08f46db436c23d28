import { PatternOptions } from '../../patterns/options';

/**
 * The OpenTelemetry Collector on every node, for metrics of the host.
 */
export interface HostMetricsDaemonSetProps extends PatternOptions {
  /**
   * Address of a collector or backend that receives OTLP over gRPC, such as `otel-gateway.monitoring:4317`.
   *
   * @default - metrics are written to the log
   */
  readonly otlpEndpoint?: string;

  /**
   * Whether metrics of the host are collected: CPU, disks, file systems, load, memory and network.
   *
   * @default true
   */
  readonly hostMetrics?: boolean;

  /**
   * The interval between collections, such as `10s`.
   *
   * @default '10s'
   */
  readonly interval?: string;

  /**
   * Whether the collector also receives OTLP, Jaeger and Zipkin from applications, on ports of the node.
   *
   * @default false - no host port is used
   */
  readonly receiveFromApplications?: boolean;
}
