import { shown } from '../../findings/text';
import { decodeQuantity } from '../../model/quantity-parse';

/** Amounts that are whole at a look, and whose thousandths do not overflow. */
const PLAINLY_WHOLE = /^(?:\d{1,15}|\d{1,6}(?:Ki|Mi|Gi|k|M|G)|\d{1,3}(?:Ti|T))$/;

/** Memory and storage come in whole bytes: 500m of them is a slip for 500M. */
export function isFraction(amount: number | string | undefined): amount is number | string {
  if (amount === undefined || PLAINLY_WHOLE.test(String(amount))) return false;
  const quantity = decodeQuantity(amount);
  return typeof quantity !== 'string' && quantity.milliValue() % 1000n !== 0n;
}

export function fractionMessage(amount: number | string): string {
  return `${shown(String(amount))} is no whole number of bytes`;
}
