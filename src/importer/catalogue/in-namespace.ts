import { CLUSTER_SCOPED_KIND_NAMES } from '../../model/cluster-scoped-kinds';
import { isJsonObject, JsonObject } from '../../model/json-object';

const subjectsOf = ({ subjects }: JsonObject): JsonObject[] => (Array.isArray(subjects) ? subjects : []);
const isAccount = ({ kind }: JsonObject) => kind === 'ServiceAccount';

/** The namespace that the file itself names for an account, else `default`. */
export function likelyNamespace(objects: readonly JsonObject[]): string {
  const named = objects.flatMap(subjectsOf).find((one) => isAccount(one) && typeof one.namespace === 'string');
  return (named?.namespace as string | undefined) ?? 'default';
}

/** The object as the server stores it in a namespace: with the namespace where it names none, and its bindings with that of their accounts. */
export function inNamespace(object: JsonObject, namespace: string): JsonObject {
  const metadata = isJsonObject(object.metadata) ? object.metadata : {};
  const scoped = !CLUSTER_SCOPED_KIND_NAMES.has(object.kind as string);
  return {
    ...object,
    ...(scoped && { metadata: { namespace, ...metadata } }),
    ...(Array.isArray(object.subjects) && {
      subjects: subjectsOf(object).map((one) => (isAccount(one) ? { namespace, ...one } : one)),
    }),
  };
}
