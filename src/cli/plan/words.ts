import { Quantity } from '../../model/quantity';
import { decodeQuantity } from '../../model/quantity-parse';
import { ShareStats } from '../../scheduling/plan-results';

/** The first names of a list. */
export function someOf(names: readonly string[], most = 3): string {
  // one more name is as short as `and 1 more`
  if (names.length <= most + 1) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** A percentage with significant digits only: `0.4%`, `12%`, and `<0.1%` for small shares above 0. */
export function percentText(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.05) return '<0.1%';
  return `${percent < 9.95 ? percent.toFixed(1) : percent.toFixed(0)}%`;
}

/** Minimum, median and maximum. */
export function shareText({ min, median, max }: ShareStats): string {
  return [min, median, max].map(percentText).join(' / ');
}

const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;

/** An amount rounded to one decimal: `468.7` for `468700m` of cpu, `357.8Gi` for `375152704Ki`. */
export function readableAmount(resource: string, text: string): string {
  const quantity = decodeQuantity(text);
  if (!(quantity instanceof Quantity)) return text;
  if (resource === 'cpu') return quantity.milliValue() < 1000n ? text : rounded(Number(quantity.milliValue()) / 1000);
  if (!/^(?:memory|ephemeral-storage|hugepages-.*)$/.test(resource)) return text;
  let value = Number(quantity.value());
  let unit = 0;
  for (; value >= 1024 && unit < BINARY.length - 1; unit++) value /= 1024;
  return `${rounded(value)}${BINARY[unit]}`;
}

function rounded(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
