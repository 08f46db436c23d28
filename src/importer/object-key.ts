import { CLUSTER_SCOPED_KIND_NAMES } from '../model/cluster-scoped-kinds';
import { isJsonObject, JsonObject } from '../model/json-object';

/** What objects of a chart are told apart by; the namespace is that which is written, if one is. */
export function objectKey(kind: string, namespace: unknown, name: string): string {
  return JSON.stringify([kind, CLUSTER_SCOPED_KIND_NAMES.has(kind) ? undefined : namespace, name]);
}

/** The key of an object with a name. */
export function keyOf({ kind, metadata }: JsonObject): string | undefined {
  const { name, namespace } = isJsonObject(metadata) ? metadata : {};
  return typeof name === 'string' && name !== '' ? objectKey(kind as string, namespace, name) : undefined;
}
