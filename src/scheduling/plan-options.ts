/**
 * Options of a plan.
 */
export interface PlanOptions {
  /**
   * The pods in the cluster, as `kubectl get pods -A -o json` prints them: Pods, or lists of Pods.
   *
   * @default - no pods
   */
  readonly pods?: any[];

  /**
   * The most that all DaemonSets together may request of a node, by resource: a share such as `5%`, or an amount such
   * as `500m`.
   *
   * @default - no limit
   */
  readonly budget?: { [resource: string]: string };

  /**
   * DaemonSets that every node must run, by `name` (in any namespace) or `namespace/name`.
   *
   * @default - none
   */
  readonly required?: string[];

  /**
   * Lists of DaemonSets, by `name` or `namespace/name`. A node may run only one DaemonSet of each list.
   *
   * @default - none
   */
  readonly exclusive?: string[][];

  /**
   * Values of priority classes by name, besides those that every cluster has; under the empty name, of the class that
   * is the global default.
   *
   * @default - pods of other classes have priority 0
   */
  readonly priorityClasses?: { [name: string]: number };

  /**
   * The names of the priority classes with the preemption policy `Never`: no pod is evicted for pods of these.
   *
   * @default - none
   */
  readonly neverPreempting?: string[];

  /**
   * The architectures that images are built for, by image as the manifests name it, such as `['amd64', 'arm64']`.
   *
   * @default - what the name of an image says, such as `-amd64` at the end of its tag
   */
  readonly imageArchitectures?: { [image: string]: string[] };

  /**
   * From making a pod until it is ready, in whole seconds.
   *
   * @default 30
   */
  readonly secondsToReady?: number;

  /**
   * How long an update may take in whole seconds; the plan says which maxUnavailable is enough.
   *
   * @default - no advice
   */
  readonly wantedSeconds?: number;
}
