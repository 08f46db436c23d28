import { checkAsPod } from './pod';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { Container, PodSpec, ResourceRequirements } from '../../model/generated/structs';
import { containersTotal, validatePodResources } from '../pod-resources';
import { resourceName } from '../resource-names';
import { Amounts } from '../resources';

export const rules = defineRules(
  'never-runs',
  { stage: 'run', severity: 'never-runs', upstream: 'defaults.go SetDefaults_Pod' },
  {
    resources: {
      reason: 'FieldValueInvalid',
      remedy:
        'Set the requests of the containers, which are their limits otherwise, so that the pod requests as much as they do and no more than its limit.',
    },
  },
);

/** In a pod, unlike in a template, missing requests default to the limits, and those of the whole pod to the sum of its containers. */
export function neverConsistent(spec: PodSpec, ctx: Context): void {
  if (spec.resources === undefined || !ctx.atLeast(34)) return;
  const pod: PodSpec = {
    ...spec,
    containers: spec.containers.map(withRequests),
    initContainers: spec.initContainers?.map(withRequests),
  };
  const resources = resourcesOf(pod, spec.resources, ctx.minor);
  checkAsPod(rules.resources, ctx, (judged) =>
    validatePodResources({ ...pod, resources }, Path.of('spec', 'template', 'spec'), judged, new Set()),
  );
}

function withRequests(container: Container): Container {
  const { limits, requests, ...rest } = container.resources ?? {};
  return limits === undefined
    ? container
    : { ...container, resources: { ...rest, limits, requests: { ...limits, ...requests } } };
}

/** defaultHugePagePodLimits and defaultPodRequests. The limits that 1.37 adds are never too low. */
function resourcesOf(
  spec: PodSpec,
  { limits = {}, requests = {}, ...rest }: ResourceRequirements,
  minor: number,
): ResourceRequirements {
  if (isEmpty(limits) && isEmpty(requests)) return { ...rest, limits, requests };
  const pages = sumsOf(spec, 'limits', minor, (name) => resourceName(name).hugePages && !Object.hasOwn(requests, name));
  const allLimits = { ...pages, ...limits };
  if (isEmpty(allLimits) && minor < 37) return { ...rest, limits, requests };
  const needed = sumsOf(spec, 'requests', minor, (name) => resourceName(name).cpuOrMemory);
  return { ...rest, limits: allLimits, requests: { ...allLimits, ...needed, ...requests } };
}

function sumsOf(
  spec: PodSpec,
  list: 'limits' | 'requests',
  minor: number,
  isMeant: (name: string) => boolean,
): Amounts {
  const meant = [...containersTotal(spec, list, minor)].filter(([name]) => isMeant(name));
  return Object.fromEntries(meant.map(([name, quantity]) => [name, quantity.toString()]));
}

function isEmpty(amounts: Amounts): boolean {
  return Object.keys(amounts).length === 0;
}
