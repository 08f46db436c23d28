import {
  amountsOf,
  containerRequests,
  isPodLevel,
  isSidecar,
  mostAtOnce,
  overrideByPod,
  podRequests,
  Quantities,
  quantitiesOf,
  raise,
} from './pod-requests';
import { ResourceAmounts } from './resource-amounts';
import { JsonObject } from '../model/json-object';
import { objectOf, objectsOf } from '../model/untyped';

/*
 * What the scheduler counts of a pod that runs and may have been resized in place: the most of what its specification wants, what it
 * uses and what the node has allocated. What it wants does not count if the node can never give it.
 * https://github.com/kubernetes/component-helpers/blob/v0.36.4/resource/helpers.go (determineEffectiveRequests)
 * https://github.com/kubernetes/component-helpers/blob/v0.37.1/resource/helpers.go (AggregateContainerRequests)
 */

/** The first minor in which containers are resized by default. */
const RESIZE_SINCE = 33;
/** The first minor in which pod-level resources are resized by default. */
const POD_RESIZE_SINCE = 36;
/** The first minor that takes the most of three sums; those before sum up the most of each container. */
const MOST_OF_SUMS_SINCE = 37;

export function runningRequests(podSpec: JsonObject, status: JsonObject, minor: number): ResourceAmounts {
  if (minor < RESIZE_SINCE) return podRequests(podSpec, minor);
  const pending = objectsOf(status.conditions).find(({ type }) => type === 'PodResizePending');
  const infeasible = pending?.reason === 'Infeasible';
  const sum =
    minor >= MOST_OF_SUMS_SINCE
      ? mostOfSums(podSpec, status, infeasible, minor)
      : sumOfMosts(podSpec, status, infeasible, minor);
  const ofContainers = new Map(sum);
  overrideByPod(sum, podSpec, minor);
  const wanted = quantitiesOf(objectOf(podSpec.resources).requests);
  if (minor >= POD_RESIZE_SINCE && isGiven(status.resources) && [...wanted.keys()].some(isPodLevel)) {
    const effective = most(infeasible, wanted, objectOf(status.resources).requests, status.allocatedResources);
    for (const resource of [...wanted.keys(), ...(minor >= MOST_OF_SUMS_SINCE ? effective.keys() : [])]) {
      const amount = effective.get(resource);
      if (!isPodLevel(resource)) continue;
      // 1.36 counts nothing of what can never be given; newer minors count the containers then
      const counted = amount ?? (minor >= MOST_OF_SUMS_SINCE ? ofContainers.get(resource) : undefined);
      if (counted === undefined) sum.delete(resource);
      else sum.set(resource, counted);
    }
  }
  return amountsOf(sum, podSpec);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function most(infeasible: boolean, wanted: Quantities, used: unknown, allocated: unknown): Quantities {
  const amounts: Quantities = infeasible ? new Map() : new Map(wanted);
  raise(amounts, quantitiesOf(used));
  raise(amounts, quantitiesOf(allocated));
  return amounts;
}

function statusesOf({ containerStatuses, initContainerStatuses }: JsonObject): Map<unknown, JsonObject> {
  const all = [...objectsOf(initContainerStatuses), ...objectsOf(containerStatuses)];
  return new Map(all.map((one) => [one.name, one]));
}

function sumOfMosts(podSpec: JsonObject, status: JsonObject, infeasible: boolean, minor: number): Quantities {
  const statuses = statusesOf(status);
  const once = new Set(objectsOf(podSpec.initContainers).filter((container) => !isSidecar(container, minor)));
  const needsOf = (container: JsonObject): Quantities => {
    const wanted = containerRequests(container);
    const known = once.has(container) ? undefined : statuses.get(container.name);
    if (known === undefined || !isGiven(known.resources)) return wanted;
    return most(infeasible, wanted, objectOf(known.resources).requests, known.allocatedResources);
  };
  return mostAtOnce(podSpec, needsOf, minor);
}

function mostOfSums(podSpec: JsonObject, status: JsonObject, infeasible: boolean, minor: number): Quantities {
  const wanted = mostAtOnce(podSpec, containerRequests, minor);
  const { requests } = objectOf(status.resources);
  if (isGiven(status.allocatedResources) && isGiven(requests)) {
    return most(infeasible, wanted, requests, status.allocatedResources);
  }
  const statuses = statusesOf(status);
  // what is not known is taken to be what is wanted, unless that can never be given
  const given = (container: JsonObject, ...lists: unknown[]): Quantities => {
    const known = lists.find(isGiven);
    if (known !== undefined) return quantitiesOf(known);
    return infeasible ? new Map() : containerRequests(container);
  };
  const allocated = mostAtOnce(
    podSpec,
    (container) => given(container, statuses.get(container.name)?.allocatedResources),
    minor,
  );
  const used = (container: JsonObject): Quantities => {
    const { resources, allocatedResources } = statuses.get(container.name) ?? {};
    return given(container, objectOf(resources).requests, allocatedResources);
  };
  const amounts: Quantities = infeasible ? new Map() : wanted;
  raise(amounts, mostAtOnce(podSpec, used, minor));
  raise(amounts, allocated);
  return amounts;
}
