import { JsonObject } from '../model/json-object';

/** A JSON pointer to a place in an object. */
export function pointer(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** A path as Kubernetes writes it: `spec.template.spec.containers[0].image`. */
export function fieldPath(path: readonly (string | number)[]): string {
  return path
    .map((step, i) =>
      typeof step === 'number'
        ? `[${step}]`
        : /^[\w-]+$/.test(step)
          ? `${i ? '.' : ''}${step}`
          : `[${JSON.stringify(step)}]`,
    )
    .join('');
}

/** The map without some of its keys. `__proto__` is a key like any other. */
export function without(map: JsonObject, keys: readonly string[]): JsonObject {
  return fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}

/** As Object.fromEntries, which keeps `__proto__` as a key like any other. */
export function fromEntries(entries: readonly (readonly [string, unknown])[]): JsonObject {
  return Object.fromEntries(entries);
}

/** Whether the value holds a whole number beyond 2^53, which JSON patches of cdk8s cannot hold. */
export function hasBigint(value: unknown): boolean {
  return (
    typeof value === 'bigint' || (typeof value === 'object' && value !== null && Object.values(value).some(hasBigint))
  );
}
