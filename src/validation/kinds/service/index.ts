import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { Service, ServiceSpec } from '../../../model/generated/kind-structs';
import { dnsSubdomainProblems, isPortNumber, qualifiedNameProblems, reportName } from '../../names';
import { validateLabels } from '../../selector';
import { Kind, LABEL, LABEL_1035 } from '../kind';
import { validateClusterIPs, validateExternalIPs, validateSourceRanges } from './addresses';
import { allocate } from './allocation';
import { validatePorts } from './ports';
import { isExternal, isHeadless, MutableSpec, needsHealthCheck, setSpecDefaults } from './service-spec';

const TRAFFIC = 'validation.go validateServiceExternalTrafficPolicy';
const NOT_FOR_NAMES = 'Leave it out: a Service of the type ExternalName has no addresses.';
const LOAD_BALANCER = 'Leave it out, or use the type LoadBalancer.';

export const rules = defineRules('service', 'validation.go validateService', {
  topologyMode: {
    reason: 'FieldValueInvalid',
    remedy: 'Write the same value in both annotations, or keep one of them.',
  },
  headless: { reason: 'FieldValueInvalid', remedy: 'Use the type ClusterIP for a headless Service.' },
  addressesOfName: { reason: 'FieldValueForbidden', remedy: NOT_FOR_NAMES },
  externalNameMissing: { reason: 'FieldValueRequired', remedy: 'Write the DNS name in externalName.' },
  externalName: { reason: 'FieldValueInvalid', remedy: 'Write a DNS name, such as db.example.com.' },
  selector: { reason: 'FieldValueInvalid', remedy: 'Write labels as a valid key and value.' },
  sessionAffinity: { reason: 'FieldValueNotSupported', remedy: 'Use None or ClientIP, or leave sessionAffinity out.' },
  sessionTimeout: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateAffinityTimeout',
    remedy: 'Use 1 to 86400 seconds.',
  },
  type: { reason: 'FieldValueNotSupported', remedy: 'Use ClusterIP, NodePort, LoadBalancer or ExternalName.' },
  allocateNodePorts: { reason: 'FieldValueForbidden', remedy: LOAD_BALANCER },
  loadBalancerClass: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateLoadBalancerClassField',
    remedy: 'Write a name with a domain before it, such as example.com/internal.',
  },
  loadBalancerClassType: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go validateLoadBalancerClassField',
    remedy: LOAD_BALANCER,
  },
  externalPolicyUnused: {
    reason: 'FieldValueInvalid',
    upstream: TRAFFIC,
    remedy: 'Leave externalTrafficPolicy out, or use the type NodePort or LoadBalancer.',
  },
  externalPolicy: { reason: 'FieldValueNotSupported', upstream: TRAFFIC, remedy: 'Use Cluster or Local.' },
  healthCheckUnused: {
    reason: 'FieldValueInvalid',
    upstream: TRAFFIC,
    remedy: 'Leave healthCheckNodePort out, or use the type LoadBalancer and externalTrafficPolicy Local.',
  },
  healthCheckNodePort: { reason: 'FieldValueInvalid', upstream: TRAFFIC, remedy: 'Use a port number from 1 to 65535.' },
  internalPolicy: {
    reason: 'FieldValueNotSupported',
    upstream: 'validation.go validateServiceInternalTrafficFieldsValue',
    remedy: 'Use Cluster or Local.',
  },
  trafficDistribution: {
    reason: 'FieldValueNotSupported',
    upstream: 'validation.go validateServiceTrafficDistribution',
    remedy: 'Use PreferClose; since 1.34 also PreferSameZone or PreferSameNode.',
  },
});

const SPEC = Path.of('spec');
const HINTS = 'service.kubernetes.io/topology-aware-hints';
const MODE = 'service.kubernetes.io/topology-mode';

interface DecodedService extends Service {
  readonly metadata: { readonly annotations?: { readonly [key: string]: string } };
  readonly spec: MutableSpec;
}

/** validateService */
function validate({ metadata, spec }: DecodedService, ctx: Context): void {
  const { annotations = {} } = metadata;
  if (
    Object.hasOwn(annotations, HINTS) &&
    Object.hasOwn(annotations, MODE) &&
    annotations[HINTS] !== annotations[MODE]
  ) {
    ctx.report(rules.topologyMode, Path.of('metadata', 'annotations').key(MODE), `is not that of ${HINTS}`);
  }
  validateType(spec, ctx);
  validatePorts(spec, SPEC.child('ports'), ctx);
  validateLabels(spec.selector, SPEC.child('selector'), ctx, rules.selector);
  validateAffinity(spec, ctx);
  validateClusterIPs(spec, SPEC, ctx);
  validateExternalIPs(spec.externalIPs ?? [], SPEC.child('externalIPs'), ctx);
  validateSourceRanges(spec, annotations, SPEC, ctx);
  validateLoadBalancer(spec, ctx);
  validateTraffic(spec, ctx);
}

const TYPES: readonly string[] = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

