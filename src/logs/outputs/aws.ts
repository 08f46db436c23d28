import { SecretKeySelector } from '../../model/generated/structs';

/**
 * An access key of AWS, or of what speaks the protocol of S3.
 */
export interface AwsAccessKey {
  /**
   * The ID of the key, from a Secret of the same namespace.
   */
  readonly id: SecretKeySelector;

  /**
   * The secret part of the key, from a Secret of the same namespace.
   */
  readonly secret: SecretKeySelector;
}
