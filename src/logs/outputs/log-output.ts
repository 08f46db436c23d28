import { ForwardOutput } from './forward/forward';
import { HttpOutput } from './http/http';
import { LokiOutput } from './loki/loki';
import { OtlpOutput } from './otlp/otlp';
import { SearchOutput } from './search/search';
import { StdoutOutput } from './stdout/stdout';
import { LogCondition } from '../conditions/condition';

/**
 * Where logs go to. Exactly one member is set beside `when` and `otherwise`. Credentials are references to Secrets, never texts.
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
   * The collector's own standard output, to look at while setting up.
   *
   * @default - not this output
   */
  readonly stdout?: StdoutOutput;
}
