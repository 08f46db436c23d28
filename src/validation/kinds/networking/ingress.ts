import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import {
  HTTPIngressPath,
  Ingress,
  IngressBackend,
  IngressRule,
  IngressTLS,
} from '../../../model/generated/kind-structs';
import { parseIpSloppy } from '../../ip';
import {
  dns1035LabelProblems,
  dnsLabelProblems,
  dnsSubdomainProblems,
  isPortNumber,
  portNameProblems,
  reportName,
} from '../../names';
import { Kind, subdomainName } from '../kind';
import { validateReference } from './references';

const BACKEND = 'networking validation.go validateIngressBackend';
const PATH = 'networking validation.go validateHTTPIngressPath';
const RULES = 'networking validation.go validateIngressRules';

export const rules = defineRules('networking/ingress', 'networking validation.go ValidateIngressSpec', {
  empty: { reason: 'FieldValueInvalid', remedy: 'Write rules, or a defaultBackend.' },
  className: { reason: 'FieldValueInvalid', remedy: 'Write the name of an IngressClass.' },
  classAnnotation: {
    reason: 'FieldValueInvalid',
    upstream: 'networking validation.go ValidateIngressCreate',
    remedy: 'Leave the annotation out: ingressClassName has replaced it.',
  },
  host: {
    reason: 'FieldValueInvalid',
    upstream: RULES,
    remedy: 'Write a DNS name such as a.example.com or *.example.com.',
  },
  hostIP: { reason: 'FieldValueInvalid', upstream: RULES, remedy: 'Write a DNS name, not an IP address.' },
  tlsHost: {
    reason: 'FieldValueInvalid',
    upstream: 'networking validation.go validateIngressTLS',
    remedy: 'Write a DNS name such as a.example.com or *.example.com.',
  },
  secretName: {
    reason: 'FieldValueInvalid',
    upstream: 'networking validation.go validateIngressTLS',
    remedy: 'Write the name of a Secret.',
  },
  pathsMissing: {
    reason: 'FieldValueRequired',
    upstream: 'networking validation.go validateHTTPIngressRuleValue',
    remedy: 'Write at least one path, such as /.',
  },
  pathTypeMissing: {
    reason: 'FieldValueRequired',
    upstream: PATH,
    remedy: 'Use Exact, Prefix or ImplementationSpecific.',
  },
  pathType: {
    reason: 'FieldValueNotSupported',
    upstream: PATH,
    remedy: 'Use Exact, Prefix or ImplementationSpecific.',
  },
  path: {
    reason: 'FieldValueInvalid',
    upstream: PATH,
    remedy: 'Write a path that begins with / and has no empty or dotted part.',
  },
  backendMissing: { reason: 'FieldValueInvalid', upstream: BACKEND, remedy: 'Set service or resource.' },
  bothBackends: { reason: 'FieldValueInvalid', upstream: BACKEND, remedy: 'Set one of service and resource.' },
  serviceMissing: { reason: 'FieldValueRequired', upstream: BACKEND, remedy: 'Write the name of a Service.' },
  service: { reason: 'FieldValueInvalid', upstream: BACKEND, remedy: 'Write the name of a Service.' },
  portMissing: { reason: 'FieldValueRequired', upstream: BACKEND, remedy: 'Set port.number or port.name.' },
  bothPorts: { reason: 'FieldValueInvalid', upstream: BACKEND, remedy: 'Set one of port.number and port.name.' },
  portName: { reason: 'FieldValueInvalid', upstream: BACKEND, remedy: 'Write the name of a port of the Service.' },
  portNumber: { reason: 'FieldValueInvalid', upstream: BACKEND, remedy: 'Use a port number from 1 to 65535.' },
});

const SPEC = Path.of('spec');
const CLASS = 'kubernetes.io/ingress.class';
// the server forgets metadata in this path
const ANNOTATION = Path.of('metadata', 'annotations', CLASS).printedAs(Path.of('annotations').child(CLASS));

interface DecodedIngress extends Ingress {
  readonly metadata: { readonly annotations?: { readonly [key: string]: string } };
}

/** What an update may keep that is wrong in the old Ingress. */
interface Kept {
  readonly secretNames: boolean;
  readonly rulesOfWildcards: boolean;
  /** Service names that begin with a digit. */
  readonly serviceNames: boolean;
}

const NOTHING: Kept = { secretNames: false, rulesOfWildcards: false, serviceNames: false };

function keptOf({ spec: { defaultBackend, rules: list = [], tls = [] } = {} }: DecodedIngress, ctx: Context): Kept {
  const backends = list.flatMap(({ http }) => http?.paths ?? []).map(({ backend }) => backend);
  if (defaultBackend !== undefined && ctx.atLeast(35)) backends.push(defaultBackend);
  const isRelaxed = (name: string): boolean =>
    dnsLabelProblems(name).length === 0 && dns1035LabelProblems(name).length > 0;
  return {
    secretNames: tls.some(({ secretName }) => secretName && dnsSubdomainProblems(secretName).length > 0),
    rulesOfWildcards: list.some(
      ({ host = '', http }) =>
        host.includes('*') && ctx.apart((apart) => validatePaths(http, Path.ROOT, apart, NOTHING)).length > 0,
    ),
    serviceNames: ctx.atLeast(34) && backends.some(({ service }) => service !== undefined && isRelaxed(service.name)),
  };
}

