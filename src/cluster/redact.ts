import { ClusterState } from './cluster-state';
import { Field } from '../model/field';
import { TYPES } from '../model/field-table';
import { isJsonObject, JsonObject } from '../model/json-object';
import { listOf, objectOf } from '../model/untyped';

/** Replaces a text so that equal texts stay equal, and none can be guessed. */
export type Mask = (text: string) => string;

/** Annotations that say nothing secret and that answers read. */
const KEPT_ANNOTATIONS = new Set([
  'kubernetes.io/change-cause',
  'deprecated.daemonset.template.generation',
  'kubectl.kubernetes.io/restartedAt',
  'argocd.argoproj.io/tracking-id',
  'meta.helm.sh/release-name',
  'meta.helm.sh/release-namespace',
]);

/** The state without values that may be secret, by the field table: environment, commands, headers, annotations and others. */
export function redacted(state: ClusterState, mask: Mask): ClusterState {
  const { daemonsets, controllerrevisions } = state.objects;
  return {
    ...state,
    objects: {
      ...state.objects,
      daemonsets: daemonsets.map((daemonSet) => redactedStruct('DaemonSet', daemonSet, mask)),
      controllerrevisions: controllerrevisions.map((revision) => redactedRevision(revision, mask)),
    },
    redacted: true,
  };
}

function redactedRevision(revision: JsonObject, mask: Mask): JsonObject {
  const { spec } = objectOf(revision.data);
  const { $patch, ...template } = objectOf(objectOf(spec).template);
  return {
    ...revision,
    metadata: redactedStruct('ObjectMeta', objectOf(revision.metadata), mask),
    data: { spec: { template: { ...redactedStruct('PodTemplateSpec', template, mask), $patch } } },
  };
}

function redactedStruct(type: string, object: JsonObject, mask: Mask): JsonObject {
  const fields = TYPES.get(type)!;
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      if (type === 'ObjectMeta' && key === 'annotations') return [key, redactedAnnotations(objectOf(value), mask)];
      const field = fields.get(key);
      // the status, apiVersion and kind hold no values of users; what is not known may
      if (field === undefined) return [key, type === 'DaemonSet' ? value : masked(value, mask)];
      return [key, redactedField(field, value, mask)];
    }),
  );
}

function redactedField({ type, shape, secret }: Field, value: unknown, mask: Mask): unknown {
  if (secret !== undefined) return maskedField(shape, value, mask);
  if (!TYPES.has(type)) return value;
  if (shape === 'list') return listOf(value).map((item) => redactedStruct(type, objectOf(item), mask));
  if (shape === 'map') {
    return Object.fromEntries(
      Object.entries(objectOf(value)).map(([key, item]) => [key, redactedStruct(type, objectOf(item), mask)]),
    );
  }
  return isJsonObject(value) ? redactedStruct(type, value, mask) : value;
}

/** Keys stay; the annotation in which kubectl keeps the whole manifest goes. */
function redactedAnnotations(annotations: JsonObject, mask: Mask): JsonObject {
  return Object.fromEntries(
    Object.entries(annotations).flatMap(([key, value]) => {
      if (key === 'kubectl.kubernetes.io/last-applied-configuration') return [];
      return [[key, KEPT_ANNOTATIONS.has(key) ? value : maskedField(undefined, value, mask)]];
    }),
  );
}

/** Keys are names where the field is a map, and may be anything where it is none. */
function maskedField(shape: Field['shape'], value: unknown, mask: Mask): unknown {
  const one = (item: unknown) => (isJsonObject(item) ? mask(JSON.stringify(item)) : masked(item, mask));
  if (shape !== 'map' || !isJsonObject(value)) return Array.isArray(value) ? value.map(one) : one(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, one(item)]));
}

function masked(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'number') return mask(String(value));
  if (Array.isArray(value)) return value.map((item) => masked(item, mask));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item, mask)]));
}
