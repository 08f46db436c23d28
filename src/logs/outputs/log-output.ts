import { AzureMonitorOutput } from './azure/azure';
import { CloudWatchLogsOutput } from './cloudwatch/cloudwatch';
import { DatadogOutput } from './datadog/datadog';
import { LogDelivery } from './delivery';
import { FileOutput } from './file/file';
import { ForwardOutput } from './forward/forward';
import { GoogleCloudLoggingOutput } from './google/google';
import { HttpOutput } from './http/http';
import { KafkaOutput } from './kafka/kafka';
import { LokiOutput } from './loki/loki';
import { OtlpOutput } from './otlp/otlp';
import { S3Output } from './s3/s3';
import { SearchOutput } from './search/search';
import { SplunkOutput } from './splunk/splunk';
import { StdoutOutput } from './stdout/stdout';
import { SyslogOutput } from './syslog/syslog';
import { LogCondition } from '../conditions/condition';

/**
 * Where logs go to. Exactly one member is set beside `when`, `otherwise` and `delivery`. Credentials are references to Secrets, never texts.
 */
export interface LogOutput {
  /**
   * The records that the output takes.
   *
   * @default - all
   */
  readonly when?: LogCondition;

  /**
   * Whether the output takes what no output takes that has a condition.
   *
   * @default false
   */
  readonly otherwise?: boolean;

  /**
   * How long the output tries, and how much it sends at once.
   *
   * @default - it tries until the server takes it
   */
  readonly delivery?: LogDelivery;

  /**
   * Elasticsearch 8 or newer. See `openSearch` for what becomes of documents that it refuses.
   *
   * @default - not this output
   */
  readonly elasticsearch?: SearchOutput;

  /**
   * OpenSearch 2 or newer. A document that it refuses because it is too busy is sent again. One that it refuses for good, such as for a mapping
   * conflict, is written to the log and dropped by Fluentd; Fluent Bit sends the chunk around it again and again for about an hour, in which
   * nothing is stored twice, and then keeps the chunk below `storage/rejected` of its state folder, up to a tenth of the disk buffer. A server
   * that is away for more than this hour counts as refusal to Fluent Bit, whose chunks of before then are in that folder.
   *
   * @default - not this output
   */
  readonly openSearch?: SearchOutput;

  /**
   * Grafana Loki. Fluentd drops what is refused with 400, 401, 403, 404, 408 or 413, with a line in its log; its plugin has no setting for it.
   * Fluent Bit drops only what is refused with 400.
   *
   * @default - not this output
   */
  readonly loki?: LokiOutput;

  /**
   * Another Fluentd or Fluent Bit, by the Forward protocol.
   *
   * @default - not this output
   */
  readonly forward?: ForwardOutput;

  /**
   * Any server that takes JSON lines by HTTP POST. Fluent Bit drops what is refused with 4xx other than 408 and 429, as while a password is
   * exchanged, with a line in its log; its plugin has no setting for it. Fluentd drops what is refused with 400.
   *
   * @default - not this output
   */
  readonly http?: HttpOutput;

  /**
   * A server that takes OTLP, the protocol of OpenTelemetry. The OpenTelemetry Collector drops what is refused with a status other than 429, 502, 503
   * and 504, as while a password is exchanged, with a line in its log and in a metric that `LogCollectorAlerts` watches; its exporter has no setting
   * for it.
   *
   * @default - not this output
   */
  readonly otlp?: OtlpOutput;

  /**
   * Apache Kafka.
   *
   * @default - not this output
   */
  readonly kafka?: KafkaOutput;

  /**
   * Amazon S3, or what speaks its protocol.
   *
   * @default - not this output
   */
  readonly s3?: S3Output;

  /**
   * Splunk, by its HTTP Event Collector.
   *
   * @default - not this output
   */
  readonly splunk?: SplunkOutput;

  /**
   * A syslog server.
   *
   * @default - not this output
   */
  readonly syslog?: SyslogOutput;

  /**
   * Amazon CloudWatch Logs.
   *
   * @default - not this output
   */
  readonly cloudWatchLogs?: CloudWatchLogsOutput;

  /**
   * Google Cloud Logging.
   *
   * @default - not this output
   */
  readonly googleCloudLogging?: GoogleCloudLoggingOutput;

  /**
   * A table of Azure Monitor, by its Logs Ingestion API.
   *
   * @default - not this output
   */
  readonly azureMonitor?: AzureMonitorOutput;

  /**
   * Datadog.
   *
   * @default - not this output
   */
  readonly datadog?: DatadogOutput;

  /**
   * Files on the disk of the node. Not with `LogAggregator`.
   *
   * @default - not this output
   */
  readonly file?: FileOutput;

  /**
   * The collector's own standard output, to look at while setting up.
   *
   * @default - not this output
   */
  readonly stdout?: StdoutOutput;
}
