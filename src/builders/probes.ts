import { given } from './given';
import { GRPCAction, HTTPGetAction, HTTPHeader, Probe } from '../model/generated/structs';

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
   * @default 'HTTP'
   */
  readonly scheme?: HTTPGetAction['scheme'];

  /**
   * Version of HTTP on the wire. Since Kubernetes 1.37, which drops it unless the alpha gate `H2CContainerProbe` is on.
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
   * @default 'Plaintext'
   */
  readonly mode?: GRPCAction['mode'];
}

/**
 * Makes probes: what the kubelet asks a container, to restart it (liveness, startup) or to count it as ready (readiness).
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/probes/
 */
export class Probes {
  /**
   * Good if a GET of the path answers with a status from 200 to 399. The port is a number, or the name of a port of the container.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/probes/#http-probes
   */
  public static httpGet(path: string, port: number | string, options: HttpGetProbeOptions = {}): Probe {
    const { host, httpHeaders, protocol, scheme, ...timing } = options;
    return { httpGet: { path, port, ...given({ host, httpHeaders, protocol, scheme }) }, ...timing };
  }

  /**
   * Good if a TCP connection opens. The port is a number, or the name of a port of the container.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/probes/#tcp-probes
   */
  public static tcpSocket(port: number | string, options: TcpSocketProbeOptions = {}): Probe {
    const { host, ...timing } = options;
    return { tcpSocket: { port, ...given({ host }) }, ...timing };
  }

  /**
   * Good if the command, run in the container without a shell, ends with 0.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/probes/#check-mechanisms
   */
  public static exec(command: string[], options: ProbeOptions = {}): Probe {
    return { exec: { command }, ...options };
  }

  /**
   * Good if the gRPC health service on the port says `SERVING`. Only a number, names are not possible.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/probes/#grpc-probes
   */
  public static grpc(port: number, options: GrpcProbeOptions = {}): Probe {
    const { mode, service, ...timing } = options;
    return { grpc: { port, ...given({ mode, service }) }, ...timing };
  }

  private constructor() {}
}
