import { SecretKeySelector } from '../../model/generated/structs';
import { PatternOptions } from '../../patterns/options';

/**
 * Weave Net on every node.
 */
export interface WeaveNetDaemonSetProps extends PatternOptions {
  /**
   * The tag of the images. 2.8.1 is the last release of the vendor; set the images of a fork with `containerImages`.
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
   * The MTU in bytes.
   *
   * @default 1376
   */
  readonly mtu?: number;

  /**
   * The key of a Secret with the password that encrypts traffic between nodes.
   *
   * @default - traffic is not encrypted
   */
  readonly password?: SecretKeySelector;
}
