/**
 * What can be said of Fluentd.
 */
export interface FluentdOptions {
  /**
   * Image with the plugins `kubernetes_metadata_filter`, `concat`, `record-modifier`, `prometheus`, `systemd`, and those of the outputs.
   *
   * @default - the variant of `fluent/fluentd-kubernetes-daemonset` v1.19.3 that has the plugin of the output; there is none for Loki
   */
  readonly image?: string;

  /**
   * How much Fluentd says of itself.
   *
   * One of `fatal`, `error`, `warn`, `info`, `debug`, `trace`.
   *
   * @default 'info'
   */
  readonly logLevel?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
}
