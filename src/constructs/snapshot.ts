import { JsonObject } from '../model/json-object';

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/** A copy of what is written down, to compare with later; undefined where a Lazy or the like is in it, which can be another thing each time. */
export function snapshotOf(value: unknown): { readonly value: unknown } | undefined {
  let plain = true;
  const copy = (part: unknown): unknown => {
    if (part === null || typeof part !== 'object') return part;
    if (!isPlain(part)) plain = false;
    if (!plain) return undefined;
    if (Array.isArray(part)) return part.map(copy);
    // without prototype, so that a key called __proto__ is one like others
    const struct: { [key: string]: unknown } = Object.create(null);
    for (const key in part) struct[key] = copy((part as JsonObject)[key]);
    return struct;
  };
  const made = copy(value);
  return plain ? { value: made } : undefined;
}

/** Whether a value is still what it was. Called once a chart for every DaemonSet of an app, so it makes nothing. */
export function isUnchanged(now: unknown, then: unknown): boolean {
  if (now === then) return true;
  if (now === null || then === null || typeof now !== 'object' || typeof then !== 'object' || !isPlain(now)) {
    return false;
  }
  if (Array.isArray(now)) {
    return (
      Array.isArray(then) && now.length === then.length && now.every((item, index) => isUnchanged(item, then[index]))
    );
  }
  let count = 0;
  for (const key in now) {
    if (!isUnchanged((now as JsonObject)[key], (then as JsonObject)[key])) return false;
    count++;
  }
  for (const _ in then) count--;
  return count === 0;
}
