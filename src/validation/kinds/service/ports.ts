import { isHeadless } from './service-spec';
import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { ServicePort, ServiceSpec } from '../../../model/generated/kind-structs';
import { dnsLabelProblems, isPortNumber, portNameProblems, qualifiedNameProblems, reportName } from '../../names';

const PORT = 'Use a port number from 1 to 65535.';
const SERVICE = 'validation.go validateService';

export const rules = defineRules('service/ports', 'validation.go validateServicePort', {
  missing: {
    reason: 'FieldValueRequired',
    upstream: SERVICE,
    remedy: 'List at least one port, or set clusterIP to None.',
  },
  kubelet: {
    reason: 'FieldValueInvalid',
    upstream: SERVICE,
    until: 32,
    remedy: 'Use another port: 10250 is the one of the kubelet.',
  },
  nameMissing: { reason: 'FieldValueRequired', remedy: 'Name each of several ports.' },
  name: { reason: 'FieldValueInvalid', remedy: "Use at most 63 lower-case letters, digits and '-'." },
  nameTwice: { reason: 'FieldValueDuplicate', remedy: 'Give each port a name of its own.' },
  port: { reason: 'FieldValueInvalid', remedy: PORT },
  protocol: { reason: 'FieldValueNotSupported', remedy: 'Use TCP, UDP or SCTP.' },
  targetPort: { reason: 'FieldValueInvalid', remedy: 'Use a port number from 1 to 65535, or the name of a port.' },
  appProtocol: {
    reason: 'FieldValueInvalid',
    remedy: 'Write a name, with a domain before it if it is no standard one.',
  },
  nodePort: {
    reason: 'FieldValueForbidden',
    upstream: SERVICE,
    remedy: 'Leave nodePort out, or use the type NodePort.',
  },
  nodePortTwice: { reason: 'FieldValueDuplicate', upstream: SERVICE, remedy: 'Give each port a nodePort of its own.' },
  portTwice: { reason: 'FieldValueDuplicate', upstream: SERVICE, remedy: 'List each port of a protocol once.' },
});

/** The ports of a Service, one by one and together. */
export function validatePorts(spec: ServiceSpec, path: Path, ctx: Context): void {
  const { ports = [], type } = spec;
  if (ports.length === 0 && !isHeadless(spec) && type !== 'ExternalName') ctx.report(rules.missing, path, 'is empty');
  const names = new Set<string>();
  ports.forEach((port, i) => {
    if (type === 'LoadBalancer' && port.port === 10250) {
      ctx.report(rules.kubelet, path.index(i), '10250 is the port of the kubelet');
    }
    validatePort(port, ports.length > 1, names, path.index(i), ctx);
    if (type === 'ClusterIP' && port.nodePort) {
      ctx.report(rules.nodePort, path.index(i).child('nodePort'), 'is forbidden with the type ClusterIP');
    }
  });
  const seen = new Set<string>();
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key) !== undefined;
  ports.forEach(({ protocol, port, nodePort }, i) => {
    if (nodePort && !isNew(`${protocol} node ${nodePort}`)) {
      ctx.report(rules.nodePortTwice, path.index(i).child('nodePort'), `${nodePort} is that of an earlier port`);
    }
    if (!isNew(`${protocol} ${port}`)) ctx.report(rules.portTwice, path.index(i), `${protocol} ${port} is there twice`);
  });
}

function validatePort(port: ServicePort, needsName: boolean, names: Set<string>, path: Path, ctx: Context): void {
  const { name = '', protocol = '', targetPort = 0, appProtocol } = port;
  if (name === '') {
    if (needsName) ctx.report(rules.nameMissing, path.child('name'), 'is missing');
  } else {
    reportName(dnsLabelProblems(name), name, rules.name, path.child('name'), ctx);
    if (names.has(name)) ctx.report(rules.nameTwice, path.child('name'), `${quoted(name)} is that of an earlier port`);
    names.add(name);
  }
  const range = 'is outside the range 1 to 65535';
  if (!isPortNumber(port.port)) ctx.report(rules.port, path.child('port'), `${port.port} ${range}`);
  if (protocol !== 'TCP' && protocol !== 'UDP' && protocol !== 'SCTP') {
    ctx.report(rules.protocol, path.child('protocol'), `${quoted(protocol)} is not one of TCP, UDP, SCTP`);
  }
  if (typeof targetPort === 'string') {
    reportName(portNameProblems(targetPort), targetPort, rules.targetPort, path.child('targetPort'), ctx);
  } else if (!isPortNumber(targetPort)) {
    ctx.report(rules.targetPort, path.child('targetPort'), `${targetPort} ${range}`);
  }
  if (appProtocol !== undefined) {
    reportName(qualifiedNameProblems(appProtocol), appProtocol, rules.appProtocol, path.child('appProtocol'), ctx);
  }
}
