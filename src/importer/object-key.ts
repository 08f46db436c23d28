import { CLUSTER_SCOPED_KIND_NAMES } from '../model/cluster-scoped-kinds';
import { isJsonObject, JsonObject } from '../model/json-object';

/** Identifies an object of a chart. The namespace is the one in the manifest, if any. */
export function objectKey(kind: string, namespace: unknown, name: string): string {
  return JSON.stringify([kind, CLUSTER_SCOPED_KIND_NAMES.has(kind) ? undefined : namespace, name]);
}

/** The key of an object with a name. */
export function keyOf({ kind, metadata }: JsonObject): string | undefined {
  const { name, namespace } = isJsonObject(metadata) ? metadata : {};
  return typeof name === 'string' && name !== '' ? objectKey(kind as string, namespace, name) : undefined;
}
