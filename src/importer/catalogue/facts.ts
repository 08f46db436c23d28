import { isJsonObject, JsonObject } from '../../model/json-object';
import { ownValue } from '../../model/own-value';

/** What the options of an agent are read from: the containers of its DaemonSet, and the ConfigMaps of the same file. */
export class Facts {
  private readonly containers: readonly JsonObject[];

  constructor(
    private readonly template: JsonObject,
    private readonly pod: JsonObject,
    private readonly objects: readonly JsonObject[],
  ) {
    this.containers = [...list(pod.initContainers), ...list(pod.containers)];
  }

  public hasContainer(name: string): boolean {
    return this.containers.some((one) => one.name === name);
  }

  /** The image of the first container that has one like this. */
  public tag(image: RegExp): string | undefined {
    const found = this.containers.map((one) => String(one.image)).find((one) => image.test(one));
    return found && /:([^:/@]+)(?:@.*)?$/.exec(found)?.[1];
  }

  /** A label of the pods. */
  public label(name: string): string | undefined {
    const { labels } = isJsonObject(this.template.metadata) ? this.template.metadata : ({} as JsonObject);
    return isJsonObject(labels) ? (ownValue(labels, name) as string | undefined) : undefined;
  }

  /** What a volume is: a directory of the node, a Secret, or a volume of a CSI driver. */
  public volume(name: string): { readonly hostPath?: unknown; readonly secret?: unknown; readonly csi: boolean } {
    const found = list(this.pod.volumes).find((one) => one.name === name) ?? {};
    const { hostPath, secret, csi } = found;
    return {
      hostPath: isJsonObject(hostPath) ? hostPath.path : undefined,
      secret: isJsonObject(secret) ? secret.secretName : undefined,
      csi: csi !== undefined,
    };
  }

  /** The text of all arguments and commands, a line each. */
  public get args(): string {
    return this.containers
      .flatMap(({ command, args }) => [...list<unknown>(command), ...list<unknown>(args)])
      .join('\n');
  }

  /** The first group of a pattern in the arguments. */
  public arg(pattern: RegExp): string | undefined {
    return pattern.exec(this.args)?.[1];
  }

  public hasVariable(name: string): boolean {
    return this.containers.some(({ env }) => list(env).some((one) => one.name === name));
  }

  /** The value of an environment variable, or the reference to a key that it is read from. */
  public env(name: string): { readonly value?: string; readonly secret?: JsonObject; readonly configMap?: JsonObject } {
    const found = this.containers.flatMap(({ env }) => list(env)).find((one) => one.name === name);
    const { secretKeyRef, configMapKeyRef } = isJsonObject(found?.valueFrom) ? found.valueFrom : ({} as JsonObject);
    return {
      value: found?.value as string | undefined,
      secret: secretKeyRef as JsonObject | undefined,
      configMap: configMapKeyRef as JsonObject | undefined,
    };
  }

  /** A key of a ConfigMap of the file. */
  public config(name: string, key: string): string | undefined {
    const found = this.objects.find(
      ({ kind, metadata }) => kind === 'ConfigMap' && isJsonObject(metadata) && metadata.name === name,
    );
    const text = isJsonObject(found?.data) ? ownValue(found.data, key) : undefined;
    return typeof text === 'string' ? text : undefined;
  }

  /** The root directory of the kubelet, if another one than usual is mounted. */
  public get kubeletRoot(): string | undefined {
    const paths = list(this.pod.volumes).flatMap(({ hostPath }) =>
      isJsonObject(hostPath) ? [String(hostPath.path)] : [],
    );
    const root = paths.flatMap(
      (path) => /^(\/.*?)\/(?:plugins|plugins_registry|pods|device-plugins)(?:\/|$)/.exec(path)?.[1] ?? [],
    )[0];
    return root === undefined || root === '/var/lib/kubelet' ? undefined : root;
  }
}

function list<T = JsonObject>(value: unknown): readonly T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}
