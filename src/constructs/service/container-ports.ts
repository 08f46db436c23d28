import { ContainerPort } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';

/** A container port that can be referred to. */
export type NamedPort = ContainerPort & { readonly name: string };

/** The ports of a DaemonSet that have a name; where two containers use one name, the first counts, as in Kubernetes. */
export function namedPorts(daemonSet: DaemonSet): NamedPort[] {
  const ports = new Map<string, NamedPort>();
  for (const port of daemonSet.containers.flatMap((container) => container.ports ?? [])) {
    if (port.name !== undefined && !ports.has(port.name)) ports.set(port.name, { ...port, name: port.name });
  }
  return [...ports.values()];
}

/** The port of that name; throws for `path`, the construct that asks, and tells which there are. */
export function namedPort(path: string, daemonSet: DaemonSet, name: string): NamedPort {
  const ports = namedPorts(daemonSet);
  const found = ports.find((port) => port.name === name);
  if (found) return found;
  const known = ports.length ? `it has ${ports.map((port) => `'${port.name}'`).join(', ')}` : 'none of them has a name';
  throw new Error(
    `${path}: no container port of ${daemonSet.node.path} is called '${name}'; ${known}; ` +
      `name one of them: ports: [{ name: '${name}', containerPort: ... }]`,
  );
}
