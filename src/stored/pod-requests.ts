import { ResourceAmounts, schedulerAmount } from './resource-amounts';
import { JsonObject } from '../model/json-object';
import { MILLI, Quantity } from '../model/quantity';
import { decodeQuantity } from '../model/quantity-parse';
import { objectOf, objectsOf } from '../model/untyped';

/*
 * What the scheduler reserves for a pod.
 * https://github.com/kubernetes/component-helpers/blob/v0.36.4/resource/helpers.go (PodRequests)
 */

/** The first minor in which init containers with restartPolicy Always keep running beside the containers. */
export const SIDECARS_SINCE = 29;
/** The first minor that has pod-level `resources` on by default. */
const POD_RESOURCES_SINCE = 34;

/** Amounts by resource. */
export type Quantities = Map<string, Quantity>;

/**
 * The requests of a pod in the units of the scheduler: cpu, memory, ephemeral-storage, huge pages and extended
 * resources.
 */
export function podRequests(podSpec: JsonObject, minor: number): ResourceAmounts {
  const sum = mostAtOnce(podSpec, containerRequests, minor);
  overrideByPod(sum, podSpec, minor);
  return amountsOf(sum, podSpec);
}

/** What the containers of a pod need, with its overhead, in the units of the scheduler. */
export function amountsOf(sum: Quantities, podSpec: JsonObject): ResourceAmounts {
  add(sum, quantitiesOf(podSpec.overhead));
  const amounts = new Map<string, bigint>();
  for (const [resource, quantity] of sum) {
    if (isScheduled(resource)) amounts.set(resource, schedulerAmount(resource, quantity));
  }
  return amounts;
}

/**
 * The most that the containers of a pod need at one time: either all containers and sidecars, or an init container
 * together with the sidecars that started before it.
 */
export function mostAtOnce(
  podSpec: JsonObject,
  needsOf: (container: JsonObject) => Quantities,
  minor: number,
): Quantities {
  const running: Quantities = new Map();
  const starting: Quantities = new Map();
  let sidecars: Quantities = new Map();
  for (const container of objectsOf(podSpec.containers)) add(running, needsOf(container));
  for (const container of objectsOf(podSpec.initContainers)) {
    const needs = needsOf(container);
    const together = new Map(sidecars);
    add(together, needs);
    raise(starting, together);
    if (!isSidecar(container, minor)) continue;
    add(running, needs);
    sidecars = together;
  }
  raise(running, starting);
  return running;
}

export function isSidecar(container: JsonObject, minor: number): boolean {
  return minor >= SIDECARS_SINCE && container.restartPolicy === 'Always';
}

/** The server sets requests that are missing to the limits. */
export function containerRequests(container: JsonObject): Quantities {
  const { limits, requests } = objectOf(container.resources);
  return new Map([...quantitiesOf(limits), ...quantitiesOf(requests)]);
}

/**
 * Pod-level requests override the sum of the containers. Pod-level limits are the default where no container requests
 * the resource.
 */
export function overrideByPod(sum: Quantities, podSpec: JsonObject, minor: number): void {
  if (minor < POD_RESOURCES_SINCE) return;
  const { limits, requests } = objectOf(podSpec.resources);
  for (const [resource, quantity] of quantitiesOf(limits)) {
    if (resource.startsWith('hugepages-') || (isPodLevel(resource) && !sum.has(resource))) sum.set(resource, quantity);
  }
  for (const [resource, quantity] of quantitiesOf(requests)) {
    if (isPodLevel(resource)) sum.set(resource, quantity);
  }
}

export function isPodLevel(resource: string): boolean {
  return resource === 'cpu' || resource === 'memory' || resource.startsWith('hugepages-');
}

/**
 * The amounts of a resource list, rounded up to thousandths as the server stores them. Invalid quantities are left out.
 */
export function quantitiesOf(list: unknown): Quantities {
  const quantities: Quantities = new Map();
  for (const [resource, text] of Object.entries(objectOf(list))) {
    const quantity = decodeQuantity(text);
    if (typeof quantity !== 'string') quantities.set(resource, quantity.roundUp(MILLI));
  }
  return quantities;
}

function add(sum: Quantities, more: Quantities): void {
  for (const [resource, quantity] of more) sum.set(resource, sum.get(resource)?.add(quantity) ?? quantity);
}

export function raise(most: Quantities, other: Quantities): void {
  for (const [resource, quantity] of other) {
    const known = most.get(resource);
    if (known === undefined || quantity.cmp(known) > 0) most.set(resource, quantity);
  }
}

const PLAIN = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** IsScalarResourceName, or one of the three resources that have their own fields. */
function isScheduled(resource: string): boolean {
  return (
    PLAIN.has(resource) ||
    /^(hugepages-|attachable-volumes-)|kubernetes\.io\//.test(resource) ||
    (resource.includes('/') && !resource.startsWith('requests.'))
  );
}
