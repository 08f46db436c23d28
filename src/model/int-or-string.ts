import { parseInt64 } from './int64';

/*
 * Kubernetes' IntOrString as a count or a percentage, such as maxUnavailable.
 * https://github.com/kubernetes/apimachinery/blob/v0.36.4/pkg/util/intstr/intstr.go
 */

/** IsValidPercent: digits and `%`. The API server accepts no other string as a percentage. */
export function isValidPercent(text: string): boolean {
  return /^[0-9]+%$/.test(text);
}

/** The number before the `%` of a valid percentage, which may exceed 100; undefined for any other value. */
export function percentOf(value: number | string): number | undefined {
  return typeof value === 'string' && isValidPercent(value) ? Number(value.slice(0, -1)) : undefined;
}

/** The number that validation checks: that of a percentage, an integer, or an integer in a string without `%` (0 if there is none). */
export function intOrPercentValue(value: number | string): number {
  if (typeof value === 'number') return value;
  return percentOf(value) ?? (/^[+-]?[0-9]+$/.test(value) ? Number(value) : 0);
}

/**
 * GetScaledValueFromIntOrPercent: an integer as it is, a percentage of the total rounded up or down.
 * Undefined if the string is not a percentage. Signs are accepted here, although validation rejects them.
 */
export function scaledIntOrPercent(value: number | string, total: number, roundUp: boolean): number | undefined {
  if (typeof value === 'number') return value;
  const percent = value.endsWith('%') ? parseInt64(value.slice(0, -1)) : undefined;
  if (percent === undefined) return undefined;
  const share = (Number(percent) * total) / 100;
  return roundUp ? Math.ceil(share) : Math.floor(share);
}
