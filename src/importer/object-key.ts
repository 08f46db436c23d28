import { isJsonObject, JsonObject } from '../model/json-object';

/** Kinds that no namespace holds, of those that others refer to by name. */
const CLUSTER_WIDE = ['ClusterRole', 'PriorityClass'];

/** What objects of a chart are told apart by; the namespace is that which is written, if one is. */
export function objectKey(kind: string, namespace: unknown, name: string): string {
  return JSON.stringify([kind, CLUSTER_WIDE.includes(kind) ? undefined : namespace, name]);
}

/** The key of an object with a name. */
export function keyOf({ kind, metadata }: JsonObject): string | undefined {
  const { name, namespace } = isJsonObject(metadata) ? metadata : {};
  return typeof name === 'string' && name !== '' ? objectKey(kind as string, namespace, name) : undefined;
}
