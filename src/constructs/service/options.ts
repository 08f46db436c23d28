/**
 * A port of a Service: that of a container, found by its name.
 */
export interface DaemonSetServicePort {
  /**
   * Name of the container port, which is the name of the Service's port too.
   */
  readonly name: string;

  /**
   * Port that clients of the Service use, 1 to 65535.
   *
   * @default - the number of the container port
   */
  readonly port?: number;

  /**
   * Port that every node opens for a Service of the kind `node-port`, within the range of the cluster (30000 to 32767 unless it says otherwise).
   *
   * @default - chosen by the API server
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#nodeport-custom-port
   */
  readonly nodePort?: number;

  /**
   * The protocol on top of TCP or UDP, for those who route by it: a name of IANA such as `http`, or a prefixed one such as `kubernetes.io/h2c`.
   *
   * @default - not said
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   */
  readonly appProtocol?: string;
}
