import { qualifiedNameProblems } from './names';
import { parseQuantity } from '../model/quantity-parse';

/** How the server classifies the name of a resource. */
export interface ResourceName {
  /** validateResourceName: not a qualified name. */
  readonly problems: readonly string[];
  /** A name without domain that Kubernetes itself uses somewhere, quotas included. */
  readonly standard: boolean;
  /** ValidateContainerResourceName, after the two above: a container cannot request it. */
  readonly containerProblem?: 'notForContainers' | 'notExtended';
  readonly podLevel: boolean;
  readonly cpuOrMemory: boolean;
  readonly hugePages: boolean;
  /** Bytes of one page; absent if the name has no valid size, as in `hugepages-0` or `hugepages-big`. */
  readonly pageSize?: bigint;
  /** Whether a limit may exceed the request. */
  readonly overcommit: boolean;
  readonly whole: boolean;
}

const CONTAINER_RESOURCES = new Set(['cpu', 'memory', 'ephemeral-storage']);
const COUNTED = new Set([
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]);
const STANDARD = new Set([
  ...CONTAINER_RESOURCES,
  ...COUNTED,
  'storage',
  'requests.cpu',
  'requests.memory',
  'requests.storage',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
]);

const MEMO_LIMIT = 1000;
const memo = new Map<string, ResourceName>();

export function resourceName(name: string): ResourceName {
  let known = memo.get(name);
  if (known === undefined) {
    if (memo.size >= MEMO_LIMIT) memo.clear();
    known = classify(name);
    memo.set(name, known);
  }
  return known;
}

function classify(name: string): ResourceName {
  const hasDomain = name.includes('/');
  const native = !hasDomain || name.includes('kubernetes.io/');
  const hugePages = name.startsWith('hugepages-');
  const cpuOrMemory = name === 'cpu' || name === 'memory';
  const extended = !native && isExtended(name);
  const forContainers = hasDomain ? native || extended : CONTAINER_RESOURCES.has(name) || hugePages;
  return {
    problems: qualifiedNameProblems(name),
    standard: hasDomain || STANDARD.has(name) || hugePages || name.startsWith('requests.hugepages-'),
    containerProblem: forContainers ? undefined : hasDomain ? 'notExtended' : 'notForContainers',
    podLevel: cpuOrMemory || hugePages,
    cpuOrMemory,
    hugePages,
    pageSize: hugePages ? pageSize(name.slice('hugepages-'.length)) : undefined,
    overcommit: native && !hugePages,
    whole: COUNTED.has(name) || extended,
  };
}

/** IsExtendedResourceName: with `requests.` before it, as a quota names it, it must still be a qualified name. */
function isExtended(name: string): boolean {
  return !name.startsWith('requests.') && qualifiedNameProblems(`requests.${name}`).length === 0;
}

function pageSize(text: string): bigint | undefined {
  const size = parseQuantity(text);
  if (typeof size === 'string' || size.sign() <= 0 || size.milliValue() % 1000n !== 0n) return undefined;
  // sizes beyond 64 bits can overflow to 0
  return size.value() || undefined;
}
