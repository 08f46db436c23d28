import { fieldPath, fromEntries, isMap, Json, without } from './json';
import { Field } from '../model/field';
import { TYPES } from '../model/field-table';

/** What an object should be once synthesized, and what was done to it on the way. */
export interface NormalForm {
  readonly object: Json;
  readonly notes: readonly string[];
}

/** What the API server writes into the metadata of objects, and takes from nobody. */
const SERVER_METADATA = ['creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'generation', 'managedFields', 'resourceVersion', 'selfLink', 'uid'];
/** Annotations that kubectl and the DaemonSet controller keep for themselves. */
const SERVER_ANNOTATIONS = ['kubectl.kubernetes.io/last-applied-configuration', 'deprecated.daemonset.template.generation'];
const OLD_VERSIONS = ['extensions/v1beta1', 'apps/v1beta2'];

/** The object without what belongs to the server, in a version that is still served; DaemonSets without fields that are null. */
export function normalForm(object: Json): NormalForm {
  const notes: string[] = [];
  let result = withoutServerFields(object, notes);
  if (result.kind === 'DaemonSet' && OLD_VERSIONS.includes(String(result.apiVersion))) {
    result = inAppsV1(result, notes);
  }
  if (isDaemonSet(result)) {
    result = withoutNulls(result, 'DaemonSet', [], notes) as Json;
  }
  return { object: result, notes };
}

export function isDaemonSet({ apiVersion, kind }: Json): boolean {
  return apiVersion === 'apps/v1' && kind === 'DaemonSet';
}

function withoutServerFields(object: Json, notes: string[]): Json {
  const drop = (map: Json, keys: readonly string[], path: readonly string[]): Json => {
    const found = keys.filter((key) => Object.hasOwn(map, key));
    notes.push(...found.map((key) => `${fieldPath([...path, key])} is written by the cluster: left out`));
    return found.length ? without(map, found) : map;
  };
  const result = drop(object, ['status', '__proto__'], []);
  const { metadata } = result;
  if (!isMap(metadata)) {
    return result;
  }
  const kept = drop(metadata, SERVER_METADATA, ['metadata']);
  const { annotations } = kept;
  if (!isMap(annotations)) {
    return { ...result, metadata: kept };
  }
  const keptAnnotations = drop(annotations, SERVER_ANNOTATIONS, ['metadata', 'annotations']);
  const isGone = keptAnnotations !== annotations && Object.keys(keptAnnotations).length === 0;
  return { ...result, metadata: isGone ? without(kept, ['annotations']) : { ...kept, annotations: keptAnnotations } };
}

/** What older servers filled in, so that the DaemonSet goes on as it did. */
function inAppsV1(object: Json, notes: string[]): Json {
  const { apiVersion } = object;
  notes.push(`${String(apiVersion)} is no longer served: brought to apps/v1`);
  if (!isMap(object.spec)) {
    return { ...object, apiVersion: 'apps/v1' };
  }
  const { templateGeneration, ...spec } = object.spec;
  if (templateGeneration !== undefined) {
    notes.push('spec.templateGeneration is gone since apps/v1: left out');
  }
  const labels = isMap(spec.template) && isMap(spec.template.metadata) ? spec.template.metadata.labels : undefined;
  const needsSelector = (spec.selector ?? null) === null && isMap(labels);
  if (needsSelector) {
    notes.push('spec.selector is made of the labels of the pods, as the server did then');
  }
  const needsStrategy = apiVersion === 'extensions/v1beta1' && (spec.updateStrategy ?? null) === null;
  if (needsStrategy) {
    notes.push('spec.updateStrategy is OnDelete, as it was by default then');
  }
  return {
    ...object,
    apiVersion: 'apps/v1',
    spec: {
      ...needsSelector && { selector: { matchLabels: labels } },
      ...spec,
      ...needsSelector && { selector: { matchLabels: labels } },
      ...needsStrategy && { updateStrategy: { type: 'OnDelete' } },
    },
  };
}

/** A field that is null is as one that is absent; a null in a list or map of values is not, and stays. */
function withoutNulls(value: unknown, type: string, path: readonly (string | number)[], notes: string[]): unknown {
  const fields = TYPES.get(type);
  if (!fields || !isMap(value)) {
    return value;
  }
  return fromEntries(Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const at = [...path, key];
    const field = fields.get(key);
    if (inner === null && field) {
      notes.push(`${fieldPath(at)} is null, which says nothing: left out`);
      return [];
    }
    return [[key, field ? ofField(inner, field, at, notes) : inner]];
  }));
}

function ofField(value: unknown, { shape, type }: Field, path: readonly (string | number)[], notes: string[]): unknown {
  if (shape === 'list') {
    return Array.isArray(value) ? value.map((item, i) => withoutNulls(item, type, [...path, i], notes)) : value;
  }
  return shape === 'map' ? value : withoutNulls(value, type, path, notes);
}
