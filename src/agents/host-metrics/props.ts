import { PatternOptions } from '../../patterns/options';

/**
 * The OpenTelemetry Collector on every node, for metrics of the host.
 */
export interface HostMetricsDaemonSetProps extends PatternOptions {
  /**
   * Address of a collector or backend that takes OTLP over gRPC, as `otel-gateway.monitoring:4317`.
   *
   * @default - what is collected is written to the log
   */
  readonly otlpEndpoint?: string;

  /**
   * Whether metrics of the host are collected: CPU, disks, file systems, load, memory and network.
   *
   * @default true
   */
  readonly hostMetrics?: boolean;

  /**
   * How often they are collected, as `10s`.
   *
   * @default '10s'
   */
  readonly interval?: string;

  /**
   * Whether applications of the node may send: over OTLP, Jaeger and Zipkin, on ports of the node.
   *
   * @default false - no port of the node is taken
   */
  readonly receiveFromApplications?: boolean;
}
