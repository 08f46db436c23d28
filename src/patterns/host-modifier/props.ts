import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * Options of `HostModifierDaemonSet`.
 */
export interface HostModifierDaemonSetProps extends PatternOptions {
  /**
   * The reason why a privileged container may change the node. It is written to the annotation `cdk8s-daemonsets/root-reason` of the DaemonSet.
   */
  readonly reason: string;

  /**
   * The container that changes the node. It runs privileged each time the pod starts, so it must be idempotent.
   *
   * @default - none; `containers` change the node in a loop
   */
  readonly change?: Container;

  /**
   * The container that reverts the change. It runs in place of `change` if `removed` is true. Delete the DaemonSet once it has run on every node.
   *
   * @default - none; the change remains after the DaemonSet is deleted
   */
  readonly uninstall?: Container;

  /**
   * Whether to revert the change.
   *
   * @default false
   */
  readonly removed?: boolean;

  /**
   * The containers that run after the change.
   *
   * @default - a container that waits, `registry.k8s.io/pause:3.10.1`
   */
  readonly containers?: Container[];
}
