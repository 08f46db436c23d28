import { isPortNumber, portNameProblems, reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { Container, ContainerPort } from '../model/generated/structs';
import { hostPortOf } from '../stored/host-ports';

export const rules = defineRules('ports', 'validation.go validateContainerPorts', {
  name: {
    reason: 'FieldValueInvalid',
    remedy: "Use at most 15 lower-case letters, digits and single '-', with a letter among them.",
  },
  nameTwice: { reason: 'FieldValueDuplicate', remedy: 'Give each port of a container a name of its own, or none.' },
  containerPortMissing: { reason: 'FieldValueRequired', remedy: 'Set a port number from 1 to 65535.' },
  containerPort: { reason: 'FieldValueInvalid', remedy: 'Use a port number from 1 to 65535.' },
  hostPort: { reason: 'FieldValueInvalid', remedy: 'Use a port number from 1 to 65535, or leave hostPort out.' },
  protocol: { reason: 'FieldValueNotSupported', remedy: 'Use TCP, UDP or SCTP.' },
  hostPortTwice: {
    reason: 'FieldValueDuplicate',
    upstream: 'validation.go AccumulateUniqueHostPorts',
    remedy: 'Use another hostPort, protocol or hostIP.',
  },
});

/** validateContainerPorts */
export function validateContainerPorts(ports: readonly ContainerPort[], path: Path, ctx: Context): void {
  const names = ports.length > 1 ? new Set<string>() : undefined;
  for (let i = 0; i < ports.length; i++) {
    const { name = '', containerPort = 0, hostPort = 0 } = ports[i];
    const protocol: string = ports[i].protocol ?? 'TCP';
    if (name !== '') {
      const problems = portNameProblems(name);
      if (problems.length > 0) {
        reportName(problems, name, rules.name, path.index(i).child('name'), ctx);
      } else if (names?.has(name) === true) {
        ctx.report(rules.nameTwice, path.index(i).child('name'), `${quoted(name)} is the name of an earlier port`);
      } else {
        names?.add(name);
      }
    }
    if (containerPort === 0) {
      ctx.report(rules.containerPortMissing, path.index(i).child('containerPort'), 'is missing or 0');
    } else if (!isPortNumber(containerPort)) {
      ctx.report(
        rules.containerPort,
        path.index(i).child('containerPort'),
        `${containerPort} is outside the range 1 to 65535`,
      );
    }
    if (hostPort !== 0 && !isPortNumber(hostPort)) {
      ctx.report(rules.hostPort, path.index(i).child('hostPort'), `${hostPort} is outside the range 1 to 65535`);
    }
    if (protocol !== 'TCP' && protocol !== 'UDP' && protocol !== 'SCTP') {
      ctx.report(rules.protocol, path.index(i).child('protocol'), `${quoted(protocol)} is not one of TCP, UDP, SCTP`);
    }
  }
}

/**
 * checkHostPortConflicts among these containers. Addresses are compared as text: an absent address and 0.0.0.0 differ.
 * In the host network, the hostPort of a pod, unlike that of a template, defaults to the containerPort.
 */
export function validateHostPorts(
  containers: readonly Container[],
  path: Path,
  ctx: Context,
  onHostNetwork = false,
): void {
  let used: Set<string> | undefined;
  for (let i = 0; i < containers.length; i++) {
    const ports = containers[i].ports;
    if (ports === undefined) continue;
    for (let j = 0; j < ports.length; j++) {
      const { hostIP = '', protocol = 'TCP' } = ports[j];
      const hostPort = hostPortOf(ports[j], onHostNetwork);
      if (!hostPort) continue;
      used ??= new Set();
      const key = `${protocol}/${hostIP}/${hostPort}`;
      if (used.has(key)) {
        ctx.report(
          rules.hostPortTwice,
          path.index(i).child('ports').index(j).child('hostPort'),
          `${quoted(key)} is taken by an earlier port`,
        );
      }
      used.add(key);
    }
  }
}
