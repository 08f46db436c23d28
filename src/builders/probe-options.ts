import { HTTPHeader, HTTPGetAction, GRPCAction } from '../model/generated/structs';

/**
 * When a probe runs, and how many results change the state.
 */
export interface ProbeOptions {
  /**
   * Time between the start of the container and the first try, in seconds from 0.
   *
   * @default 0
   */
  readonly initialDelaySeconds?: number;

  /**
   * Time between two tries, in seconds from 1.
   *
   * @default 10
   */
  readonly periodSeconds?: number;

  /**
   * Time after which a try counts as failed, in seconds from 1.
   *
   * @default 1
   */
  readonly timeoutSeconds?: number;

  /**
   * Number of consecutive successes after which a failed probe counts as successful, from 1. It must be 1 for liveness and startup probes.
   *
   * @default 1
   */
  readonly successThreshold?: number;

  /**
   * Number of consecutive failures after which the probe counts as failed, from 1.
   *
   * @default 3
   */
  readonly failureThreshold?: number;

  /**
   * Time that the container has to stop after this probe has failed, in seconds from 1. Not allowed for readiness probes.
   *
   * @default - `terminationGracePeriodSeconds` of the pod
   */
  readonly terminationGracePeriodSeconds?: number;
}

/**
 * Options of an HTTP probe.
 */
export interface HttpGetProbeOptions extends ProbeOptions {
  /**
   * The host name or address to connect to. If a pod in the host network listens only on the loopback device, use `'127.0.0.1'`.
   *
   * @default - the IP address of the pod
   */
  readonly host?: string;

  /**
   * Headers of the request. For a virtual host, set the header `Host` here instead of `host`.
   *
   * @default - only the headers that the kubelet adds
   */
  readonly httpHeaders?: HTTPHeader[];

  /**
   * Whether to connect without TLS, or with TLS but without verification of the certificate.
   *
   * One of `HTTP`, `HTTPS`.
   *
   * @default 'HTTP'
   */
  readonly scheme?: HTTPGetAction['scheme'];

  /**
   * The version of HTTP. Needs Kubernetes 1.37 with the alpha feature gate `H2CContainerProbe`; without the gate, the server drops the field.
   *
   * One of `HTTP1`, `HTTP2`.
   *
   * @default 'HTTP1'
   */
  readonly protocol?: HTTPGetAction['protocol'];
}

/**
 * Options of a TCP probe.
 */
export interface TcpSocketProbeOptions extends ProbeOptions {
  /**
   * The host name or address to connect to.
   *
   * @default - the IP address of the pod
   */
  readonly host?: string;
}

/**
 * Options of a gRPC probe.
 */
export interface GrpcProbeOptions extends ProbeOptions {
  /**
   * The service to check.
   *
   * @default '' - the server as a whole
   */
  readonly service?: string;

  /**
   * Whether to connect without TLS, or with TLS but without verification of the certificate. Needs Kubernetes 1.37 with the alpha feature gate
   * `GRPCContainerProbeTLS`; without the gate, the server drops the field.
   *
   * One of `Plaintext`, `TLS`.
   *
   * @default 'Plaintext'
   */
  readonly mode?: GRPCAction['mode'];
}