/** ValidateIngressCreate, and ValidateIngressUpdate with the Ingress that is there */
function validate(ingress: DecodedIngress, ctx: Context, old?: DecodedIngress): void {
  const {
    metadata: { annotations = {} },
    spec = {},
  } = ingress;
  const before = old === undefined ? NOTHING : keptOf(old, ctx);
  // RelaxedServiceNameValidation
  const kept = { ...before, serviceNames: before.serviceNames || ctx.atLeast(36) };
  const { defaultBackend, ingressClassName: className, rules: list = [], tls = [] } = spec;
  if (list.length === 0 && defaultBackend === undefined) {
    ctx.report(rules.empty, SPEC, 'has no rules and no defaultBackend');
  }
  if (defaultBackend !== undefined) validateBackend(defaultBackend, SPEC.child('defaultBackend'), ctx, kept);
  list.forEach((rule, i) => validateRule(rule, SPEC.child('rules').index(i), ctx, kept));
  tls.forEach((one, i) => validateTls(one, SPEC.child('tls').index(i), ctx, kept));
  if (className === undefined) return;
  reportName(dnsSubdomainProblems(className), className, rules.className, SPEC.child('ingressClassName'), ctx);
  if (old === undefined && Object.hasOwn(annotations, CLASS) && annotations[CLASS] !== className) {
    ctx.report(rules.classAnnotation, ANNOTATION, `${quoted(annotations[CLASS])} is not the ingressClassName`);
  }
}

function validateTls(
  { hosts = [], secretName = '' }: IngressTLS,
  path: Path,
  ctx: Context,
  { secretNames }: Kept,
): void {
  hosts.forEach((host, i) => reportName(hostProblems(host), host, rules.tlsHost, path.child('hosts').index(i), ctx));
  if (secretName === '' || secretNames) return;
  reportName(dnsSubdomainProblems(secretName), secretName, rules.secretName, path.child('secretName'), ctx);
}

/** IsDNS1123Subdomain or, with a star, IsWildcardDNS1123Subdomain */
function hostProblems(host: string): readonly string[] {
  if (!host.includes('*')) return dnsSubdomainProblems(host);
  const isWildcard = /^\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(host);
  return isWildcard ? [] : ['has a star that is not its first part'];
}

function validateRule({ host = '', http }: IngressRule, path: Path, ctx: Context, kept: Kept): void {
  if (host !== '') {
    if (parseIpSloppy(host) !== undefined) {
      ctx.report(rules.hostIP, path.child('host'), `${quoted(host)} is an address`);
    }
    reportName(hostProblems(host), host, rules.host, path.child('host'), ctx);
  }
  if (!kept.rulesOfWildcards || !host.includes('*')) validatePaths(http, path, ctx, kept);
}

/** validateIngressRuleValue */
function validatePaths(http: IngressRule['http'], path: Path, ctx: Context, kept: Kept): void {
  if (http === undefined) return;
  const paths = path.child('http').child('paths');
  if (http.paths.length === 0) ctx.report(rules.pathsMissing, paths, 'are missing');
  http.paths.forEach((one, i) => validatePath(one, paths.index(i), ctx, kept));
}

const FORBIDDEN = ['//', '/./', '/../', '%2f', '%2F'];
const ENDS = ['/..', '/.'];

function validatePath({ path = '', pathType, backend }: HTTPIngressPath, place: Path, ctx: Context, kept: Kept): void {
  const at = place.child('path');
  if (pathType === undefined) return ctx.report(rules.pathTypeMissing, place.child('pathType'), 'is missing');
  const isAbsolute = path.startsWith('/');
  if (pathType === 'Exact' || pathType === 'Prefix') {
    if (!isAbsolute) ctx.report(rules.path, at, `${quoted(path)} does not begin with /`);
    for (const part of FORBIDDEN) {
      if (path.includes(part)) ctx.report(rules.path, at, `${quoted(path)} contains ${part}`);
    }
    for (const end of ENDS) if (path.endsWith(end)) ctx.report(rules.path, at, `${quoted(path)} ends with ${end}`);
  } else if (pathType === 'ImplementationSpecific') {
    if (path !== '' && !isAbsolute) ctx.report(rules.path, at, `${quoted(path)} does not begin with /`);
  } else {
    const message = `${quoted(pathType)} is not one of Exact, ImplementationSpecific, Prefix`;
    ctx.report(rules.pathType, place.child('pathType'), message);
  }
  validateBackend(backend, place.child('backend'), ctx, kept);
}

function validateBackend(
  { resource, service }: IngressBackend,
  path: Path,
  ctx: Context,
  { serviceNames }: Kept,
): void {
  if (resource !== undefined && service !== undefined) {
    return ctx.report(rules.bothBackends, path, 'has a service and a resource');
  }
  if (resource !== undefined) return validateReference(resource, path.child('resource'), ctx);
  if (service === undefined) return ctx.report(rules.backendMissing, path, 'has neither service nor resource');
  const { name, port: { name: portName = '', number = 0 } = {} } = service;
  const at = path.child('service');
  if (name === '') {
    ctx.report(rules.serviceMissing, at.child('name'), 'is missing');
  } else {
    const problems = serviceNames ? dnsLabelProblems(name) : dns1035LabelProblems(name);
    reportName(problems, name, rules.service, at.child('name'), ctx);
  }
  const port = at.child('port');
  if (portName !== '' && number !== 0) {
    ctx.report(rules.bothPorts, path, 'has a port by name and by number');
  } else if (portName !== '') {
    reportName(portNameProblems(portName), portName, rules.portName, port.child('name'), ctx);
  } else if (number === 0) {
    ctx.report(rules.portMissing, path, 'has no port');
  } else if (!isPortNumber(number)) {
    ctx.report(rules.portNumber, port.child('number'), `${number} is outside the range 1 to 65535`);
  }
}

export const INGRESS: Kind = {
  isNamespaced: true,
  writesGenerationSince: 0,
  nameFor: subdomainName,
  validate,
};
