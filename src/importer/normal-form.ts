import { fieldPath, fromEntries, without } from './json-values';
import { Note } from './note';
import { ManifestPath } from '../manifest/origin';
import { isAppsV1DaemonSet } from '../model/daemon-set-kind';
import { Field } from '../model/field';
import { TYPES, fieldNames } from '../model/field-table';
import { isJsonObject, JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';

/** The object that the app should write, and how it differs from the input. */
export interface NormalForm {
  readonly object: JsonObject;
  readonly notes: readonly Note[];
}

/** Metadata that the API server sets and does not accept from clients. */
const SERVER_METADATA = fieldNames('ObjectMeta', 'serverOnly');
/** Annotations that belong to kubectl and to the DaemonSet controller. */
const SERVER_ANNOTATIONS = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deprecated.daemonset.template.generation',
];
const OLD_VERSIONS = ['extensions/v1beta1', 'apps/v1beta2'];
const K8S_IO = '.k8s.io';
/** Groups of Kubernetes below k8s.io. Other groups there are custom resources. */
const K8S_IO_GROUPS = [
  'admissionregistration',
  'apiextensions',
  'apiregistration',
  'authentication',
  'authorization',
  'certificates',
  'coordination',
  'discovery',
  'events',
  'flowcontrol.apiserver',
  'internal.apiserver',
  'lifecycle',
  'networking',
  'node',
  'rbac.authorization',
  'resource',
  'scheduling',
  'storage',
  'storagemigration',
];
/** Kinds with pods, of any version. */
const WORKLOADS = ['Deployment', 'ReplicaSet', 'StatefulSet', 'Job', 'ReplicationController'];

/**
 * The object as the app writes it: without fields that the server sets, in a version that is still served, and without nulls that Kubernetes
 * treats as absent fields. Everything else is kept: empty values, explicit defaults, the order.
 */
export function normalForm(object: JsonObject): NormalForm {
  const notes: Note[] = [];
  let result = withoutServerFields(object, notes);
  if (result.kind === 'DaemonSet' && OLD_VERSIONS.includes(String(result.apiVersion))) {
    result = inAppsV1(result, notes);
  }
  if (isAppsV1DaemonSet(result)) {
    result = withoutNulls(result, 'DaemonSet', [], notes) as JsonObject;
  } else {
    result = withoutNullsAt(result, ['metadata'], 'ObjectMeta', notes);
    if (isBuiltIn(result)) {
      result = withoutNullFields(result, notes);
    }
    if (WORKLOADS.includes(String(result.kind)) && isBuiltIn(result)) {
      result = withoutNullsAt(result, ['spec', 'template'], 'PodTemplateSpec', notes);
    }
  }
  return { object: result, notes };
}

/** Whether the kind is built into Kubernetes, which treats null fields as absent. A custom resource may distinguish the two. */
function isBuiltIn({ apiVersion }: JsonObject): boolean {
  const [version, group = ''] = String(apiVersion).split('/').reverse();
  return (
    /^v\d/.test(version) &&
    (/^[a-z]*$/.test(group) || (group.endsWith(K8S_IO) && K8S_IO_GROUPS.includes(group.slice(0, -K8S_IO.length))))
  );
}

function withoutServerFields(object: JsonObject, notes: Note[]): JsonObject {
  const drop = (map: JsonObject, keys: readonly string[], path: readonly string[]): JsonObject => {
    const found = keys.filter((key) => Object.hasOwn(map, key));
    for (const key of found) note(notes, [...path, key], 'is written by the cluster: left out');
    return found.length ? without(map, found) : map;
  };
  let result = drop(object, ['status'], []);
  if (Object.hasOwn(result, '__proto__')) {
    note(notes, ['__proto__'], 'is no field that cdk8s can write: left out');
    result = without(result, ['__proto__']);
  }
  const { metadata } = result;
  if (!isJsonObject(metadata)) {
    return result;
  }
  const kept = drop(metadata, SERVER_METADATA, ['metadata']);
  const { annotations } = kept;
  if (!isJsonObject(annotations)) {
    return { ...result, metadata: kept };
  }
  const keptAnnotations = drop(annotations, SERVER_ANNOTATIONS, ['metadata', 'annotations']);
  const isGone = keptAnnotations !== annotations && Object.keys(keptAnnotations).length === 0;
  return { ...result, metadata: isGone ? without(kept, ['annotations']) : { ...kept, annotations: keptAnnotations } };
}

