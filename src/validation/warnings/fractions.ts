import { decodeQuantity } from '../../model/quantity-parse';
import { Context, Rule } from '../context';
import { shown } from '../names';

/** Amounts that are whole at a look, and whose thousandths do not overflow. */
const PLAINLY_WHOLE = /^(?:\d{1,15}|\d{1,6}(?:Ki|Mi|Gi|k|M|G)|\d{1,3}(?:Ti|T))$/;

/** Memory and storage come in whole bytes: 500m of them is a slip for 500M. */
export function warnOfFraction(amount: number | string | undefined, rule: Rule, path: string, ctx: Context): void {
  if (amount === undefined || PLAINLY_WHOLE.test(String(amount))) return;
  const quantity = decodeQuantity(amount);
  if (typeof quantity !== 'string' && quantity.milliValue() % 1000n !== 0n) ctx.report(rule, path, `${shown(String(amount))} is no whole number of bytes`);
}
