import { quoted } from '../../findings/text';
import { decodeQuantity } from '../../model/quantity-parse';

/** Amounts that are clearly whole, and whose thousandths do not overflow. */
const PLAINLY_WHOLE = /^(?:\d{1,15}|\d{1,6}(?:Ki|Mi|Gi|k|M|G)|\d{1,3}(?:Ti|T))$/;

/** Kubernetes counts thousandths of a byte in 64 bits. */
const MOST_BYTES = (2n ** 63n - 1n) / 1000n;

/** Memory and storage are whole bytes: 500m is a typing error for 500M. */
export function isFraction(amount: number | string | undefined): amount is number | string {
  if (amount === undefined || PLAINLY_WHOLE.test(String(amount))) return false;
  const quantity = decodeQuantity(amount);
  return typeof quantity !== 'string' && quantity.milliValue() % 1000n !== 0n;
}

export function fractionMessage(amount: number | string): string {
  const quantity = decodeQuantity(amount);
  const isWhole = typeof quantity !== 'string' && quantity.roundUp(0).cmp(quantity) === 0;
  return isWhole
    ? `${quoted(String(amount))} is exact, but Kubernetes takes more than ${MOST_BYTES} bytes for a fraction`
    : `${quoted(String(amount))} is not a whole number of bytes`;
}
