import { SecretKeySelector } from '../../../model/generated/structs';

/**
 * Datadog.
 */
export interface DatadogOutput {
  /**
   * The API key, from a Secret of the same namespace.
   */
  readonly apiKey: SecretKeySelector;

  /**
   * The site of Datadog, as its address has it.
   *
   * @default 'datadoghq.com'
   */
  readonly site?: string;

  /**
   * The service of all records.
   *
   * @default - none
   */
  readonly service?: string;

  /**
   * The source of all records, by which Datadog knows how to take a line apart.
   *
   * @default 'kubernetes'
   */
  readonly source?: string;

  /**
   * Tags of all records, each `<key>:<value>`.
   *
   * @default - none
   */
  readonly tags?: string[];
}
