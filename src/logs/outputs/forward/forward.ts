import { SecretKeySelector } from '../../../model/generated/structs';
import { NetworkOutput } from '../network';

/**
 * Another Fluentd or Fluent Bit.
 */
export interface ForwardOutput extends NetworkOutput {
  /**
   * 1 to 65535.
   *
   * @default 24224
   */
  readonly port?: number;

  /**
   * The key that both ends share, from a Secret of the same namespace.
   *
   * @default - no authentication
   */
  readonly sharedKey?: SecretKeySelector;
}
