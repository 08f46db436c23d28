/**
 * What the autoscaler may do with one container.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/vertical-pod-autoscaler-1.8.1/vertical-pod-autoscaler/docs/api.md
 */
export interface VerticalPodAutoscalerContainer {
  /**
   * Name of the container, or `*` for those that are not named.
   */
  readonly containerName: string;

  /**
   * Whether the container is looked at.
   *
   * One of `Auto`, `Off`.
   *
   * @default 'Auto'
   */
  readonly mode?: 'Auto' | 'Off';

  /**
   * The least that is recommended of a resource, as a quantity.
   *
   * @default - what the recommender has for least
   */
  readonly minAllowed?: { [resource: string]: string };

  /**
   * The most that is recommended of a resource, as a quantity. One value for all nodes must fit the smallest.
   *
   * @default - no bound
   */
  readonly maxAllowed?: { [resource: string]: string };

  /**
   * The resources that are looked at.
   *
   * Each is one of `cpu`, `memory`.
   *
   * @default - cpu and memory
   */
  readonly controlledResources?: ('cpu' | 'memory')[];

  /**
   * Whether limits follow requests in proportion, or stay.
   *
   * One of `RequestsAndLimits`, `RequestsOnly`.
   *
   * @default 'RequestsAndLimits'
   */
  readonly controlledValues?: 'RequestsAndLimits' | 'RequestsOnly';
}
