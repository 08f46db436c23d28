/**
 * What is added to the records of containers from the API server. While it does not answer, Fluent Bit sends records with the names of pod, namespace
 * and container alone; Fluentd and the OpenTelemetry Collector do so as well, but Fluentd does not start without the API server.
 */
export interface KubernetesMetadata {
  /**
   * Whether names of pod, namespace and container, and what follows, are added at all.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether the labels of the pods are added.
   *
   * @default true
   */
  readonly labels?: boolean;

  /**
   * Whether the annotations of the pods are added.
   *
   * @default false - annotations are long, and rarely searched for
   */
  readonly annotations?: boolean;

  /**
   * Whether the labels of the namespaces are added.
   *
   * @default false - it takes the right to read namespaces
   */
  readonly namespaceLabels?: boolean;
}
