import { PatternOptions } from '../../patterns/options';

/**
 * The AWS EBS CSI driver on the nodes.
 */
export interface AwsEbsCsiDaemonSetProps extends PatternOptions {
  /**
   * Whether the driver shows its metrics on port 3302, with a Service for them.
   *
   * @default false
   */
  readonly metrics?: boolean;

  /**
   * How much the driver writes about what it does, 0 to 10.
   *
   * @default 2
   */
  readonly logLevel?: number;

  /**
   * The pods of Windows nodes, which are a DaemonSet of their own beside that of Linux: it takes the service account and the roles of that one.
   *
   * @default false
   */
  readonly windows?: boolean;
}
