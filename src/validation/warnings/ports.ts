import { ContainerPort, PodSpec } from '../../model/generated/structs';
import { Context, defineRules } from '../context';
import { shown } from '../names';
import { forEachContainer } from '../visit-containers';

export const rules = defineRules('warnings/ports', 'api/pod/warnings.go warningsForPodSpecAndMeta', {
  hostIP: { severity: 'warning', reason: 'FieldValueInvalid', remedy: 'Set hostPort as well, or leave hostIP out.' },
  same: { severity: 'warning', reason: 'FieldValueDuplicate', remedy: 'List the port once.' },
  overlapping: { severity: 'warning', reason: 'FieldValueDuplicate', remedy: 'List the port once, with its hostPort.' },
  ambiguous: { severity: 'warning', reason: 'FieldValueDuplicate', remedy: 'Give both a hostIP, or list the port once without one.' },
  sameName: { severity: 'warning', reason: 'FieldValueDuplicate', since: 33, remedy: 'Give each port a name of its own.' },
});

interface Taken { readonly path: string; readonly hostIP: string; readonly hostPort: number }

/** Ports of all containers together, init containers first. */
export function warnOfPorts(spec: PodSpec, path: string, ctx: Context): void {
  const taken = new Map<string, Taken[]>();
  const names = new Map<string, string>();
  forEachContainer(spec, ({ ports }, list, i) => {
    ports?.forEach((port, j) => {
      const portPath = `${path}.${list}[${i}].ports[${j}]`;
      warnOfPort(port, portPath, taken, ctx);
      const { name } = port;
      if (!name) return;
      const first = names.get(name);
      if (first === undefined) names.set(name, portPath);
      else ctx.report(rules.sameName, portPath, `${shown(name)} is the name of ${first} too, which services and probes by name will use`);
    });
  });
}

function warnOfPort({ containerPort, protocol, hostIP = '', hostPort = 0 }: ContainerPort, path: string, taken: Map<string, Taken[]>, ctx: Context): void {
  if (hostIP !== '' && hostPort === 0) ctx.report(rules.hostIP, path, `has the hostIP ${shown(hostIP)} without a hostPort`);
  const key = `${containerPort}/${protocol}`;
  const others = taken.get(key);
  if (others === undefined) {
    taken.set(key, [{ path, hostIP, hostPort }]);
    return;
  }
  for (const other of others) {
    if (hostIP === other.hostIP && hostPort === other.hostPort) {
      ctx.report(rules.same, path, `is the same port as ${other.path}`);
    } else if (hostPort === 0 || other.hostPort === 0) {
      ctx.report(rules.overlapping, path, `is the same container port as ${other.path}, one with a hostPort and one without`);
    } else if (hostPort === other.hostPort && (hostIP === '') !== (other.hostIP === '')) {
      ctx.report(rules.ambiguous, path, `has the hostPort of ${other.path}, one with a hostIP and one for all addresses`);
    }
  }
  others.push({ path, hostIP, hostPort });
}
