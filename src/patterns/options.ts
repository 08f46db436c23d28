import { NodeAgentOptions } from '../constructs/node-agent/options';
import { ResourceRequirements, SecurityContext } from '../model/generated/structs';

/**
 * What every pattern, and every agent on a pattern, takes beside the fields of the pod.
 */
export interface PatternOptions extends NodeAgentOptions {
  /**
   * `Safe`: the pods run on every Linux node, whatever its taints, except on virtual nodes; an update takes a tenth of the nodes at a time; and
   * what pods of the node depend on has the priority class `system-node-critical`. `Published`: nothing is added to what the vendor's manifest, or
   * you in place of it, say. Use it to take over a running installation without a restart, then go to `Safe`.
   *
   * @default 'Safe'
   */
  readonly defaults?: 'Safe' | 'Published';

  /**
   * The root directory of the kubelet. Every path, argument and variable that begins with `/var/lib/kubelet` follows it.
   *
   * @default '/var/lib/kubelet' - microk8s has `/var/snap/microk8s/common/var/lib/kubelet`, k0s `/var/lib/k0s/kubelet`
   */
  readonly kubeletRoot?: string;

  /**
   * Images by the name of the container, in place of those that are published.
   *
   * @default - the images of the version that the documentation names
   */
  readonly containerImages?: { [container: string]: string };

  /**
   * Requests and limits by the name of the container, in place of those that are published.
   *
   * @default - as published
   */
  readonly containerResources?: { [container: string]: ResourceRequirements };

  /**
   * Security contexts by the name of the container, each in place of the whole of the published one.
   *
   * @default - as published
   */
  readonly containerSecurity?: { [container: string]: SecurityContext };
}
