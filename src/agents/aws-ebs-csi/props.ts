import { PatternOptions } from '../../patterns/options';

/**
 * The AWS EBS CSI driver on the nodes.
 */
export interface AwsEbsCsiDaemonSetProps extends PatternOptions {
  /**
   * Whether the driver serves metrics on port 3302, with a Service for them.
   *
   * @default false
   */
  readonly metrics?: boolean;

  /**
   * The verbosity of the driver's log, 0 to 10.
   *
   * @default 2
   */
  readonly logLevel?: number;

  /**
   * Whether this is the DaemonSet for Windows nodes. It is deployed beside the one for Linux nodes, whose service account and roles it uses.
   *
   * @default false
   */
  readonly windows?: boolean;
}
