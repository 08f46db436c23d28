import { indexOf, isWritten, stepsOf, valueAt } from './written-fields';
import { isJsonObject, JsonObject } from '../model/json-object';
import { storedDifferences } from '../stored/differences';
import { readStored } from '../stored/read';

/**
 * A DaemonSet of a redacted snapshot, with the values of a manifest where its own are masked, and the number of these: whether they are equal,
 * nobody can tell any more.
 */
export function unmasked(
  live: JsonObject,
  manifest: JsonObject,
  minor: number,
): { readonly live: JsonObject; readonly masked: number } {
  const [was, wanted] = [live, manifest].map((one) => readStored(one, minor));
  if (typeof was === 'string' || typeof wanted === 'string') return { live, masked: 0 };
  const { template, other } = storedDifferences(was, wanted);
  const masked = [...template, ...other].filter(
    // of a value that may be secret, a difference shows neither side
    ({ field, before, after }) =>
      before === undefined && after === undefined && isWritten(live, field) && isWritten(manifest, field),
  );
  const copy = structuredClone(live);
  for (const { field } of masked) {
    const steps = stepsOf(field);
    const last = steps.pop()!;
    const parent = valueAt(copy, steps);
    const value = valueAt(manifest, [...steps, last]);
    if (Array.isArray(parent)) parent[indexOf(parent, last)] = value;
    else if (isJsonObject(parent)) Object.assign(parent, { [last]: value });
  }
  return { live: copy, masked: masked.length };
}
