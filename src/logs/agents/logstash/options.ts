/**
 * What can be said of Logstash.
 */
export interface LogstashOptions {
  /**
   * Image of Logstash 8.9 or newer, with the plugins of the outputs.
   *
   * @default - 'docker.elastic.co/logstash/logstash:9.5.2', or with an output `openSearch` 'opensearchproject/logstash-oss-with-opensearch-output-plugin:8.9.0'
   */
  readonly image?: string;

  /**
   * How much Logstash says of itself.
   *
   * One of `error`, `warn`, `info`, `debug`.
   *
   * @default 'info'
   */
  readonly logLevel?: 'error' | 'warn' | 'info' | 'debug';
}
