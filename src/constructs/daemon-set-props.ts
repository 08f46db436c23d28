import { DaemonSetOptions } from './daemon-set-options';
import { Container } from '../model/generated/structs';

/**
 * A DaemonSet in Kubernetes' own shape.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/daemon-set-v1/
 */
export interface DaemonSetProps extends DaemonSetOptions {
  /**
   * The containers of every pod; more can be added with `addContainer`. At least one by the time of synth, with unique names.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/
   */
  readonly containers: Container[];
}
