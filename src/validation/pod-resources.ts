import { quantityOf, amountOf, validateResources } from './resources';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { PodSpec } from '../model/generated/structs';
import { Quantity } from '../model/quantity';

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

/** validatePodResources: those of the pod as a whole. Minors up to 1.33 drop or do not know them (gate PodLevelResources). */
export function validatePodResources(
  spec: PodSpec,
  podPath: Path,
  ctx: Context,
  claimNames: ReadonlySet<string>,
): void {
  const { resources } = spec;
  if (resources === undefined || ctx.minor < 34) return;
  const path = podPath.child('resources');
  if (spec.os?.name === 'windows') {
    return ctx.report(rules.windows, path, 'a pod for windows takes no resources as a whole');
  }
  if (resources.claims !== undefined) {
    ctx.report(rules.claims, path.child('claims'), 'a pod takes no claims as a whole');
  }
  validateResources(resources, path, ctx, claimNames, true);
  const { requests, limits } = resources;
  for (const name in requests) {
    const containers = aggregate(spec, 'requests', name);
    if (containers !== undefined && containers.cmp(quantityOf(requests[name])) > 0) {
      ctx.report(
        rules.request,
        path.child('requests').key(name),
        `${requests[name]} is below ${containers.toString()}, the sum of the containers`,
      );
    }
  }
  for (const name in limits) {
    const containers = name.startsWith('hugepages-') ? aggregate(spec, 'limits', name) : undefined;
    if (containers !== undefined && containers.cmp(quantityOf(limits[name])) > 0) {
      ctx.report(
        rules.pages,
        path.child('limits').key(name),
        `${limits[name]} is below ${containers.toString()}, the sum of the containers`,
      );
    }
    // init containers are not checked, and the path is that of no field (upstream quirks)
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

/** What the containers need of a resource at most at one time, of which sidecars run beside all that start after them. */
export function aggregate(spec: PodSpec, list: 'limits' | 'requests', name: string): Quantity | undefined {
  let running: Quantity | undefined;
  let sidecars: Quantity | undefined;
  let starting: Quantity | undefined;
  for (const container of spec.containers ?? []) running = sum(running, amountOf(container.resources?.[list], name));
  for (const container of spec.initContainers ?? []) {
    const own = amountOf(container.resources?.[list], name);
    const sidecar = container.restartPolicy === 'Always';
    const here = sum(sidecars, own);
    if (sidecar) {
      running = sum(running, own);
      sidecars = here;
    }
    starting = larger(starting, here);
  }
  return larger(running, starting);
}

function sum(total: Quantity | undefined, own: number | string | undefined): Quantity | undefined {
  if (own === undefined) return total;
  return total === undefined ? quantityOf(own) : total.add(quantityOf(own));
}

function larger(one: Quantity | undefined, other: Quantity | undefined): Quantity | undefined {
  return one === undefined || (other !== undefined && other.cmp(one) > 0) ? other : one;
}
