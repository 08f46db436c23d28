/**
 * What can be said of Filebeat.
 */
export interface FilebeatOptions {
  /**
   * Image of Filebeat 9 or newer.
   *
   * @default 'docker.elastic.co/beats/filebeat:9.5.2'
   */
  readonly image?: string;

  /**
   * How much Filebeat says of itself.
   *
   * One of `error`, `warning`, `info`, `debug`.
   *
   * @default 'info'
   */
  readonly logLevel?: 'error' | 'warning' | 'info' | 'debug';
}