/** Converts to apps/v1 with the defaults of the old version, so that the DaemonSet behaves as before. */
function inAppsV1(object: JsonObject, notes: Note[]): JsonObject {
  const { apiVersion } = object;
  notes.push({ path: ['apiVersion'], message: `${String(apiVersion)} is no longer served: brought to apps/v1` });
  if (!isJsonObject(object.spec)) {
    return { ...object, apiVersion: 'apps/v1' };
  }
  const { templateGeneration, ...spec } = object.spec;
  if (templateGeneration !== undefined) {
    note(notes, ['spec', 'templateGeneration'], 'is gone since apps/v1: left out');
  }
  const labels =
    isJsonObject(spec.template) && isJsonObject(spec.template.metadata) ? spec.template.metadata.labels : undefined;
  const needsSelector = (spec.selector ?? null) === null && isJsonObject(labels);
  if (needsSelector) {
    note(notes, ['spec', 'selector'], 'is made of the labels of the pods, as the server did then');
  }
  const strategy = spec.updateStrategy ?? {};
  const needsStrategy = apiVersion === 'extensions/v1beta1' && isJsonObject(strategy) && !strategy.type;
  if (needsStrategy) {
    note(notes, ['spec', 'updateStrategy'], 'is OnDelete, as it was by default then');
  }
  return {
    ...object,
    apiVersion: 'apps/v1',
    spec: {
      ...(needsSelector && { selector: { matchLabels: labels } }),
      ...spec,
      ...(needsSelector && { selector: { matchLabels: labels } }),
      ...(needsStrategy && { updateStrategy: { ...strategy, type: 'OnDelete' } }),
    },
  };
}

/** Removes nulls from the value at a path, which has a known type. */
function withoutNullsAt(
  object: JsonObject,
  path: readonly string[],
  type: string,
  notes: Note[],
  done: ManifestPath = [],
): JsonObject {
  const [key, ...rest] = path;
  const value = ownValue(object, key);
  if (!isJsonObject(value)) {
    return object;
  }
  const at = [...done, key];
  const kept = rest.length === 0 ? withoutNulls(value, type, at, notes) : withoutNullsAt(value, rest, type, notes, at);
  return fromEntries(Object.entries(object).map(([other, inner]) => [other, other === key ? kept : inner]));
}

function withoutNullFields(object: JsonObject, notes: Note[]): JsonObject {
  const found = Object.keys(object).filter((key) => object[key] === null);
  for (const key of found) note(notes, [key], 'is null, which says nothing: left out');
  return without(object, found);
}

/** Removes null fields, which mean the same as absent ones. Nulls in lists and maps of values are kept. */
function withoutNulls(value: unknown, type: string, path: ManifestPath, notes: Note[]): unknown {
  const fields = TYPES.get(type);
  if (!fields || !isJsonObject(value)) {
    return value;
  }
  return fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const at = [...path, key];
      const field = fields.get(key);
      if (inner === null && field) {
        note(notes, at, 'is null, which says nothing: left out');
        return [];
      }
      return [[key, field ? ofField(inner, field, at, notes) : inner]];
    }),
  );
}

function ofField(value: unknown, { shape, type }: Field, path: ManifestPath, notes: Note[]): unknown {
  if (shape === 'list') {
    return Array.isArray(value) ? value.map((item, i) => withoutNulls(item, type, [...path, i], notes)) : value;
  }
  return shape === 'map' ? value : withoutNulls(value, type, path, notes);
}

function note(notes: Note[], path: ManifestPath, what: string): void {
  notes.push({ path, message: `${fieldPath(path)} ${what}` });
}
