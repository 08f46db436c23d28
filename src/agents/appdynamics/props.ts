import { SecretKeySelector } from '../../model/generated/structs';
import { PatternOptions } from '../../patterns/options';

/**
 * Where the machine agent reports to.
 */
export interface AppDynamicsController {
  /**
   * Host name of the controller.
   */
  readonly host: string;

  /**
   * Port of the controller.
   *
   * @default 443
   */
  readonly port?: number;

  /**
   * Account at the controller.
   */
  readonly account: string;

  /**
   * The access key of the account: a key of a Secret. It is never a text in the manifest.
   *
   * @default - key `controller-key` of the Secret `cluster-agent-secret`
   */
  readonly accessKey?: SecretKeySelector;
}

/**
 * The AppDynamics machine agent on every node.
 */
export interface AppDynamicsDaemonSetProps extends PatternOptions {
  /**
   * The controller.
   */
  readonly controller: AppDynamicsController;

  /**
   * Whether containers of Docker are watched, through the socket of Docker. Not for nodes with another container runtime.
   *
   * @default false
   */
  readonly docker?: boolean;
}
