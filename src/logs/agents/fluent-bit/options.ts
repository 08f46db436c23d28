/**
 * What can be said of Fluent Bit.
 */
export interface FluentBitOptions {
  /**
   * Image of Fluent Bit 3 or newer.
   *
   * @default 'cr.fluentbit.io/fluent/fluent-bit:5.1.1'
   */
  readonly image?: string;

  /**
   * How much Fluent Bit says of itself.
   *
   * One of `error`, `warn`, `info`, `debug`, `trace`.
   *
   * @default 'info'
   */
  readonly logLevel?: 'error' | 'warn' | 'info' | 'debug' | 'trace';
}
