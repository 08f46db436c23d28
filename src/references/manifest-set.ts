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

const TEMPLATE = ['spec', 'template'];
const TEMPLATES: { readonly [kind: string]: readonly string[] } = {
  DaemonSet: TEMPLATE,
  Deployment: TEMPLATE,
  StatefulSet: TEMPLATE,
  ReplicaSet: TEMPLATE,
  ReplicationController: TEMPLATE,
  Job: TEMPLATE,
  CronJob: ['spec', 'jobTemplate', ...TEMPLATE],
  Pod: [],
};

/** Objects that are applied together. Anything may be missing from them: others make the rest. */
export class ManifestSet {
  public readonly objects: readonly SetObject[];
  private readonly byKind = new Map<string, SetObject[]>();
  private readonly byName = new Map<string, SetObject>();
  private readonly repeated = new Set<string>();

  public constructor(objects: readonly PlacedObject[]) {
    this.objects = objects.map(read);
    for (const object of this.objects) {
      const known = this.byKind.get(object.kind);
      if (known) known.push(object);
      else this.byKind.set(object.kind, [object]);
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
    return this.objects.flatMap(({ pods }) => (pods?.place === place ? [pods] : []));
  }
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
  const steps = Object.hasOwn(TEMPLATES, kind) ? TEMPLATES[kind] : undefined;
  if (!steps || !/^(?:v1|apps\/|batch\/)/.test(object.apiVersion)) return object;
  const template = steps.reduce((value, step) => objectOf(ownValue(value, step)), manifest);
  const spec = objectOf(template.spec);
  const path = Path.of(...steps, 'spec');
  const containers = ['initContainers', 'containers'].flatMap((list) =>
    objectsOf(ownValue(spec, list)).map((container, i) => ({ container, path: path.child(list).index(i) })),
  );
  const { labels } = objectOf(template.metadata);
  return { ...object, pods: { place, labels: textMapOf(labels), spec, path, containers } };
}

/** A rule that looks at one object and at the rest of the set. */
export type ReferenceCheck = (object: SetObject, set: ManifestSet, report: Report) => void;

export type Report = (rule: Rule, path: Path, message: string) => void;
