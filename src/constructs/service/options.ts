/**
 * A port of a Service, which is a named port of a container.
 */
export interface DaemonSetServicePort {
  /**
   * Name of the container port. The Service port has the same name.
   */
  readonly name: string;

  /**
   * Port that clients of the Service use, 1 to 65535.
   *
   * @default - the number of the container port
   */
  readonly port?: number;

  /**
   * Port that every node opens for a Service of the kind `node-port`, within the range of the cluster (30000 to 32767 by default).
   *
   * @default - chosen by the API server
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#nodeport-custom-port
   */
  readonly nodePort?: number;

  /**
   * The application protocol, for proxies that depend on it: an IANA name such as `http`, or a prefixed name such as `kubernetes.io/h2c`.
   *
   * @default - unknown
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   */
  readonly appProtocol?: string;
}
