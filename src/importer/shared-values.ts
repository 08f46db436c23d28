import { objectKey } from './object-key';
import { ManifestPath } from '../manifest/origin';
import { isJsonObject, JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';

/** The meaning of a value that other values can share, such as a name or a set of labels. */
export interface SharedValue {
  /** Equal for equal values with the same meaning. */
  readonly key: string;
  /** The name of a constant for the value: if it is the only one, and if there are others. */
  readonly name: string;
  readonly longName: string;
  /** The object whose name the value is. */
  readonly object?: string;
}

const POD_SPEC = ['spec', 'template', 'spec'];
const POD_KINDS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet', 'Job', 'ReplicationController'];

/** Fields of a pod that hold the name of an object: parent and field. */
const POD_REFERENCES: { readonly [field: string]: string } = {
  'spec.serviceAccountName': 'ServiceAccount',
  'spec.serviceAccount': 'ServiceAccount',
  'spec.priorityClassName': 'PriorityClass',
  'imagePullSecrets.name': 'Secret',
  'configMap.name': 'ConfigMap',
  'configMapRef.name': 'ConfigMap',
  'configMapKeyRef.name': 'ConfigMap',
  'secret.secretName': 'Secret',
  'secret.name': 'Secret',
  'secretRef.name': 'Secret',
  'secretKeyRef.name': 'Secret',
  'persistentVolumeClaim.claimName': 'PersistentVolumeClaim',
};

/** Labels that describe an object, the best first. */
const NAME_LABELS = ['app.kubernetes.io/name', 'k8s-app', 'app', 'name', 'component'];

/** The meaning of the value at a path of an object for the whole chart, if any. */
export function sharedValueOf(object: JsonObject, path: ManifestPath, value: unknown): SharedValue | undefined {
  if (isJsonObject(value)) {
    return sharedLabels(object, path, value);
  }
  if (typeof value !== 'string' || value === '') {
    return undefined;
  }
  const [key, parent, grandparent] = [...path].reverse();
  const referred = referredObject(object, path, value);
  if (referred) {
    return {
      ...sharedValue(`${referred.kind} name`, value, value),
      object: objectKey(referred.kind, referred.namespace, value),
    };
  }
  const isNamespace = key === 'namespace' && (path[0] === 'subjects' || parent === 'metadata');
  if (isNamespace || (object.kind === 'Namespace' && isName(path))) {
    return sharedValue('namespace', value, value);
  }
  if (key === 'image' && (grandparent === 'containers' || grandparent === 'initContainers')) {
    return sharedValue('image', value, imageWords(value));
  }
  return isName(path) ? sharedName(value) : undefined;
}

/** The last part of the name of an image, without tag and digest. */
function imageWords(image: string): string {
  const end = image.search(/[:@]/);
  const name = end < 0 ? image : image.slice(0, end);
  return name.slice(name.lastIndexOf('/') + 1);
}

/** The meaning of the name of an object, and of references to it. */
export function sharedName(name: string): SharedValue {
  return sharedValue('name', name, name);
}

function sharedValue(name: string, value: string, words: string): SharedValue {
  return { key: `${name} ${value}`, name, longName: `${words.slice(0, 50)} ${name}` };
}

function isName(path: ManifestPath): boolean {
  return path.length === 2 && path[0] === 'metadata' && path[1] === 'name';
}

function sharedLabels({ kind }: JsonObject, path: ManifestPath, labels: JsonObject): SharedValue | undefined {
  const [key, parent] = [...path].reverse();
  const isLabels =
    (key === 'labels' && parent === 'metadata') || key === 'matchLabels' || (key === 'selector' && kind === 'Service');
  const entries = Object.entries(labels);
  if (!isLabels || entries.length === 0 || entries.some(([, value]) => typeof value !== 'string')) {
    return undefined;
  }
  const best = NAME_LABELS.find((label) => Object.hasOwn(labels, label));
  return sharedValue(
    'labels',
    JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1))),
    best === undefined ? '' : (ownValue(labels, best) as string),
  );
}

function referredObject(
  object: JsonObject,
  path: ManifestPath,
  name: string,
): { readonly kind: string; readonly namespace: unknown } | undefined {
  const { kind, metadata, roleRef, subjects } = object;
  const namespace = isJsonObject(metadata) ? metadata.namespace : undefined;
  const [key, parent, grandparent] = [...path].reverse();
  if (POD_KINDS.includes(kind as string)) {
    const field = `${typeof parent === 'number' ? grandparent : parent}.${key}`;
    const isOfPod =
      POD_SPEC.every((step, i) => path[i] === step) && (parent !== 'spec' || path.length === POD_SPEC.length + 1);
    return isOfPod && Object.hasOwn(POD_REFERENCES, field) ? { kind: POD_REFERENCES[field], namespace } : undefined;
  }
  if ((kind !== 'RoleBinding' && kind !== 'ClusterRoleBinding') || key !== 'name') {
    return undefined;
  }
  if (parent === 'roleRef') {
    return { kind: String((roleRef as JsonObject).kind), namespace };
  }
  const subject =
    grandparent === 'subjects' && Array.isArray(subjects) ? (subjects[parent as number] as JsonObject) : undefined;
  return subject?.kind === 'ServiceAccount' && subject.name === name
    ? { kind: 'ServiceAccount', namespace: subject.namespace }
    : undefined;
}
