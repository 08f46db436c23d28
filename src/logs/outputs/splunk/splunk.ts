import { SecretKeySelector } from '../../../model/generated/structs';
import { NetworkOutput } from '../network';

/**
 * Splunk, or what speaks the protocol of its HTTP Event Collector (HEC), such as Cribl and Vector. A record is an event with its fields as they are.
 *
 * @see https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector
 */
export interface SplunkOutput extends NetworkOutput {
  /**
   * 1 to 65535.
   *
   * @default 8088
   */
  readonly port?: number;

  /**
   * The token of the collector's input at Splunk, from a Secret of the same namespace.
   */
  readonly token: SecretKeySelector;

  /**
   * Index of the events, one that the token may write to.
   *
   * @default - as Splunk has it for the token
   */
  readonly index?: string;

  /**
   * Source type of the events.
   *
   * @default - as Splunk has it for the token
   */
  readonly sourcetype?: string;

  /**
   * Source of the events.
   *
   * @default - as Splunk has it for the token
   */
  readonly source?: string;

  /**
   * How requests are compressed: `gzip` or `none`.
   *
   * @default 'gzip'
   */
  readonly compression?: 'gzip' | 'none';
}
