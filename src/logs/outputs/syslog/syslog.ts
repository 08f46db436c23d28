import { NetworkOutput } from '../network';

/**
 * A syslog server. A message is the line, and its host is the node. Fluent Bit and the OpenTelemetry Collector write RFC 5424, with what is known of the
 * pod in the structured data `kubernetes`; Fluentd writes RFC 3164, whose times have neither year nor zone, with the container as the program.
 *
 * Fluent Bit and Fluentd cut messages at 64 KiB. Each message ends with a line feed, so the lines of a stack trace that was joined are messages for the
 * server again. Syslog has no answers: what was on its way when a connection broke is lost.
 */
export interface SyslogOutput extends NetworkOutput {
  /**
   * 1 to 65535.
   *
   * @default - 6514 with TLS, else 514
   */
  readonly port?: number;

  /**
   * How messages are carried: `tcp` or `udp`. By `udp`, messages are lost without a word, and long ones are cut; it has no TLS, so set `tls: false`.
   *
   * @default 'tcp'
   */
  readonly protocol?: 'tcp' | 'udp';
}
