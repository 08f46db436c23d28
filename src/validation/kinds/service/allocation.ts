import { familyOf, validateClusterIPs } from './addresses';
import { MutableSpec, needsHealthCheck } from './service-spec';
import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { ServicePort } from '../../../model/generated/kind-structs';

const POLICY = 'Use PreferDualStack or RequireDualStack for two families.';

export const rules = defineRules('service/allocation', 'registry/core/service/storage/alloc.go allocateCreate', {
  singleStackIPs: { reason: 'FieldValueInvalid', remedy: POLICY },
  singleStackFamilies: { reason: 'FieldValueInvalid', remedy: POLICY },
  nodePortTaken: {
    reason: 'FieldValueInvalid',
    remedy: 'Give each port a nodePort of its own, or leave nodePort out.',
  },
  healthCheckNodePortTaken: { reason: 'InternalError', remedy: 'Leave healthCheckNodePort out.' },
});

const SPEC = Path.of('spec');
/** Some port that is free: which one it is, is the cluster's. */
const ANY_PORT = 32769;
const ANY_ADDRESS = { IPv4: '10.0.0.1', IPv6: 'fd00::1' };

/**
 * What the server does before it validates a new Service: it gives addresses of a cluster with both families, and ports. Returns false where that
 * fails, and the server stops. Whether the cluster has the addresses and ports that are asked for, nobody can tell here.
 */
export function allocate(spec: MutableSpec, ctx: Context): boolean {
  const before = ctx.findings.length;
  if (spec.clusterIP && !spec.clusterIPs?.length) spec.clusterIPs = [spec.clusterIP];
  if (spec.type !== 'ExternalName') {
    initFamilies(spec, ctx);
    if (ctx.findings.length > before) return false;
    allocateAddresses(spec);
  }
  allocatePorts(spec, ctx);
  return ctx.findings.length === before;
}

/** initIPFamilyFields */
function initFamilies(spec: MutableSpec, ctx: Context): void {
  const isSelectorless = spec.clusterIP === 'None' && Object.keys(spec.selector ?? {}).length === 0;
  spec.ipFamilyPolicy ??= isSelectorless ? 'RequireDualStack' : 'SingleStack';
  const before = ctx.findings.length;
  validateClusterIPs(spec, SPEC, ctx);
  if (ctx.findings.length > before) return;
  const path = SPEC.child('ipFamilyPolicy');
  const isSingle = spec.ipFamilyPolicy === 'SingleStack';
  const { clusterIPs = [] } = spec;
  if (isSingle && clusterIPs.length === 2) ctx.report(rules.singleStackIPs, path, 'is SingleStack with two addresses');
  if (isSingle && spec.ipFamilies?.length === 2) {
    ctx.report(rules.singleStackFamilies, path, 'is SingleStack with two families');
  }
  const families = [...(spec.ipFamilies ?? [])];
  if (clusterIPs[0] !== 'None') for (const ip of clusterIPs.slice(families.length)) families.push(familyOf(ip));
  if (families.length === 0) families.push('IPv4');
  if (!isSingle && families.length === 1) families.push(families[0] === 'IPv4' ? 'IPv6' : 'IPv4');
  spec.ipFamilies = families;
}

/** allocClusterIPs */
function allocateAddresses(spec: MutableSpec): void {
  if (spec.clusterIPs?.[0] === 'None') return;
  const given = spec.clusterIPs ?? [];
  spec.clusterIPs = spec.ipFamilies!.map((family, i) => given[i] || ANY_ADDRESS[family === 'IPv6' ? family : 'IPv4']);
  spec.clusterIP = spec.clusterIPs[0];
}

/** txnAllocNodePorts */
function allocatePorts(spec: MutableSpec, ctx: Context): void {
  const taken = new Set<number>();
  const isLoadBalancer = spec.type === 'LoadBalancer';
  if (isLoadBalancer || spec.type === 'NodePort') {
    if (!allocateNodePorts(spec, !isLoadBalancer || spec.allocateLoadBalancerNodePorts === true, taken, ctx)) return;
  }
  if (!needsHealthCheck(spec)) return;
  if (!spec.healthCheckNodePort) {
    spec.healthCheckNodePort = ANY_PORT;
  } else if (taken.has(spec.healthCheckNodePort)) {
    // no list of causes comes with it
    ctx.report(
      rules.healthCheckNodePortTaken,
      Path.of('spec', 'healthCheckNodePort').printedAs(Path.ROOT),
      'is a nodePort as well',
    );
  }
}

/** initNodePorts: ports with the same number share a nodePort. */
function allocateNodePorts(spec: MutableSpec, isForced: boolean, taken: Set<number>, ctx: Context): boolean {
  const ports = (spec.ports ?? []) as { -readonly [F in keyof ServicePort]: ServicePort[F] }[];
  const shared = new Map<number, number>();
  const take = (i: number, nodePort: number): boolean => {
    if (taken.has(nodePort)) {
      ctx.report(
        rules.nodePortTaken,
        SPEC.child('ports').index(i).child('nodePort'),
        `${nodePort} is taken by another port`,
      );
      return false;
    }
    taken.add(nodePort);
    return true;
  };
  for (const [i, port] of ports.entries()) {
    const { nodePort = 0 } = port;
    if (nodePort === 0 && !isForced) continue;
    const known = shared.get(port.port);
    if (known === undefined) {
      const asked = ports.find((other) => other.port === port.port && other.nodePort)?.nodePort;
      if (asked !== undefined && !take(i, asked)) return false;
      const given = asked ?? nextOf(taken);
      taken.add(given);
      port.nodePort = given;
      shared.set(port.port, given);
    } else if (nodePort === 0) {
      port.nodePort = known;
    } else if (nodePort !== known && !take(i, nodePort)) {
      return false;
    }
  }
  return true;
}

/** AllocateNext of a dry run */
function nextOf(taken: ReadonlySet<number>): number {
  return taken.size === 0 ? ANY_PORT : Math.max(0, ...taken) + 1;
}
