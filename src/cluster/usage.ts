import { ClusterState } from './cluster-state';
import { DaemonPod } from './pods';
import { Quantity } from '../model/quantity';
import { decodeQuantity } from '../model/quantity-parse';
import { objectOf, objectsOf, textOf } from '../model/untyped';
import { podRequests } from '../stored/pod-requests';
import { amountText, schedulerAmount } from '../stored/resource-amounts';

export interface Usage {
  /** What the pod uses, in the notation of Kubernetes. */
  readonly used: string;
  /** What it requests. Absent if it requests nothing. */
  readonly requested?: string;
  /** Used by requested; 0.5 means half of it. */
  readonly share?: number;
}

export type UsageByResource = { readonly [resource: string]: Usage };

const RESOURCES = ['cpu', 'memory'] as const;

/** The usage of pods, where the metrics API answered. */
export class UsageOfPods {
  private readonly metrics = new Map<string, readonly { readonly [key: string]: unknown }[]>();

  constructor(
    { objects }: ClusterState,
    private readonly minor: number,
  ) {
    for (const { metadata, containers } of objects.podmetrics) {
      const { namespace, name } = objectOf(metadata);
      this.metrics.set(`${textOf(namespace)}/${textOf(name)}`, objectsOf(containers));
    }
  }

  /** A pod that was read in short has the requests of its template. */
  of({ namespace, name, object }: DaemonPod, template: unknown): UsageByResource | undefined {
    if (this.metrics.size === 0) return undefined;
    const containers = this.metrics.get(`${namespace}/${name}`);
    if (containers === undefined) return undefined;
    const own = objectOf(object.spec);
    const requests = podRequests(own.containers === undefined ? objectOf(objectOf(template).spec) : own, this.minor);
    return Object.fromEntries(
      RESOURCES.map((resource) => {
        const used = containers.reduce((sum, { usage }) => sum + amountOf(objectOf(usage)[resource], resource), 0n);
        const requested = requests.get(resource) ?? 0n;
        return [resource, { used: amountText(resource, used), ...shareOf(used, requested, resource) }];
      }),
    );
  }
}

function shareOf(used: bigint, requested: bigint, resource: string): Omit<Usage, 'used'> {
  return requested === 0n
    ? {}
    : { requested: amountText(resource, requested), share: Number((used * 1000n) / requested) / 1000 };
}

function amountOf(value: unknown, resource: string): bigint {
  const quantity = decodeQuantity(value);
  return quantity instanceof Quantity ? schedulerAmount(resource, quantity) : 0n;
}
