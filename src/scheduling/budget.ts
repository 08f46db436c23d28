import { decodeQuantity } from '../model/quantity-parse';
import { shown } from '../model/shown';
import { amountText, ResourceAmounts, schedulerAmount } from '../stored/resource-amounts';

/** A limit on what all DaemonSets together may request of a node. */
export interface Budget {
  readonly resource: string;
  readonly text: string;
  allows(requested: bigint, allocatable: ResourceAmounts): boolean;
  /** The requested amount in the unit of the limit. */
  describe(requested: bigint, allocatable: ResourceAmounts): { readonly size: number; readonly text: string };
}

/** Reads `{ cpu: '5%', memory: '1Gi' }`. Throws for any other value. */
export function readBudgets(budget: { readonly [resource: string]: string }): Budget[] {
  return Object.entries(budget).map(([resource, text]) => {
    const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?%$/.exec(text) ?? [];
    if (whole !== undefined) {
      // with integers, because 57% of 100 must be exactly 57
      const [part, of] = [BigInt(`${whole}${fraction}`), 100n * 10n ** BigInt(fraction.length)];
      const all = (allocatable: ResourceAmounts) => allocatable.get(resource) ?? 0n;
      return {
        resource,
        text,
        allows: (requested, allocatable) => requested * of <= all(allocatable) * part,
        describe: (requested, allocatable) => {
          const size = Number(requested) / Number(all(allocatable));
          return { size, text: all(allocatable) > 0n ? `${Math.round(size * 1000) / 10}%` : 'more than the node has' };
        },
      };
    }
    const quantity = decodeQuantity(text);
    if (typeof quantity === 'string') {
      throw new Error(
        `the budget of ${resource} is ${shown(text)}; write a share of each node such as '5%', or an amount such as '500m' or '1Gi'`,
      );
    }
    const most = schedulerAmount(resource, quantity);
    return {
      resource,
      text,
      allows: (requested) => requested <= most,
      describe: (requested) => ({ size: Number(requested), text: amountText(resource, requested) }),
    };
  });
}
