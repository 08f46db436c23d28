import { NodeAgentOptions } from './options';
import { OperatingSystemOptions } from './windows/options';
import { Container } from '../../model/generated/structs';

/**
 * A node agent in Kubernetes' shape, with what makes it safe on every node filled in.
 */
export interface NodeAgentDaemonSetProps extends NodeAgentOptions, OperatingSystemOptions {
  /**
   * The containers. Each needs a memory limit, since one that grows without end takes its node down; a CPU limit would only slow it.
   *
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly containers: Container[];
}
