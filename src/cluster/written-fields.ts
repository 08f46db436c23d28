import { isJsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';

/** The steps of a field as differences name it: `spec.template.spec.containers[agent].image`. Keys in brackets may hold dots. */
export function stepsOf(field: string): string[] {
  return [...field.matchAll(/\[((?:[^[\]]|\[[^\]]*\])*)\]|([^.[\]]+)/g)].map(([, key, name]) => key ?? name);
}

/** Whether a manifest says something at a field. */
export function isWritten(manifest: unknown, field: string): boolean {
  return valueAt(manifest, stepsOf(field)) !== undefined;
}

/** What a manifest says at a field. An entry of a list is found by its merge key. */
export function valueAt(manifest: unknown, steps: readonly string[]): unknown {
  let value: unknown = manifest;
  for (const step of steps) {
    if (Array.isArray(value)) value = value[indexOf(value, step)];
    else value = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    if (value === undefined || value === null) return undefined;
  }
  return value;
}

/** Where an entry of a list is: by its merge key, or by its number. */
export function indexOf(list: readonly unknown[], step: string): number {
  const called = list.findIndex((entry) => isCalled(entry, step));
  return called < 0 ? Number(step) : called;
}

/** The name of an entry is the values of its merge keys with slashes between, defaults included. */
function isCalled(entry: unknown, name: string): boolean {
  if (!isJsonObject(entry)) return false;
  const texts = Object.values(entry)
    .filter((value) => typeof value !== 'object')
    .map(String);
  return texts.some((text) => name === text || name.startsWith(`${text}/`));
}

/** The number of values that one manifest has at fields at which another says nothing. */
export function countUnwritten(value: unknown, other: unknown): number {
  if (Array.isArray(value)) {
    const others: readonly unknown[] = Array.isArray(other) ? other : [];
    return value.reduce((sum: number, item: unknown, i) => {
      const { name } = isJsonObject(item) ? item : {};
      const same = typeof name === 'string' ? others.find((one) => isJsonObject(one) && one.name === name) : others[i];
      return sum + countUnwritten(item, same);
    }, 0);
  }
  if (isJsonObject(value)) {
    const others = isJsonObject(other) ? other : {};
    return Object.entries(value).reduce((sum, [key, item]) => sum + countUnwritten(item, ownValue(others, key)), 0);
  }
  return other === undefined ? 1 : 0;
}
