import { HttpRequestOutput } from '../http/options';

/**
 * A server that takes OTLP, the protocol of OpenTelemetry: the OpenTelemetry Collector, Loki, Elastic, Datadog, New Relic, VictoriaLogs and others.
 *
 * The line is the body of a record, what is known of the pod is in the resource by OpenTelemetry's names, and all else is in the attributes. Fluent Bit
 * has what is known of the pod in the attributes too, as `kubernetes`.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/
 */
export interface OtlpOutput extends HttpRequestOutput {
  /**
   * 1 to 65535.
   *
   * @default - 4318 for `http`, 4317 for `grpc`
   */
  readonly port?: number;

  /**
   * How OTLP is carried: `http`, as protocol buffers, or `grpc`.
   *
   * @default 'http'
   */
  readonly protocol?: 'http' | 'grpc';

  /**
   * Path before `/v1/logs`. Only with `protocol: 'http'`.
   *
   * @default - none
   */
  readonly path?: string;
}
