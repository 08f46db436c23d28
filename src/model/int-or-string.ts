import { parseInt64 } from './int64';

/*
 * Kubernetes' IntOrString where it stands for a count or a share, such as maxUnavailable.
 * https://github.com/kubernetes/apimachinery/blob/v0.36.4/pkg/util/intstr/intstr.go
 */

/** IsValidPercent: digits and `%`. The server stores no other text as a share. */
export function isValidPercent(text: string): boolean {
  return /^[0-9]+%$/.test(text);
}

/** The share of a valid percent text in hundredths, which may be above 100; undefined for any other value. */
export function percentOf(value: number | string): number | undefined {
  return typeof value === 'string' && isValidPercent(value) ? Number(value.slice(0, -1)) : undefined;
}

/** The number that validation judges: a percent's hundredths, an integer, or that of a text without `%` (0 where it has none). */
export function intOrPercentValue(value: number | string): number {
  if (typeof value === 'number') return value;
  return percentOf(value) ?? (/^[+-]?[0-9]+$/.test(value) ? Number(value) : 0);
}

/**
 * GetScaledValueFromIntOrPercent: an integer as it is, a percent as that share of the total, rounded up or down.
 * Undefined where the text is no percent. Signs are taken here, though validation never lets them through.
 */
export function scaledIntOrPercent(value: number | string, total: number, roundUp: boolean): number | undefined {
  if (typeof value === 'number') return value;
  const percent = value.endsWith('%') ? parseInt64(value.slice(0, -1)) : undefined;
  if (percent === undefined) return undefined;
  const share = (Number(percent) * total) / 100;
  return roundUp ? Math.ceil(share) : Math.floor(share);
}
