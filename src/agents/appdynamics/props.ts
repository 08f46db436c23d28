import { SecretKeySelector } from '../../model/generated/structs';
import { PatternOptions } from '../../patterns/options';

/**
 * The controller that the machine agent reports to.
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
   * The access key of the account: a key of a Secret. The manifest never contains the key itself.
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
   * The reason for watching Docker containers through the socket of Docker, which is done if you give one. Whoever has the socket controls the node.
   * Use it only on nodes whose container runtime is Docker.
   *
   * @default - Docker containers are not watched, and the socket is not mounted
   */
  readonly dockerReason?: string;
}
