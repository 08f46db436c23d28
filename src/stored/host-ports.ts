import { isSidecar } from './pod-requests';
import { JsonObject } from '../model/json-object';
import { objectsOf, textOf } from '../model/untyped';

/** A port of the node that a pod uses. */
export interface HostPort {
  readonly ip: string;
  readonly protocol: string;
  readonly port: number;
}

export const ANY_ADDRESS = '0.0.0.0';
/** The first minor whose scheduler counts the ports of sidecars. */
const SIDECAR_PORTS_SINCE = 33;

/** The host ports that the scheduler counts. With hostNetwork, every container port is one. */
export function hostPorts(podSpec: JsonObject, minor: number): HostPort[] {
  const sidecars =
    minor >= SIDECAR_PORTS_SINCE
      ? objectsOf(podSpec.initContainers).filter((container) => isSidecar(container, minor))
      : [];
  return [...objectsOf(podSpec.containers), ...sidecars].flatMap(({ ports }) =>
    objectsOf(ports).flatMap((port) => {
      const number = hostPortOf(port, podSpec.hostNetwork === true);
      if (typeof number !== 'number' || !(number > 0)) return [];
      return [{ ip: textOf(port.hostIP) || ANY_ADDRESS, protocol: textOf(port.protocol) || 'TCP', port: number }];
    }),
  );
}

/** The host port of a container port. With hostNetwork, it defaults to the number of the container port. */
export function hostPortOf<Port>(
  port: { hostPort?: Port; containerPort?: Port },
  onHostNetwork: boolean,
): Port | undefined {
  return port.hostPort || (onHostNetwork ? port.containerPort : undefined);
}

/** HostPortInfo.CheckConflict: the scheduler treats `::` like any other address. */
export function portsConflict(a: HostPort, b: HostPort): boolean {
  return (
    a.port === b.port && a.protocol === b.protocol && (a.ip === b.ip || a.ip === ANY_ADDRESS || b.ip === ANY_ADDRESS)
  );
}

export function portText({ ip, protocol, port }: HostPort): string {
  return `${ip === ANY_ADDRESS ? '' : `${ip}:`}${port}/${protocol}`;
}
