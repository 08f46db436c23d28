import { MountOptions } from './daemon-set-options';
import { Container, ObjectMeta, PodSpec, PodTemplateSpec, Volume, VolumeMount } from '../model/generated/structs';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type ListField = { [K in keyof PodSpec]-?: NonNullable<PodSpec[K]> extends unknown[] ? K : never }[keyof PodSpec];

/** The pod template of one DaemonSet while it is put together. What the user passed is never changed: lists and maps are copied on write. */
export class PodTemplate {
  public readonly spec: Mutable<PodSpec>;
  private readonly metadata: Mutable<ObjectMeta> | undefined;
  private labels: { [key: string]: string } | undefined;
  private annotations: { [key: string]: string } | undefined;

  constructor(
    private readonly path: string,
    metadata: ObjectMeta | undefined,
    spec: PodSpec,
  ) {
    this.spec = { ...spec };
    this.metadata = metadata;
    this.labels = metadata?.labels;
    this.annotations = metadata?.annotations;
    const names = new Set<string>();
    for (const { name } of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) {
      if (names.has(name)) this.nameTaken('container', name);
      names.add(name);
    }
    const volumes = new Set<string>();
    for (const { name } of spec.volumes ?? []) {
      if (volumes.has(name)) this.nameTaken('volume', name);
      volumes.add(name);
    }
  }

  public toJson(): PodTemplateSpec {
    return {
      metadata: { ...this.metadata, labels: this.labels, annotations: this.annotations },
      spec: this.spec,
    };
  }

  public set<K extends keyof PodSpec>(field: K, value: PodSpec[K]): void {
    this.spec[field] = value;
  }

  public append<K extends ListField>(field: K, item: NonNullable<PodSpec[K]>[number]): void {
    this.set(field, [...(this.spec[field] ?? []), item] as PodSpec[K]);
  }

  public addContainer(list: 'containers' | 'initContainers', container: Container): void {
    if (this.allContainers().some(({ name }) => name === container.name)) this.nameTaken('container', container.name);
    this.append(list, container);
  }

  public addVolume(volume: Volume): void {
    const existing = this.spec.volumes?.find(({ name }) => name === volume.name);
    if (!existing) return this.append('volumes', volume);
    if (JSON.stringify(existing) !== JSON.stringify(volume)) this.nameTaken('volume', volume.name);
  }

  public mount(volume: Volume, mountPath: string, { containers = [], ...options }: MountOptions): void {
    this.addVolume(volume);
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
    this.spec.containers = this.spec.containers.map(names.length ? changed : change);
    if (names.length && this.spec.initContainers) this.spec.initContainers = this.spec.initContainers.map(changed);
  }

  public addNodeSelector(key: string, value: string): void {
    const taken = this.spec.nodeSelector?.[key];
    if (taken !== undefined && taken !== value) {
      throw new Error(
        `${this.path}: nodeSelector asks for ${key}=${taken} already, so with ${key}=${value} no node could match; ` +
          'use a required node affinity with operator In for several values',
      );
    }
    this.spec.nodeSelector = { ...this.spec.nodeSelector, [key]: value };
  }

  public addLabel(key: string, value: string): void {
    const taken = this.labels?.[key];
    if (taken !== undefined && taken !== value) {
      throw new Error(
        `${this.path}: the pods carry the label ${key}=${taken} already, so they cannot carry ${key}=${value}; ` +
          `leave one out, or where the selector asks for it give your own: selector: { matchLabels: { '${key}': '${taken}' } }`,
      );
    }
    this.labels = { ...this.labels, [key]: value };
  }

  public addAnnotation(key: string, value: string): void {
    this.annotations = { ...this.annotations, [key]: value };
  }

  private allContainers(): Container[] {
    return [...(this.spec.initContainers ?? []), ...this.spec.containers];
  }

  private nameTaken(what: string, name: string): never {
    throw new Error(
      `${this.path}: the pod has a ${what} called '${name}' already; names are unique in a pod, choose another`,
    );
  }
}
