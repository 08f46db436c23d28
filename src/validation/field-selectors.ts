import { toLowerCase } from './lower-case';
import { qualifiedNameProblems, reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { ObjectFieldSelector, ResourceFieldSelector } from '../model/generated/structs';
import { decodeQuantity } from '../model/quantity-parse';

const RESOURCE_FIELD = 'validation.go validateContainerResourceFieldSelector';

export const rules = defineRules('field-selectors', 'validation.go validateObjectFieldSelector', {
  fieldPath: { reason: 'FieldValueRequired', remedy: 'Name a field of the pod, such as spec.nodeName.' },
  unknownPath: {
    reason: 'FieldValueInvalid',
    upstream: 'pods/helpers.go ConvertDownwardAPIFieldLabel',
    remedy: 'Name a field of the pod that v1 knows, such as spec.nodeName.',
  },
  subscript: { reason: 'FieldValueInvalid', remedy: "Write a valid label or annotation key between [' and ']." },
  unsupportedPath: {
    reason: 'FieldValueNotSupported',
    remedy: "Use one of the fields listed; take one label or annotation as metadata.labels['key'].",
  },
  containerName: {
    reason: 'FieldValueRequired',
    upstream: RESOURCE_FIELD,
    remedy: 'Name the container whose resources are meant.',
  },
  resource: {
    reason: 'FieldValueRequired',
    upstream: RESOURCE_FIELD,
    remedy: 'Name a resource of the container, such as limits.memory.',
  },
  unsupportedResource: {
    reason: 'FieldValueNotSupported',
    upstream: RESOURCE_FIELD,
    remedy: 'Use limits or requests of cpu, memory, ephemeral-storage or hugepages.',
  },
  divisor: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateContainerResourceDivisor',
    remedy: 'Use 1 or 1m for cpu, and 1 or one whole unit such as 1Mi or 1G for the others.',
  },
});

/** Fields of v1 without a key. Environment variables and volumes support only some of them. */
const KNOWN_PATHS = new Set([
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.schedulerName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.phase',
  'status.podIP',
  'status.podIPs',
]);

/** validateObjectFieldSelector, for a selector with its default apiVersion. The server first checks if v1 has the field, then if it is supported here. */
export function validateObjectFieldSelector(
  selector: ObjectFieldSelector,
  supported: ReadonlySet<string>,
  path: Path,
  ctx: Context,
): void {
  const { apiVersion = 'v1', fieldPath = '' } = selector;
  if (fieldPath === '') return ctx.report(rules.fieldPath, path.child('fieldPath'), 'is missing');
  if (apiVersion !== 'v1') {
    return ctx.report(
      rules.unknownPath,
      path.child('fieldPath'),
      `${quoted(fieldPath)} is known of v1, not of ${quoted(apiVersion)}`,
    );
  }
  const bracket = fieldPath.endsWith("']") ? fieldPath.slice(0, -2).indexOf("['") : -1;
  if (bracket > 0) {
    const map = fieldPath.slice(0, bracket);
    if (map !== 'metadata.annotations' && map !== 'metadata.labels') {
      return ctx.report(
        rules.unknownPath,
        path.child('fieldPath'),
        `${quoted(fieldPath)}: only metadata.labels and metadata.annotations take a key`,
      );
    }
    const written = fieldPath.slice(bracket + 2, -2);
    const key = map === 'metadata.labels' ? written : toLowerCase(written);
    return reportName(qualifiedNameProblems(key), key, rules.subscript, path, ctx);
  }
  // an old name for spec.nodeName
  const name = fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath;
  if (!KNOWN_PATHS.has(name)) {
    return ctx.report(
      rules.unknownPath,
      path.child('fieldPath'),
      `${quoted(fieldPath)} is not a field that can be read`,
    );
  }
  if (!supported.has(name)) {
    ctx.report(
      rules.unsupportedPath,
      path.child('fieldPath'),
      `${quoted(name)} is not one of ${[...supported].join(', ')}`,
    );
  }
}

const RESOURCES = new Set([
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
]);
const HUGE_PAGES = /^(?:limits|requests)\.hugepages-/;

/** validateContainerResourceFieldSelector. In a volume, the name of the container is required. */
export function validateResourceFieldSelector(
  selector: ResourceFieldSelector,
  path: Path,
  ctx: Context,
  inVolume: boolean,
): void {
  const { containerName = '', resource = '', divisor } = selector;
  if (inVolume && containerName === '') {
    ctx.report(rules.containerName, path.child('containerName'), 'is missing');
  } else if (resource === '') {
    ctx.report(rules.resource, path.child('resource'), 'is missing');
  } else if (!RESOURCES.has(resource) && !HUGE_PAGES.test(resource)) {
    const allowed = [...RESOURCES, 'limits.hugepages-<size>', 'requests.hugepages-<size>'];
    ctx.report(
      rules.unsupportedResource,
      path.child('resource'),
      `${quoted(resource)} is not one of ${allowed.join(', ')}`,
    );
  }
  if (divisor !== undefined) validateDivisor(resource, divisor, inVolume, path, ctx);
}

const CPU_DIVISORS = new Set(['1m', '1']);
const BYTE_DIVISORS = new Set(['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei']);

/** Upstream compares the canonical text: 1024 is invalid although 1Ki is valid. Zero counts as absent. */
function validateDivisor(
  resource: string,
  divisor: number | string,
  inVolume: boolean,
  path: Path,
  ctx: Context,
): void {
  if (!RESOURCES.has(resource) && !HUGE_PAGES.test(resource)) return;
  const quantity = decodeQuantity(divisor);
  if (typeof quantity === 'string' || quantity.sign() === 0) return;
  const allowed = resource === 'limits.cpu' || resource === 'requests.cpu' ? CPU_DIVISORS : BYTE_DIVISORS;
  if (allowed.has(quantity.toString())) return;
  // files of a volume have the same path in errors, so the server distinguishes invalid divisors by their resource
  const told = inVolume ? 'the divisor of a file' : quoted(String(divisor));
  ctx.report(
    rules.divisor,
    path.child('divisor'),
    `${told} is not one of ${[...allowed].join(', ')} that ${quoted(resource)} takes`,
  );
}
