import { MILLI, Quantity } from '../model/quantity';

/** Amounts by resource in the units of the scheduler: thousandths of a cpu, whole units of all other resources. */
export type ResourceAmounts = ReadonlyMap<string, bigint>;

export function schedulerAmount(resource: string, quantity: Quantity): bigint {
  return resource === 'cpu' ? quantity.milliValue() : quantity.value();
}

/** The amount as Kubernetes writes it, such as `1500m` or `2Gi`. */
export function amountText(resource: string, amount: bigint): string {
  if (resource === 'cpu') return new Quantity(amount, MILLI, 'DecimalSI', 'int64').toString();
  const binary = resource === 'memory' || resource === 'ephemeral-storage' || resource.startsWith('hugepages-');
  return new Quantity(amount, 0, binary ? 'BinarySI' : 'DecimalSI', 'int64').toString();
}

export function addAmounts(sum: Map<string, bigint>, amounts: ResourceAmounts, times = 1n): void {
  for (const [resource, amount] of amounts) sum.set(resource, (sum.get(resource) ?? 0n) + amount * times);
}
