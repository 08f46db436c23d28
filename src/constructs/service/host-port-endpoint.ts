import { namedPort } from './container-ports';
import { EnvVars } from '../../builders/env-vars';
import { EnvVar } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';
import { writtenSpec } from '../written-spec';

/**
 * A port that a DaemonSet opens on its nodes, so that pods reach the agent of their own node at the address of the node. It needs no Service: clients
 * get the address from the downward API and the port from here.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#communicating-with-daemon-pods
 */
export class HostPortEndpoint {
  /**
   * The host port of a container port: its `hostPort`, or the container port itself in the host network.
   *
   * @param daemonSet the agent
   * @param name name of the container port
   */
  public static of(daemonSet: DaemonSet, name: string): HostPortEndpoint {
    const { path } = daemonSet.node;
    const { hostPort, containerPort, protocol, hostIP } = namedPort(path, daemonSet, name);
    const port = hostPort ?? (writtenSpec(daemonSet).template.spec.hostNetwork ? containerPort : undefined);
    if (port === undefined) {
      throw new Error(
        `${path}: port '${name}' is not open on the node; give it a hostPort, or use a DaemonSetService of the kind 'node-local'`,
      );
    }
    if (hostIP === '127.0.0.1' || hostIP === '::1') {
      throw new Error(
        `${path}: port '${name}' is bound to ${hostIP} of the node, which pods do not reach; leave hostIP out`,
      );
    }
    return new HostPortEndpoint(port, protocol ?? 'TCP');
  }

  private constructor(
    /** The port of the node. */
    public readonly port: number,
    /** The protocol: `TCP`, `UDP` or `SCTP`. */
    public readonly protocol: string,
  ) {}

  /**
   * Environment variables with the address and the port of the agent on the client's own node.
   *
   * @param hostVariable name of the variable for the address of the node
   * @param portVariable name of the variable for the port
   */
  public clientEnv(hostVariable: string, portVariable: string): EnvVar[] {
    return [EnvVars.hostIP(hostVariable), EnvVars.value(portVariable, String(this.port))];
  }
}
