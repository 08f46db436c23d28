import { quantityOf, amountOf, validateResources } from './resources';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { PodSpec } from '../model/generated/structs';
import { JsonObject } from '../model/json-object';
import { objectOf } from '../model/untyped';
import { mostAtOnce, Quantities, quantitiesOf } from '../stored/pod-requests';

const CONSISTENCY = 'validation.go validatePodResourceConsistency';

export const rules = defineRules('pod-resources', 'validation.go validatePodResources', {
  windows: { reason: 'FieldValueForbidden', since: 34, remedy: 'Leave it out, and give resources to the containers.' },
  claims: { reason: 'FieldValueForbidden', since: 34, remedy: 'Move the claims to resources of the containers.' },
  request: {
    reason: 'FieldValueInvalid',
    upstream: CONSISTENCY,
    since: 34,
    remedy: 'Request at least what the containers request together.',
  },
  pages: {
    reason: 'FieldValueInvalid',
    upstream: CONSISTENCY,
    since: 34,
    remedy: 'Set a limit of at least what the limits of the containers are together.',
  },
  containerLimit: {
    reason: 'FieldValueInvalid',
    upstream: CONSISTENCY,
    since: 34,
    remedy: 'Keep the limit of each container within the limit of the pod.',
  },
});

/** validatePodResources: the resources of the whole pod. Minors before 1.34 drop them or do not have them (gate PodLevelResources). */
export function validatePodResources(
  spec: PodSpec,
  podPath: Path,
  ctx: Context,
  claimNames: ReadonlySet<string>,
): void {
  const { resources } = spec;
  if (resources === undefined || !ctx.atLeast(34)) return;
  const path = podPath.child('resources');
  if (spec.os?.name === 'windows') {
    return ctx.report(rules.windows, path, 'a pod for windows takes no resources as a whole');
  }
  if (resources.claims !== undefined) {
    ctx.report(rules.claims, path.child('claims'), 'a pod takes no claims as a whole');
  }
  validateResources(resources, path, ctx, claimNames, true);
  const { requests, limits } = resources;
  const requested = containersTotal(spec, 'requests', ctx.minor);
  for (const name in requests) {
    const containers = requested.get(name);
    if (containers !== undefined && containers.cmp(quantityOf(requests[name])) > 0) {
      ctx.report(
        rules.request,
        path.child('requests').key(name),
        `${requests[name]} is below ${containers.toString()}, the sum of the containers`,
      );
    }
  }
  const limited = containersTotal(spec, 'limits', ctx.minor);
  for (const name in limits) {
    const containers = name.startsWith('hugepages-') ? limited.get(name) : undefined;
    if (containers !== undefined && containers.cmp(quantityOf(limits[name])) > 0) {
      ctx.report(
        rules.pages,
        path.child('limits').key(name),
        `${limits[name]} is below ${containers.toString()}, the sum of the containers`,
      );
    }
    // upstream does not check init containers, and prints a path that does not exist
    spec.containers?.forEach((container, i) => {
      const own = amountOf(container.resources?.limits, name);
      if (own !== undefined && quantityOf(own).cmp(quantityOf(limits[name])) > 0) {
        ctx.report(
          rules.containerLimit,
          podPath
            .child('containers')
            .index(i)
            .child('resources')
            .child('limits')
            .key(name)
            .printedAs(path.child('containers').index(i).key(name).child('limits')),
          `${own} is above ${limits[name]}, the limit of the pod`,
        );
      }
    });
  }
}

/** The sum of the requests or limits of the containers. */
export function containersTotal(spec: PodSpec, list: 'limits' | 'requests', minor: number): Quantities {
  return mostAtOnce(spec as object as JsonObject, ({ resources }) => quantitiesOf(objectOf(resources)[list]), minor);
}
