import { Path } from '../findings/path';
import { Rule } from '../findings/rule';
import { JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';
import { objectOf, objectsOf, textMapOf, textOf } from '../model/untyped';

/** An object of a set, and where it is applied: its namespace, or what stands for the namespace that nobody names. */
export interface PlacedObject {
  readonly manifest: unknown;
  readonly place: string;
}

/** Pods that an object of the set creates. */
export interface PodsOf {
  readonly place: string;
  readonly labels: { readonly [key: string]: string };
  readonly spec: JsonObject;
  /** Of the pod spec, within the manifest. */
  readonly path: Path;
  /** Init containers, then containers. */
  readonly containers: readonly ContainerOf[];
}

export interface ContainerOf {
  readonly container: JsonObject;
  readonly path: Path;
}

/** An object of the set, read as far as references go. */
export interface SetObject {
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly place: string;
  readonly manifest: JsonObject;
  readonly pods?: PodsOf;
}

/** Where a manifest has pods. */
const podsAt = (...steps: readonly string[]) => ({ steps, path: Path.of(...steps, 'spec') });
const TEMPLATE = podsAt('spec', 'template');
const TEMPLATES = new Map([
  ['DaemonSet', TEMPLATE],
  ['Deployment', TEMPLATE],
  ['StatefulSet', TEMPLATE],
  ['ReplicaSet', TEMPLATE],
  ['ReplicationController', TEMPLATE],
  ['Job', TEMPLATE],
  ['CronJob', podsAt('spec', 'jobTemplate', 'spec', 'template')],
  ['Pod', podsAt()],
]);

/** Objects that are applied together. Anything may be missing from them: others make the rest. */
export class ManifestSet {
  public readonly objects: readonly SetObject[];
  private readonly byKind = new Map<string, SetObject[]>();
  private readonly byName = new Map<string, SetObject>();
  private readonly repeated = new Set<string>();
  private readonly podsByPlace = new Map<string, PodsOf[]>();

  public constructor(objects: readonly PlacedObject[]) {
    this.objects = objects.map(read);
    for (const object of this.objects) {
      addTo(this.byKind, object.kind, object);
      if (object.pods) addTo(this.podsByPlace, object.place, object.pods);
      const key = nameKey(object.kind, object.place, object.name);
      if (this.byName.has(key)) this.repeated.add(key);
      else this.byName.set(key, object);
    }
  }

  public ofKind(kind: string): readonly SetObject[] {
    return this.byKind.get(kind) ?? [];
  }

  public find(kind: string, place: string, name: string): SetObject | undefined {
    return this.byName.get(nameKey(kind, place, name));
  }

  /** Whether several objects have a name, as in files for several clusters. */
  public isRepeated(kind: string, place: string, name: string): boolean {
    return this.repeated.has(nameKey(kind, place, name));
  }

  /** The pods of the set that run in a namespace. */
  public podsIn(place: string): readonly PodsOf[] {
    return this.podsByPlace.get(place) ?? [];
  }
}

function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}

const nameKey = (kind: string, place: string, name: string) => `${kind}\n${place}\n${name}`;

function read({ manifest: given, place }: PlacedObject): SetObject {
  const manifest = objectOf(given);
  const kind = textOf(manifest.kind);
  const object = {
    kind,
    apiVersion: textOf(manifest.apiVersion),
    name: textOf(objectOf(manifest.metadata).name),
    place,
    manifest,
  };
  const at = TEMPLATES.get(kind);
  if (!at || !/^(?:v1|apps\/|batch\/)/.test(object.apiVersion)) return object;
  const { steps, path } = at;
  const template = steps.reduce((value, step) => objectOf(ownValue(value, step)), manifest);
  const spec = objectOf(template.spec);
  const listed = (list: string): ContainerOf[] =>
    objectsOf(ownValue(spec, list)).map((container, i) => ({ container, path: path.child(list).index(i) }));
  const containers = [...listed('initContainers'), ...listed('containers')];
  const { labels } = objectOf(template.metadata);
  return { ...object, pods: { place, labels: textMapOf(labels), spec, path, containers } };
}

/** A rule that looks at one object and at the rest of the set. */
export type ReferenceCheck = (object: SetObject, set: ManifestSet, report: Report) => void;

export type Report = (rule: Rule, path: Path, message: string) => void;
