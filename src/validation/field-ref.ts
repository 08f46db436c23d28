import { Context, defineRules } from './context';
import { qualifiedNameProblems, reportName, shown } from './names';
import { ObjectFieldSelector, ResourceFieldSelector } from '../model/generated/structs';
import { decodeQuantity } from '../model/quantity-parse';

const RESOURCE = 'validation.go validateContainerResourceFieldSelector';

export const rules = defineRules('field-ref', 'validation.go validateObjectFieldSelector', {
  apiVersion: { reason: 'FieldValueInvalid', remedy: 'Use v1, or leave apiVersion out.' },
  fieldPathMissing: { reason: 'FieldValueRequired', remedy: 'Name a field of the pod, such as metadata.name.' },
  fieldPath: { reason: 'FieldValueInvalid', remedy: 'Name a field of the pod, such as metadata.name.' },
  fieldPathElsewhere: { reason: 'FieldValueNotSupported', remedy: 'Use one of the fields that the message lists.' },
  subscript: { reason: 'FieldValueInvalid', remedy: 'Write a valid label or annotation key between [\' and \'].' },
  hostIPs: {
    reason: 'FieldValueForbidden', upstream: 'validation.go validateDownwardAPIHostIPs', until: 28, remedy: 'Use status.hostIP, or Kubernetes 1.29 and later.',
  },
  containerName: { reason: 'FieldValueRequired', upstream: RESOURCE, remedy: 'Name the container whose resource is meant.' },
  resourceMissing: { reason: 'FieldValueRequired', upstream: RESOURCE, remedy: 'Name a resource, such as limits.memory.' },
  resource: { reason: 'FieldValueNotSupported', upstream: RESOURCE, remedy: 'Use limits or requests of cpu, memory, ephemeral-storage or hugepages-<size>.' },
  divisor: {
    reason: 'FieldValueInvalid', upstream: 'validation.go validateContainerResourceDivisor', remedy: 'Use 1m or 1 for cpu, 1, 1k to 1E or 1Ki to 1Ei for bytes.',
  },
});

const CONVERTIBLE = new Set([
  'metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.restartPolicy',
  'spec.serviceAccountName', 'spec.schedulerName', 'status.phase', 'status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs',
]);

/** validateObjectFieldSelector and validateDownwardAPIHostIPs; `allowed` are the fields that can be had where the reference stands. */
export function validateFieldRef(ref: ObjectFieldSelector, allowed: ReadonlySet<string>, path: string, ctx: Context): void {
  const fieldPath = ref.fieldPath ?? '';
  if (fieldPath === 'status.hostIPs') ctx.report(rules.hostIPs, path, 'status.hostIPs needs Kubernetes 1.29');
  if (fieldPath === '') return ctx.report(rules.fieldPathMissing, `${path}.fieldPath`, 'must not be empty');
  if (ref.apiVersion !== undefined && ref.apiVersion !== 'v1') {
    // the server finds it while it converts the field path
    return ctx.report(rules.apiVersion, `${path}.fieldPath`, `the apiVersion ${shown(ref.apiVersion)} is unknown, only v1 is allowed`);
  }
  const bracket = fieldPath.endsWith('\']') ? fieldPath.slice(0, -2).indexOf('[\'') : -1;
  if (bracket > 0) return validateSubscript(fieldPath, bracket, path, ctx);
  const name = fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath;
  if (allowed.has(name)) return;
  if (CONVERTIBLE.has(name)) {
    ctx.report(rules.fieldPathElsewhere, `${path}.fieldPath`, `${shown(fieldPath)} cannot be had here, only ${[...allowed].join(', ')}`);
  } else {
    ctx.report(rules.fieldPath, `${path}.fieldPath`, `${shown(fieldPath)} is no field that a pod can refer to`);
  }
}

/** metadata.labels['key'] and metadata.annotations['key'], which are allowed wherever a field is. */
function validateSubscript(fieldPath: string, bracket: number, path: string, ctx: Context): void {
  const map = fieldPath.slice(0, bracket);
  const key = fieldPath.slice(bracket + 2, -2);
  if (map === 'metadata.annotations') reportName(qualifiedNameProblems(key.toLowerCase()), key, rules.subscript, path, ctx);
  else if (map === 'metadata.labels') reportName(qualifiedNameProblems(key), key, rules.subscript, path, ctx);
  else ctx.report(rules.fieldPath, `${path}.fieldPath`, `${shown(fieldPath)} has a key, only metadata.labels and metadata.annotations take one`);
}

const RESOURCES = new Set(['limits.cpu', 'limits.memory', 'limits.ephemeral-storage', 'requests.cpu', 'requests.memory', 'requests.ephemeral-storage']);
const HUGEPAGES = /^(?:limits|requests)\.hugepages-/;
const CPU_DIVISORS = new Set(['1m', '1']);
const BYTE_DIVISORS = new Set(['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei']);

/** validateContainerResourceFieldSelector; a volume has to name the container, an environment variable has its own. */
export function validateResourceFieldRef(ref: ResourceFieldSelector, ofVolume: boolean, path: string, ctx: Context): void {
  const resource = ref.resource ?? '';
  const known = RESOURCES.has(resource) || HUGEPAGES.test(resource);
  if (ofVolume && !ref.containerName) {
    ctx.report(rules.containerName, `${path}.containerName`, 'must not be empty in a volume');
  } else if (resource === '') {
    ctx.report(rules.resourceMissing, `${path}.resource`, 'must not be empty');
  } else if (!known) {
    ctx.report(rules.resource, `${path}.resource`, `${shown(resource)} is none of ${[...RESOURCES].join(', ')} or their hugepages-<size>`);
  }
  if (known && ref.divisor !== undefined) validateDivisor(resource, ref.divisor, path, ctx);
}

function validateDivisor(resource: string, divisor: number | string, path: string, ctx: Context): void {
  const allowed = resource === 'limits.cpu' || resource === 'requests.cpu' ? CPU_DIVISORS : BYTE_DIVISORS;
  if (allowed.has(String(divisor))) return;
  const quantity = decodeQuantity(divisor);
  // zero stands for 1, and what is no quantity at all was found by decoding
  if (typeof quantity === 'string' || quantity.sign() === 0 || allowed.has(quantity.toString())) return;
  ctx.report(rules.divisor, `${path}.divisor`, `${shown(String(divisor))} is none of ${[...allowed].join(', ')}`);
}
