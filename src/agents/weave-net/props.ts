import { SecretKeySelector } from '../../model/generated/structs';
import { PatternOptions } from '../../patterns/options';

/**
 * Weave Net on every node.
 */
export interface WeaveNetDaemonSetProps extends PatternOptions {
  /**
   * Tag of the images. The vendor has ended with 2.8.1; for a fork give its images with `containerImages`.
   *
   * @default '2.8.1'
   */
  readonly version?: string;

  /**
   * Network of the pods.
   *
   * @default '10.32.0.0/12'
   */
  readonly network?: string;

  /**
   * Largest packet in bytes.
   *
   * @default 1376
   */
  readonly mtu?: number;

  /**
   * The password that encrypts what goes between the nodes: a key of a Secret.
   *
   * @default - nothing is encrypted
   */
  readonly password?: SecretKeySelector;
}
