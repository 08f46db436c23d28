import { ownValue } from '../model/own-value';

/** Python writes `host_path` for `hostPath`. */
const plain = (key: string) => key.replace(/_/g, '').toLowerCase();

type Values = { readonly [key: string]: unknown };

/**
 * The places of values in `given` for which `received` has none, as `containers[0].livenessProbe`. Of what is missing as a whole, only its place is
 * named. Keys are the same if they differ in case and underscores only; empty objects and lists, and null, are no values.
 */
export function valuesLost(given: unknown, received: unknown, at = ''): string[] {
  if (isEmpty(given)) return [];
  if (isEmpty(received)) return [at === '' ? 'everything' : at];
  if (Array.isArray(given)) {
    return given.flatMap((item, i) =>
      valuesLost(item, Array.isArray(received) ? received[i] : undefined, `${at}[${i}]`),
    );
  }
  if (typeof given !== 'object') return [];
  const there = new Map(Object.entries(received as Values).map(([key, value]) => [plain(key), value]));
  return Object.entries(given as Values).flatMap(([key, value]) =>
    valuesLost(value, ownValue(received as Values, key) ?? there.get(plain(key)), at === '' ? key : `${at}.${key}`),
  );
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.values(value).every(isEmpty));
}
