/**
 * How an output sends what it has, and when it gives up.
 */
export interface LogDelivery {
  /**
   * How long records that the server does not take are sent again, in seconds, from 1. What has not been taken by then is dropped. Fluent Bit keeps it
   * below `storage/rejected` of its state folder, up to a tenth of the disk buffer, and counts tries, of which it makes one in up to 10 seconds.
   * `LogCollectorAlerts` tells of what was dropped, but for Fluentd, which has no metric for it. Not with Filebeat and Logstash.
   *
   * @default - until the server takes them; about an hour for a search engine with Fluent Bit
   */
  readonly retrySeconds?: number;

  /**
   * The most that a request holds, in bytes before compression, from 10,000. Fluent Bit has no setting for it: it sends chunks of up to 2 MB. Not with
   * Filebeat and Logstash.
   *
   * @default - 2 MiB for the OpenTelemetry Collector and Alloy, 1 to 8 MiB for Fluentd, as its memory allows, and what Vector has for the server
   */
  readonly batchBytes?: number;
}
