/**
 * What is added to the records of containers from the API server. While it does not answer, records have the names of pod, namespace and container
 * alone; Fluentd does not start without it. Vector and Logstash never ask it.
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
   * @default - true where the agent can add them: not for Vector and Logstash
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
