/**
 * What can be said of the OpenTelemetry Collector.
 */
export interface OpenTelemetryCollectorOptions {
  /**
   * Image of the OpenTelemetry Collector 0.160 or newer, with the components of the distribution `contrib` that the pipeline takes.
   *
   * @default 'otel/opentelemetry-collector-contrib:0.160.0' - which has no `journalctl`, so the inputs `journald` and `kernel` take an image of your own
   */
  readonly image?: string;

  /**
   * How much the collector says of itself.
   *
   * One of `error`, `warn`, `info`, `debug`.
   *
   * @default 'info'
   */
  readonly logLevel?: 'error' | 'warn' | 'info' | 'debug';

  /**
   * Port of the collector's health, 1 to 65535; its metrics have `metricsPort`.
   *
   * @default 13133
   */
  readonly healthPort?: number;
}
