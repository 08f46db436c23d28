/*
 * Manifests, nodes and pods come from files and may contain anything. A value of an unexpected type reads as if it were
 * absent.
 */

import { isJsonObject, JsonObject, setOwn } from './json-object';

export function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function objectsOf(value: unknown): readonly JsonObject[] {
  const list = listOf(value);
  // not by every or map, which pass over holes
  for (const one of list) if (!isJsonObject(one)) return Array.from(list, objectOf);
  return list as readonly JsonObject[];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The texts of a map, such as labels. */
export function textMapOf(value: unknown): { [key: string]: string } {
  const texts: { [key: string]: string } = {};
  for (const [key, text] of Object.entries(objectOf(value))) {
    if (typeof text === 'string') setOwn(texts, key, text);
  }
  return texts;
}

export function podSpecOf(daemonSet: unknown): JsonObject {
  return objectOf(objectOf(objectOf(objectOf(daemonSet).spec).template).spec);
}
