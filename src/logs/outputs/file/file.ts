/**
 * Files on the disk of the node. A line is a record in JSON, with its time as the field `time`; a line of the OpenTelemetry Collector and of Alloy is a
 * request of OTLP in JSON, whose records have that as their body.
 *
 * Fluent Bit, the OpenTelemetry Collector, Alloy and Filebeat begin a new file when one is full, and remove the oldest. Fluentd, Vector and Logstash begin
 * a file each day and remove none: something on the node has to.
 */
export interface FileOutput {
  /**
   * Folder of the node, an absolute path. The kubelet makes it where it is missing. It has to belong to root, and no input may read it.
   */
  readonly folder: string;

  /**
   * What the names of the files begin with. Letters, digits, `_` and `-`.
   *
   * @default 'records'
   */
  readonly name?: string;

  /**
   * How large a file becomes, in units of 1,000,000 bytes, from 1. Not with Fluentd, Vector and Logstash.
   *
   * @default 100
   */
  readonly megabytes?: number;

  /**
   * How many full files are kept beside the one that is written, from 1 to 1000. Not with Fluentd, Vector and Logstash.
   *
   * @default 5
   */
  readonly keptFiles?: number;
}
