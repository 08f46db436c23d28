/**
 * What can be said of Grafana Alloy.
 */
export interface AlloyOptions {
  /**
   * Image of Alloy 1.18 or newer.
   *
   * @default 'grafana/alloy:v1.18.0'
   */
  readonly image?: string;

  /**
   * How much Alloy says of itself.
   *
   * One of `error`, `warn`, `info`, `debug`.
   *
   * @default 'info'
   */
  readonly logLevel?: 'error' | 'warn' | 'info' | 'debug';
}
