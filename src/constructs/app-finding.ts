import { Finding } from '../findings/finding';

/**
 * A finding, and the construct that it is about.
 */
export interface AppFinding extends Finding {
  /**
   * Path of the construct.
   */
  readonly construct: string;

  /**
   * The reason for which the finding is accepted.
   *
   * @default - it is not accepted
   */
  readonly accepted?: string;
}
