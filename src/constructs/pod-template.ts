import { MountOptions } from './daemon-set-options';
import { checkList, owned } from './owned';
import { TYPES } from '../model/field-table';
import { Container, ObjectMeta, PodSpec, PodTemplateSpec, Volume, VolumeMount } from '../model/generated/structs';
import { isSameJson } from '../model/json-object';
import { shown } from '../model/shown';

type ListField = { [K in keyof PodSpec]-?: NonNullable<PodSpec[K]> extends unknown[] ? K : never }[keyof PodSpec];

const POD_SPEC = TYPES.get('PodSpec')!;

/** The pod template of one DaemonSet. Nothing in it changes in place: what is added makes a new template of the parts that stay. */
export class PodTemplate {
  private current: { readonly metadata: ObjectMeta; readonly spec: PodSpec };

  constructor(
    private readonly path: string,
    metadata: ObjectMeta | undefined,
    spec: PodSpec,
  ) {
    this.current = Object.freeze({
      metadata: owned(path, 'podMetadata', metadata ?? {}, { type: 'ObjectMeta' }),
      spec: owned(path, '', spec, { type: 'PodSpec' }),
    });
    checkContainers(path, this.spec.containers);
    this.checkNames('container', this.allContainers());
    this.checkNames('volume', this.spec.volumes ?? []);
  }

  /** The pod spec so far. */
  public get spec(): PodSpec {
    return this.current.spec;
  }

  /** The same object as long as nothing is added. */
  public toJson(): PodTemplateSpec {
    return this.current;
  }

  public set<K extends keyof PodSpec>(field: K, value: PodSpec[K]): void {
    const spec = Object.freeze({ ...this.spec, [field]: owned(this.path, field, value, POD_SPEC.get(field)) });
    this.current = Object.freeze({ ...this.current, spec });
  }

  public append<K extends ListField>(field: K, items: PodSpec[K]): void {
    this.set(field, [...(this.spec[field] ?? []), ...(items ?? [])] as PodSpec[K]);
  }

  public addContainers(list: 'containers' | 'initContainers', containers: Container[]): void {
    checkList(this.path, containers, list);
    this.checkNames('container', [...this.allContainers(), ...containers]);
    this.append(list, containers);
  }

  public addVolumes(volumes: Volume[]): void {
    checkList(this.path, volumes, 'volumes');
    for (const volume of volumes) {
      const existing = this.spec.volumes?.find(({ name }) => name === volume.name);
      if (!existing) this.append('volumes', [volume]);
      else if (!isSameJson(existing, volume)) this.nameTaken('volume', volume.name);
    }
  }

  public mount(volume: Volume, mountPath: string, { containers = [], ...options }: MountOptions): void {
    this.addVolumes([volume]);
    const mount: VolumeMount = { name: volume.name, mountPath, ...options };
    this.updateContainers(containers, (container) => {
      const taken = container.volumeMounts?.find((other) => other.mountPath === mountPath);
      if (taken) {
        throw new Error(
          `${this.path}: container '${container.name}' mounts volume '${taken.name}' at '${mountPath}' already; ` +
            `mount '${volume.name}' at another path`,
        );
      }
      return { ...container, volumeMounts: [...(container.volumeMounts ?? []), mount] };
    });
  }

  public updateContainers(names: string[], change: (container: Container) => Container): void {
    const unknown = names.filter((name) => !this.allContainers().some((container) => container.name === name));
    if (unknown.length) {
      throw new Error(
        `${this.path}: no container is called ${unknown.map((name) => `'${name}'`).join(', ')}; ` +
          `the pod has ${
            this.allContainers()
              .map(({ name }) => `'${name}'`)
              .join(', ') || 'none yet, add it first'
          }`,
      );
    }
    const changed = (container: Container) => (names.includes(container.name) ? change(container) : container);
    this.set('containers', this.spec.containers.map(names.length ? changed : change));
    if (names.length && this.spec.initContainers) this.set('initContainers', this.spec.initContainers.map(changed));
  }

  public addNodeSelector(key: string, value: string): void {
    this.checkKey('nodeSelector', key);
    const taken = ownText(this.spec.nodeSelector, key);
    if (taken !== undefined && taken !== value) {
      throw new Error(
        `${this.path}: nodeSelector asks for ${key}=${taken} already, so with ${key}=${value} no node could match; ` +
          'use a required node affinity with operator In for several values',
      );
    }
    this.set('nodeSelector', { ...this.spec.nodeSelector, [key]: value });
  }

  public addLabel(key: string, value: string): void {
    this.checkKey('podMetadata.labels', key);
    const taken = ownText(this.current.metadata.labels, key);
    if (taken !== undefined && taken !== value) {
      throw new Error(
        `${this.path}: the pods carry the label ${key}=${taken} already, so they cannot carry ${key}=${value}; ` +
          `leave one out, or where the selector asks for it give your own: selector: { matchLabels: { '${key}': '${taken}' } }`,
      );
    }
    this.write('labels', key, value);
  }

  public addAnnotation(key: string, value: string): void {
    this.checkKey('podMetadata.annotations', key);
    this.write('annotations', key, value);
  }

  private write(field: 'labels' | 'annotations', key: string, value: string): void {
    const { metadata } = this.current;
    const values = { ...metadata[field], [key]: owned(this.path, `podMetadata.${field}.${key}`, value) };
    this.current = Object.freeze({ ...this.current, metadata: Object.freeze({ ...metadata, [field]: values }) });
  }

  private allContainers(): Container[] {
    return [...(this.spec.initContainers ?? []), ...this.spec.containers];
  }

  private checkNames(what: string, list: readonly { readonly name: string }[]): void {
    const names = new Set<string>();
    // not a Lazy, whose names nobody knows yet
    if (!Array.isArray(list)) return;
    for (const { name } of list as readonly { readonly name: string }[]) {
      if (names.has(name)) this.nameTaken(what, name);
      names.add(name);
    }
  }

  private checkKey(map: string, key: unknown): void {
    if (typeof key === 'string') return;
    throw new Error(`${this.path}: a key of ${map} is ${shown(key)}; give a text`);
  }

  private nameTaken(what: string, name: string): never {
    throw new Error(
      `${this.path}: the pod has a ${what} called '${name}' already; names are unique in a pod, choose another`,
    );
  }
}

/** Throws where there is no list of containers. */
export function checkContainers(path: string, containers: unknown): void {
  if (Array.isArray(containers)) return;
  throw new Error(
    `${path}: containers is ${shown(containers)}; give a list, which may be empty until addContainer is called`,
  );
}

/** The text of a key; none for names that every object has, such as `constructor`. */
function ownText(map: { readonly [key: string]: string } | undefined, key: string): string | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
