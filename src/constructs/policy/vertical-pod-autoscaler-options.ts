/**
 * How the autoscaler treats one container.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/vertical-pod-autoscaler-1.8.1/vertical-pod-autoscaler/docs/api.md
 */
export interface VerticalPodAutoscalerContainer {
  /**
   * Name of the container, or `*` for all others.
   */
  readonly containerName: string;

  /**
   * Whether the autoscaler recommends requests for the container.
   *
   * One of `Auto`, `Off`.
   *
   * @default 'Auto'
   */
  readonly mode?: 'Auto' | 'Off';

  /**
   * The minimum recommendation for each resource, as a quantity.
   *
   * @default - the minimum of the recommender
   */
  readonly minAllowed?: { [resource: string]: string };

  /**
   * The maximum recommendation for each resource, as a quantity. It applies to all nodes, so it must fit on the smallest.
   *
   * @default - no maximum
   */
  readonly maxAllowed?: { [resource: string]: string };

  /**
   * The resources that get a recommendation.
   *
   * Each is one of `cpu`, `memory`.
   *
   * @default - cpu and memory
   */
  readonly controlledResources?: ('cpu' | 'memory')[];

  /**
   * Whether limits change in proportion to requests, or stay.
   *
   * One of `RequestsAndLimits`, `RequestsOnly`.
   *
   * @default 'RequestsAndLimits'
   */
  readonly controlledValues?: 'RequestsAndLimits' | 'RequestsOnly';
}
