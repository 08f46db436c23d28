import { given, required } from './given';
import { GrpcProbeOptions, HttpGetProbeOptions, ProbeOptions, TcpSocketProbeOptions } from './probe-options';
import { Probe } from '../model/generated/structs';

/**
 * Creates probes, with which the kubelet checks a container: to restart it (liveness, startup) or to mark it as ready (readiness).
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/probes/
 */
export class Probes {
  /**
   * Succeeds if a GET request for the path returns a status from 200 to 399. The port is a number, or the name of a port of the container.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/probes/#http-probes
   */
  public static httpGet(path: string, port: number | string, options: HttpGetProbeOptions = {}): Probe {
    const { host, httpHeaders, protocol, scheme, ...timing } = required('Probes.httpGet', 'options', options);
    return { httpGet: { path, port, ...given({ host, httpHeaders, protocol, scheme }) }, ...timing };
  }

  /**
   * Succeeds if a TCP connection opens. The port is a number, or the name of a port of the container.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/probes/#tcp-probes
   */
  public static tcpSocket(port: number | string, options: TcpSocketProbeOptions = {}): Probe {
    const { host, ...timing } = required('Probes.tcpSocket', 'options', options);
    return { tcpSocket: { port, ...given({ host }) }, ...timing };
  }

  /**
   * Succeeds if the command exits with 0. It runs in the container, without a shell.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/probes/#check-mechanisms
   */
  public static exec(command: string[], options: ProbeOptions = {}): Probe {
    return { exec: { command }, ...options };
  }

  /**
   * Succeeds if the gRPC health service on the port returns `SERVING`. The port must be a number; names are not possible.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/probes/#grpc-probes
   */
  public static grpc(port: number, options: GrpcProbeOptions = {}): Probe {
    const { mode, service, ...timing } = required('Probes.grpc', 'options', options);
    return { grpc: { port, ...given({ mode, service }) }, ...timing };
  }

  private constructor() {}
}
