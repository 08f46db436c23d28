import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { isJsonObject, JsonObject } from '../../model/json-object';
import { ownValue } from '../../model/own-value';
import { objectOf, objectsOf, textOf } from '../../model/untyped';
import { ManifestSet, PodsOf, ReferenceCheck, Report } from '../manifest-set';

const KUBELET = 'pkg/kubelet/kubelet_pods.go makeEnvironmentVariables';

export const rules = defineRules(
  'references/config',
  { stage: 'run', severity: 'never-runs', upstream: KUBELET },
  {
    variableKey: { reason: 'FieldValueNotFound', remedy: 'Correct the key, or set optional: true.' },
    volumeKey: {
      reason: 'FieldValueNotFound',
      upstream: 'pkg/volume/configmap/configmap.go MakePayload',
      remedy: 'Correct the key, or set optional: true.',
    },
    subPath: {
      reason: 'FieldValueNotFound',
      severity: 'advice',
      upstream: 'pkg/volume/util/subpath SafeMakeDir',
      remedy: 'Correct the path to that of a key; the kubelet makes an empty folder of it.',
    },
    otherNamespace: {
      reason: 'FieldValueNotFound',
      severity: 'advice',
      remedy: 'Put the object into the namespace of the pods: pods read no objects of other namespaces.',
    },
  },
);

type Kind = 'ConfigMap' | 'Secret';
interface Reference {
  readonly kind: Kind;
  readonly name: string;
  readonly optional: boolean;
  readonly path: Path;
  readonly keys: readonly { readonly key: string; readonly path: Path; readonly isVariable: boolean }[];
}

/** In every namespace, whoever makes it. */
const EVERYWHERE = new Set(['kube-root-ca.crt', 'openshift-service-ca.crt']);

/** Pods read the keys that a ConfigMap or Secret of the set has, and none of another namespace. */
export const checkConfig: ReferenceCheck = ({ pods }, set, report) => {
  if (!pods) return;
  const volumes = volumesOf(pods);
  for (const reference of [...variables(pods), ...volumes.flatMap(({ references }) => references)]) {
    const keys = keysOf(set, pods.place, reference);
    if (keys === undefined) {
      checkPlace(reference, pods, set, report);
      continue;
    }
    for (const { key, path, isVariable } of reference.keys) {
      if (reference.optional || keys === 'unknown' || keys.has(key)) continue;
      report(
        isVariable ? rules.variableKey : rules.volumeKey,
        path,
        `${reference.kind} '${reference.name}' has no key '${key}', only ${listed(keys)}`,
      );
    }
  }
  checkSubPaths(pods, volumes, set, report);
};

function checkPlace({ kind, name, path }: Reference, { place }: PodsOf, set: ManifestSet, report: Report): void {
  const other = EVERYWHERE.has(name) ? undefined : set.ofKind(kind).find((object) => object.name === name);
  if (other) {
    report(
      rules.otherNamespace,
      path,
      `${kind} '${name}' is in ${namespaceText(other.place)}, not in ${namespaceText(place)}`,
    );
  }
}

export function namespaceText(place: string): string {
  return place.startsWith('chart ') || place === '' ? 'no namespace that is named' : `namespace '${place}'`;
}

/** The keys of an object; unknown where a program writes them, undefined where the set does not have it. */
function keysOf(
  set: ManifestSet,
  place: string,
  { kind, name }: Pick<Reference, 'kind' | 'name'>,
): Set<string> | 'unknown' | undefined {
  const object = set.find(kind, place, name);
  if (!object) return undefined;
  const { data, binaryData, stringData, type } = object.manifest;
  if (type === 'kubernetes.io/service-account-token' || set.isRepeated(kind, place, name)) return 'unknown';
  const keys = new Set([data, binaryData, stringData].flatMap((map) => Object.keys(objectOf(map))));
  // an object that is made empty is filled by a program
  return keys.size === 0 ? 'unknown' : keys;
}

