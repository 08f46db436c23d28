import { Complain } from './checks';
import { parseQuantity } from '../model/quantity-parse';

/** A quantity of bytes as a number. */
export function bytesOf(quantity: number | string | undefined, property: string, complain: Complain): number {
  const parsed = parseQuantity(String(quantity ?? ''));
  if (typeof parsed === 'string' || parsed.sign() <= 0) {
    return complain(property, `is '${quantity ?? ''}'; give an amount of bytes such as 256Mi`);
  }
  return Number(parsed.value());
}