function validateType(spec: ServiceSpec, ctx: Context): void {
  const { type = '' } = spec;
  if (!TYPES.includes(type)) {
    ctx.report(rules.type, SPEC.child('type'), `${quoted(type)} is not one of ${TYPES.join(', ')}`);
  }
  if ((type === 'LoadBalancer' || type === 'NodePort') && isHeadless(spec)) {
    ctx.report(rules.headless, SPEC.child('clusterIPs').index(0), `is None with the type ${type}`);
  }
  if (type !== 'ExternalName') return;
  const { clusterIPs = [], ipFamilies = [], ipFamilyPolicy, externalName = '' } = spec;
  const forbid = (field: string, isThere: boolean): void =>
    isThere
      ? ctx.report(rules.addressesOfName, SPEC.child(field), 'is forbidden with the type ExternalName')
      : undefined;
  forbid('clusterIPs', clusterIPs.length > 0);
  forbid('ipFamilies', ipFamilies.length > 0);
  forbid('ipFamilyPolicy', ipFamilyPolicy !== undefined);
  const name = externalName.replace(/\.$/, '');
  if (name === '') ctx.report(rules.externalNameMissing, SPEC.child('externalName'), 'is missing');
  else reportName(dnsSubdomainProblems(name), name, rules.externalName, SPEC.child('externalName'), ctx);
}

function validateAffinity({ sessionAffinity = '', sessionAffinityConfig }: ServiceSpec, ctx: Context): void {
  if (sessionAffinity !== 'None' && sessionAffinity !== 'ClientIP') {
    ctx.report(
      rules.sessionAffinity,
      SPEC.child('sessionAffinity'),
      `${quoted(sessionAffinity)} is not one of None, ClientIP`,
    );
  }
  if (sessionAffinity !== 'ClientIP') return;
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 0;
  if (seconds > 0 && seconds <= 86400) return;
  const path = SPEC.child('sessionAffinityConfig').child('clientIP').child('timeoutSeconds');
  ctx.report(rules.sessionTimeout, path, `${seconds} is outside the range 1 to 86400`);
}

function validateLoadBalancer(spec: ServiceSpec, ctx: Context): void {
  const { type, allocateLoadBalancerNodePorts, loadBalancerClass } = spec;
  const isLoadBalancer = type === 'LoadBalancer';
  if (allocateLoadBalancerNodePorts !== undefined && !isLoadBalancer) {
    ctx.report(rules.allocateNodePorts, SPEC.child('allocateLoadBalancerNodePorts'), 'is for the type LoadBalancer');
  }
  if (loadBalancerClass === undefined) return;
  const path = SPEC.child('loadBalancerClass');
  if (!isLoadBalancer) ctx.report(rules.loadBalancerClassType, path, 'is for the type LoadBalancer');
  else reportName(qualifiedNameProblems(loadBalancerClass), loadBalancerClass, rules.loadBalancerClass, path, ctx);
}

function validateTraffic(spec: ServiceSpec, ctx: Context): void {
  const { externalTrafficPolicy = '', healthCheckNodePort = 0, internalTrafficPolicy, trafficDistribution } = spec;
  const external = SPEC.child('externalTrafficPolicy');
  if (!isExternal(spec, ctx)) {
    if (externalTrafficPolicy !== '') {
      ctx.report(rules.externalPolicyUnused, external, 'is for Services that are reached from outside');
    }
  } else if (externalTrafficPolicy !== 'Cluster' && externalTrafficPolicy !== 'Local') {
    ctx.report(rules.externalPolicy, external, `${quoted(externalTrafficPolicy)} is not one of Cluster, Local`);
  }
  const health = SPEC.child('healthCheckNodePort');
  if (!needsHealthCheck(spec)) {
    if (healthCheckNodePort !== 0) {
      ctx.report(rules.healthCheckUnused, health, 'is for the policy Local of a LoadBalancer');
    }
  } else if (!isPortNumber(healthCheckNodePort)) {
    ctx.report(rules.healthCheckNodePort, health, `${healthCheckNodePort} is outside the range 1 to 65535`);
  }
  if (internalTrafficPolicy !== undefined && internalTrafficPolicy !== 'Cluster' && internalTrafficPolicy !== 'Local') {
    const path = SPEC.child('internalTrafficPolicy');
    ctx.report(rules.internalPolicy, path, `${quoted(internalTrafficPolicy)} is not one of Cluster, Local`);
  }
  if (trafficDistribution === undefined) return;
  const known = ctx.atLeast(34) ? ['PreferClose', 'PreferSameZone', 'PreferSameNode'] : ['PreferClose'];
  if (!known.includes(trafficDistribution)) {
    const path = SPEC.child('trafficDistribution');
    ctx.report(rules.trafficDistribution, path, `${quoted(trafficDistribution)} is not one of ${known.join(', ')}`);
  }
}

export const SERVICE: Kind = {
  isNamespaced: true,
  // RelaxedServiceNameValidation
  nameFor: (ctx) => (ctx.atLeast(36) ? LABEL : LABEL_1035),
  setDefaults: ({ spec }: DecodedService, ctx: Context): void => setSpecDefaults(spec, ctx),
  prepare: ({ spec }: DecodedService, ctx: Context): boolean => allocate(spec, ctx),
  validate,
  judgesNoUpdates: true,
};
