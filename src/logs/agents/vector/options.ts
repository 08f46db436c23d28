/**
 * What can be said of Vector.
 */
export interface VectorOptions {
  /**
   * Image of Vector 0.58 or newer. The inputs `journald` and `kernel` take one with the program `journalctl`.
   *
   * @default 'timberio/vector:0.58.0-debian'
   */
  readonly image?: string;

  /**
   * How much Vector says of itself.
   *
   * One of `error`, `warn`, `info`, `debug`.
   *
   * @default 'info'
   */
  readonly logLevel?: 'error' | 'warn' | 'info' | 'debug';

  /**
   * Port of Vector's API, which has its health, 1 to 65535; its metrics have `metricsPort`.
   *
   * @default 8686
   */
  readonly healthPort?: number;
}
