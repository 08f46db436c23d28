/**
 * What is added to the records of containers from the API server or the kubelet. While that does not answer, records have the names of pod, namespace and container
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
   * Where it comes from: `apiServer`, or `kubelet`, that of the node itself, which spares the API server of a large cluster the questions. Labels of namespaces
   * come from the API server in either case. With `kubelet` the collector may read `nodes/pods`, a right that Kubernetes knows since 1.33; for an older
   * cluster, give `nodes/proxy` with `clusterRules`, and note that this lets the collector run commands in every pod. Fluent Bit alone.
   *
   * @default 'apiServer'
   * @see https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/#fine-grained-authorization
   */
  readonly source?: 'apiServer' | 'kubelet';

  /**
   * Whether the certificate of the kubelet has to be signed by the authority of the cluster, which takes `serverTLSBootstrap: true` in the configuration of the
   * kubelet. Otherwise the collector shows its token to whoever answers at port 10250 of its node. With `source: 'kubelet'` alone.
   *
   * @default true
   */
  readonly verifyKubelet?: boolean;

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
