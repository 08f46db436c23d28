import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * What changes the node it runs on.
 */
export interface HostModifierDaemonSetProps extends PatternOptions {
  /**
   * Why the node may be changed, as it may by a privileged container. Kept as the annotation `cdk8s-daemonsets/root-reason` of the DaemonSet.
   */
  readonly reason: string;

  /**
   * What changes the node once, and again whenever the pod starts: it must find its own work done. It runs privileged.
   *
   * @default - none: `containers` change the node in a loop
   */
  readonly change?: Container;

  /**
   * What takes the change back. With `removed` it runs in place of `change`; delete the DaemonSet when it has run on every node.
   *
   * @default - none: the change stays when the DaemonSet goes
   */
  readonly uninstall?: Container;

  /**
   * Whether the change is taken back.
   *
   * @default false
   */
  readonly removed?: boolean;

  /**
   * What runs after the change.
   *
   * @default - a container that waits, `registry.k8s.io/pause:3.10.1`
   */
  readonly containers?: Container[];
}