function listed(keys: ReadonlySet<string>): string {
  const names = [...keys].sort();
  return names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
}

function variables(pods: PodsOf): Reference[] {
  return pods.containers.flatMap(({ container, path }) =>
    objectsOf(container.env).flatMap(({ valueFrom }, i): Reference[] => {
      if (valueFrom === undefined) return [];
      const { configMapKeyRef, secretKeyRef } = objectOf(valueFrom);
      const at = path.child('env').index(i).child('valueFrom');
      return [
        ...ofKey('ConfigMap', configMapKeyRef, at.child('configMapKeyRef')),
        ...ofKey('Secret', secretKeyRef, at.child('secretKeyRef')),
      ];
    }),
  );
}

function ofKey(kind: Kind, value: unknown, path: Path): Reference[] {
  if (!isJsonObject(value)) return [];
  const { name, key, optional } = value;
  const keys = [{ key: textOf(key), path: path.child('key'), isVariable: true }];
  return [{ kind, name: textOf(name), optional: optional === true, path: path.child('name'), keys }];
}

interface ReadVolume {
  readonly name: string;
  readonly references: readonly Reference[];
  /** The files in it, where it holds one object as a whole. */
  readonly only?: { readonly reference: Reference; readonly items?: readonly string[] };
}

function volumesOf({ spec, path }: PodsOf): ReadVolume[] {
  return objectsOf(spec.volumes).flatMap((volume, i): ReadVolume[] => {
    const { configMap, secret, projected } = volume;
    if (configMap === undefined && secret === undefined && projected === undefined) return [];
    const at = path.child('volumes').index(i);
    const own = [
      ...ofVolume('ConfigMap', configMap, 'name', at.child('configMap')),
      ...ofVolume('Secret', secret, 'secretName', at.child('secret')),
    ];
    const sources = objectsOf(objectOf(projected).sources).flatMap((source, j) => {
      const inner = at.child('projected').child('sources').index(j);
      return [
        ...ofVolume('ConfigMap', source.configMap, 'name', inner.child('configMap')),
        ...ofVolume('Secret', source.secret, 'name', inner.child('secret')),
      ];
    });
    const items = objectsOf(objectOf(configMap ?? secret).items).map((item) => textOf(item.path));
    return [
      {
        name: textOf(volume.name),
        references: [...own, ...sources],
        ...(own.length === 1 && { only: { reference: own[0], ...(items.length > 0 && { items }) } }),
      },
    ];
  });
}

function ofVolume(kind: Kind, value: unknown, nameField: string, path: Path): Reference[] {
  if (!isJsonObject(value)) return [];
  const keys = objectsOf(value.items).map((item: JsonObject, i) => ({
    key: textOf(item.key),
    path: path.child('items').index(i).child('key'),
    isVariable: false,
  }));
  return [
    {
      kind,
      name: textOf(ownValue(value, nameField)),
      optional: value.optional === true,
      path: path.child(nameField),
      keys,
    },
  ];
}

function checkSubPaths(pods: PodsOf, volumes: readonly ReadVolume[], set: ManifestSet, report: Report): void {
  const held = new Map(volumes.flatMap(({ name, only }) => (only ? [[name, only] as const] : [])));
  for (const { container, path } of pods.containers) {
    objectsOf(container.volumeMounts).forEach(({ name, subPath }, i) => {
      const volume = held.get(textOf(name));
      if (!volume || textOf(subPath) === '') return;
      const keys = keysOf(set, pods.place, volume.reference);
      const files = volume.items ? new Set(volume.items) : keys;
      if (keys === undefined || files === undefined || files === 'unknown') return;
      const file = textOf(subPath);
      if (files.has(file) || [...files].some((one) => one.startsWith(`${file}/`))) return;
      const { kind, name: object } = volume.reference;
      report(
        rules.subPath,
        path.child('volumeMounts').index(i).child('subPath'),
        `the volume of ${kind} '${object}' has no file '${file}', only ${listed(files)}`,
      );
    });
  }
}
