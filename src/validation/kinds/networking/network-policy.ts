import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import {
  IPBlock,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicySpec,
} from '../../../model/generated/kind-structs';
import { cidrProblems, isInside, parseCidr } from '../../ip';
import { isPortNumber, portNameProblems, reportName } from '../../names';
import { isFaultySelector, validateLabelSelector } from '../../selector';
import { Kind, subdomainName } from '../kind';

const PORT = 'networking validation.go ValidateNetworkPolicyPort';
const PEER = 'networking validation.go ValidateNetworkPolicyPeer';
const BLOCK = 'networking validation.go ValidateIPBlock';

export const rules = defineRules('networking/network-policy', 'networking validation.go ValidateNetworkPolicySpec', {
  protocol: { reason: 'FieldValueNotSupported', upstream: PORT, remedy: 'Use TCP, UDP or SCTP.' },
  portNumber: { reason: 'FieldValueInvalid', upstream: PORT, remedy: 'Use a port number from 1 to 65535.' },
  portName: { reason: 'FieldValueInvalid', upstream: PORT, remedy: 'Write the name of a container port.' },
  endPort: { reason: 'FieldValueInvalid', upstream: PORT, remedy: 'Use a port number from port to 65535.' },
  endPortAlone: { reason: 'FieldValueInvalid', upstream: PORT, remedy: 'Leave endPort out, or set port to a number.' },
  peerMissing: {
    reason: 'FieldValueRequired',
    upstream: PEER,
    remedy: 'Set podSelector, namespaceSelector or ipBlock.',
  },
  peerMixed: { reason: 'FieldValueForbidden', upstream: PEER, remedy: 'Write ipBlock as an item of its own.' },
  cidrMissing: { reason: 'FieldValueRequired', upstream: BLOCK, remedy: 'Write a range such as 10.9.8.0/24.' },
  cidr: { reason: 'FieldValueInvalid', upstream: BLOCK, remedy: 'Write a range such as 10.9.8.0/24 or 2001:db8::/64.' },
  except: { reason: 'FieldValueInvalid', upstream: BLOCK, remedy: 'Write a smaller range that is inside of cidr.' },
  tooManyTypes: { reason: 'FieldValueInvalid', remedy: 'Name each of Ingress and Egress once.' },
  type: { reason: 'FieldValueNotSupported', remedy: 'Use Ingress or Egress.' },
});

const SPEC = Path.of('spec');

interface DecodedPolicy {
  readonly spec: NetworkPolicySpec & { policyTypes?: readonly string[] };
}

