/**
 * How collectors and an aggregator know each other.
 */
export interface LogAggregatorTls {
  /**
   * Secret of the type `kubernetes.io/tls` in the namespace of the aggregator: `tls.crt` and `tls.key` for the name of its Service,
   * `<name>.<namespace>.svc`, and `ca.crt`, as cert-manager writes it.
   */
  readonly secretName: string;

  /**
   * Whether a collector has to show a certificate that `ca.crt` has signed.
   *
   * @default false - whoever reaches the port may send, unless `sharedKey` or a NetworkPolicy keeps others away
   */
  readonly clientCertificates?: boolean;
}

/**
 * Events of Kubernetes: what happens to Pods, Nodes and other objects. Each is a record, whose line is the message of the event and whose parsed fields are
 * the event: `{ field: 'parsed.reason', oneOf: ['OOMKilling'] }`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 */
export interface KubernetesEvents {
  /**
   * Tag of the records.
   *
   * @default 'kubernetes-events'
   */
  readonly tag?: string;
}
