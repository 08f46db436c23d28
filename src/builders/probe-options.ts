import { HTTPHeader, HTTPGetAction, GRPCAction } from '../model/generated/structs';

/**
 * When a probe runs, and how many answers count.
 */
export interface ProbeOptions {
  /**
   * Wait between the start of the container and the first try. Seconds from 0.
   *
   * @default 0
   */
  readonly initialDelaySeconds?: number;

  /**
   * Time between two tries. Seconds from 1.
   *
   * @default 10
   */
  readonly periodSeconds?: number;

  /**
   * How long a try may take before it counts as failed. Seconds from 1.
   *
   * @default 1
   */
  readonly timeoutSeconds?: number;

  /**
   * Successes in a row that turn a failed probe good again. From 1; exactly 1 on liveness and startup probes.
   *
   * @default 1
   */
  readonly successThreshold?: number;

  /**
   * Failures in a row that turn the probe failed. From 1.
   *
   * @default 3
   */
  readonly failureThreshold?: number;

  /**
   * Time the container gets to stop after this probe has failed. Seconds from 1; refused on readiness probes.
   *
   * @default - `terminationGracePeriodSeconds` of the pod
   */
  readonly terminationGracePeriodSeconds?: number;
}

/**
 * How an HTTP probe asks.
 */
export interface HttpGetProbeOptions extends ProbeOptions {
  /**
   * Name or address to connect to. A pod on the host network that listens on loopback only needs `'127.0.0.1'`.
   *
   * @default - the IP address of the pod
   */
  readonly host?: string;

  /**
   * Headers of the request. For a virtual host set `Host` here, not `host`.
   *
   * @default - only those that the kubelet adds
   */
  readonly httpHeaders?: HTTPHeader[];

  /**
   * Whether to connect in clear text or over TLS without a check of the certificate.
   *
   * One of `HTTP`, `HTTPS`.
   *
   * @default 'HTTP'
   */
  readonly scheme?: HTTPGetAction['scheme'];

  /**
   * Version of HTTP on the wire. Since Kubernetes 1.37, which drops it unless the alpha gate `H2CContainerProbe` is on.
   *
   * One of `HTTP1`, `HTTP2`.
   *
   * @default 'HTTP1'
   */
  readonly protocol?: HTTPGetAction['protocol'];
}

/**
 * How a TCP probe asks.
 */
export interface TcpSocketProbeOptions extends ProbeOptions {
  /**
   * Name or address to connect to.
   *
   * @default - the IP address of the pod
   */
  readonly host?: string;
}

/**
 * How a gRPC probe asks.
 */
export interface GrpcProbeOptions extends ProbeOptions {
  /**
   * Service whose health is asked for.
   *
   * @default '' - the server as a whole
   */
  readonly service?: string;

  /**
   * Whether to connect in clear text or over TLS without a check of the certificate. Since Kubernetes 1.37, which drops it unless the
   * alpha gate `GRPCContainerProbeTLS` is on.
   *
   * One of `Plaintext`, `TLS`.
   *
   * @default 'Plaintext'
   */
  readonly mode?: GRPCAction['mode'];
}