/** SetDefaults_NetworkPolicy */
function setDefaults({ spec }: DecodedPolicy): void {
  if ((spec.policyTypes ?? []).length > 0) return;
  spec.policyTypes = (spec.egress ?? []).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

/** What an update may keep that is wrong in the old policy. */
interface Kept {
  readonly values: boolean;
  readonly ranges: ReadonlySet<string>;
}

function keptOf({ spec: { podSelector, ingress = [], egress = [] } }: DecodedPolicy, ctx: Context): Kept {
  const blocks = [...ingress.map(({ from }) => from), ...egress.map(({ to }) => to)]
    .flatMap((peers) => peers ?? [])
    .flatMap(({ ipBlock }) => ipBlock ?? []);
  return {
    values: isFaultySelector(podSelector, ctx),
    ranges: new Set(ctx.atLeast(36) ? blocks.flatMap(({ cidr, except = [] }) => [cidr, ...except]) : []),
  };
}

/** ValidateNetworkPolicySpec */
function validate({ spec }: DecodedPolicy, ctx: Context, old?: DecodedPolicy): void {
  const { podSelector, ingress = [], egress = [], policyTypes = [] } = spec;
  const kept = old === undefined ? { values: false, ranges: new Set<string>() } : keptOf(old, ctx);
  validateLabelSelector(podSelector, SPEC.child('podSelector'), ctx, kept.values);
  ingress.forEach(({ ports, from }, i) => {
    const path = SPEC.child('ingress').index(i);
    ports?.forEach((port, j) => validatePort(port, path.child('ports').index(j), ctx));
    from?.forEach((peer, j) => validatePeer(peer, path.child('from').index(j), ctx, kept));
  });
  egress.forEach(({ ports, to }, i) => {
    const path = SPEC.child('egress').index(i);
    ports?.forEach((port, j) => validatePort(port, path.child('ports').index(j), ctx));
    to?.forEach((peer, j) => validatePeer(peer, path.child('to').index(j), ctx, kept));
  });
  const types = SPEC.child('policyTypes');
  if (policyTypes.length > 2) return ctx.report(rules.tooManyTypes, types, `${policyTypes.length} are more than two`);
  policyTypes.forEach((type, i) => {
    if (type === 'Ingress' || type === 'Egress') return;
    ctx.report(rules.type, types.index(i), `${quoted(type)} is not one of Ingress, Egress`);
  });
}

const PROTOCOLS: readonly string[] = ['TCP', 'UDP', 'SCTP'];

function validatePort({ protocol = '', port, endPort }: NetworkPolicyPort, path: Path, ctx: Context): void {
  if (!PROTOCOLS.includes(protocol)) {
    ctx.report(rules.protocol, path.child('protocol'), `${quoted(protocol)} is not one of ${PROTOCOLS.join(', ')}`);
  }
  const at = path.child('port');
  const end = path.child('endPort');
  if (typeof port !== 'number') {
    if (endPort !== undefined) ctx.report(rules.endPortAlone, end, 'needs a port that is a number');
    if (port !== undefined) reportName(portNameProblems(port), port, rules.portName, at, ctx);
    return;
  }
  if (!isPortNumber(port)) ctx.report(rules.portNumber, at, `${port} is outside the range 1 to 65535`);
  if (endPort === undefined) return;
  if (endPort < port) ctx.report(rules.endPort, end, `${endPort} is less than the port ${port}`);
  if (!isPortNumber(endPort)) ctx.report(rules.endPort, end, `${endPort} is outside the range 1 to 65535`);
}

function validatePeer(peer: NetworkPolicyPeer, path: Path, ctx: Context, { values, ranges }: Kept): void {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  validateLabelSelector(podSelector, path.child('podSelector'), ctx, values);
  validateLabelSelector(namespaceSelector, path.child('namespaceSelector'), ctx, values);
  if (ipBlock !== undefined) validateBlock(ipBlock, path.child('ipBlock'), ctx, ranges);
  const hasSelector = podSelector !== undefined || namespaceSelector !== undefined;
  if (!hasSelector && ipBlock === undefined) ctx.report(rules.peerMissing, path, 'selects nothing');
  else if (hasSelector && ipBlock !== undefined) ctx.report(rules.peerMixed, path, 'has ipBlock and a selector');
}

function validateBlock({ cidr, except = [] }: IPBlock, path: Path, ctx: Context, kept: ReadonlySet<string>): void {
  const problemsOf = (text: string): readonly string[] => (kept.has(text) ? [] : cidrProblems(text, ctx.atLeast(36)));
  const at = path.child('cidr');
  if (cidr === '') return ctx.report(rules.cidrMissing, at, 'is missing');
  reportName(problemsOf(cidr), cidr, rules.cidr, at, ctx);
  const whole = parseCidr(cidr);
  if (whole === undefined) return;
  for (const [i, text] of except.entries()) {
    const place = path.child('except').index(i);
    reportName(problemsOf(text), text, rules.cidr, place, ctx);
    const part = parseCidr(text);
    if (part !== undefined) {
      if (!isInside(part, whole) || whole.mask >= part.mask) {
        ctx.report(rules.except, place, `${quoted(text)} is not a part of ${cidr}`);
      }
    } else if (!ctx.atLeast(30)) {
      return;
    }
  }
}

export const NETWORK_POLICY: Kind = {
  isNamespaced: true,
  writesGenerationSince: 0,
  nameFor: subdomainName,
  revalidatesMeta: (ctx) => !ctx.atLeast(36),
  setDefaults,
  validate,
};
