import { DaemonSetOptions } from '../constructs/daemon-set-options';
import { NodeAgentOptions } from '../constructs/node-agent/options';
import { ResourceRequirements, SecurityContext } from '../model/generated/structs';

/**
 * The options of every pattern, and of every agent that is built on one, in addition to the fields of the pod.
 */
export interface PatternOptions extends NodeAgentOptions, DaemonSetOptions {
  /**
   * The defaults that apply to what you leave out. One of `Safe`, `Published`.
   *
   * With `Safe`, the pods run on every Linux node whatever its taints, except on virtual nodes; an update replaces the pods of a tenth of the nodes
   * at a time; and agents that other pods of the node depend on get the priority class `system-node-critical`. With `Published`, nothing is added
   * to the vendor's manifest and to what you set. Use `Published` to take over a running installation without a restart, then change to `Safe`.
   *
   * @default 'Safe'
   */
  readonly defaults?: 'Safe' | 'Published';

  /**
   * Images by container name. They replace the published images.
   *
   * @default - the images of the version that the documentation of the agent names
   */
  readonly containerImages?: { [container: string]: string };

  /**
   * Resource requests and limits by container name. They replace the published ones.
   *
   * @default - as published
   */
  readonly containerResources?: { [container: string]: ResourceRequirements };

  /**
   * Security contexts by container name. Each replaces the published security context as a whole.
   *
   * @default - as published
   */
  readonly containerSecurity?: { [container: string]: SecurityContext };
}
