import { ApiObject } from 'cdk8s';
import { AgentFacts } from './agent-facts';
import { userPath } from './app-objects';
import { HostPort, portsConflict, portText } from '../../stored/host-ports';

export interface Agent {
  readonly object: ApiObject;
  readonly facts: AgentFacts;
}

/** DaemonSets that take the same port of the same node: only one of them would get it there, and the pod of the other stays pending. */
export function hostPortErrors(agents: readonly Agent[]): string[] {
  const usesByPort = new Map<string, { readonly agent: Agent; readonly port: HostPort }[]>();
  return agents.flatMap((agent) => {
    const clashes = new Map<Agent, HostPort>();
    for (const port of agent.facts.ports) {
      const key = `${port.port}/${port.protocol}`;
      const uses = usesByPort.get(key) ?? [];
      usesByPort.set(key, uses);
      for (const other of uses) {
        if (other.agent !== agent && !clashes.has(other.agent) && portsConflict(port, other.port)) {
          clashes.set(other.agent, port);
        }
      }
      uses.push({ agent, port });
    }
    return [...clashes]
      .filter(([other]) => other.facts.placement.meets(agent.facts.placement))
      .map(
        ([other, port]) =>
          `${userPath(other.object)} and ${userPath(agent.object)} both take host port ${portText(port)} of nodes that can run both; ` +
          'the pod of one of them would stay pending there: give one another port, or keep them on different nodes',
      );
  });
}
