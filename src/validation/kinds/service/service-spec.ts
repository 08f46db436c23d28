import { Context } from '../../../findings/context';
import { ServicePort, ServiceSpec } from '../../../model/generated/kind-structs';

/** The fields of a Service while the server fills them in. */
export type MutableSpec = { -readonly [F in keyof ServiceSpec]: ServiceSpec[F] };

const ONE_DAY = 10800;

/** SetDefaults_Service, as far as it depends on other fields. */
export function setSpecDefaults(spec: MutableSpec, ctx: Context): void {
  if (spec.sessionAffinity === 'None') spec.sessionAffinityConfig = undefined;
  if (spec.sessionAffinity === 'ClientIP' && spec.sessionAffinityConfig?.clientIP?.timeoutSeconds === undefined) {
    spec.sessionAffinityConfig = { clientIP: { timeoutSeconds: ONE_DAY } };
  }
  spec.ports?.forEach((port: { -readonly [F in keyof ServicePort]: ServicePort[F] }) => {
    if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '') port.targetPort = port.port;
  });
  if (isExternal(spec, ctx) && !spec.externalTrafficPolicy) spec.externalTrafficPolicy = 'Cluster';
  if (HAS_INTERNAL_POLICY.has(spec.type ?? '')) spec.internalTrafficPolicy ??= 'Cluster';
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true;
}

export const HAS_INTERNAL_POLICY: ReadonlySet<string> = new Set(['ClusterIP', 'NodePort', 'LoadBalancer']);

/** ExternallyAccessible; up to 1.28 external addresses do not count (needsExternalTrafficPolicy). */
export function isExternal({ type, externalIPs = [] }: ServiceSpec, ctx: Context): boolean {
  return (
    type === 'LoadBalancer' ||
    type === 'NodePort' ||
    (type === 'ClusterIP' && externalIPs.length > 0 && ctx.atLeast(29))
  );
}

/** NeedsHealthCheck */
export function needsHealthCheck({ type, externalTrafficPolicy }: ServiceSpec): boolean {
  return type === 'LoadBalancer' && externalTrafficPolicy === 'Local';
}

/** isHeadlessService */
export function isHeadless({ clusterIPs = [] }: ServiceSpec): boolean {
  return clusterIPs.length === 1 && clusterIPs[0] === 'None';
}
