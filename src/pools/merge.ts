import { Fail } from './fail';
import { DaemonSetProps } from '../constructs/daemon-set-props';
import { ExternalConfig } from '../constructs/node-agent/options';
import { NodeAgentDaemonSetProps } from '../constructs/node-agent/props';
import { NodeExporterDaemonSetProps } from '../constructs/node-exporter/props';
import { LogState } from '../logs/options';
import { LogCollectorDaemonSetProps } from '../logs/props';
import { Field } from '../model/field';
import { TYPES } from '../model/field-table';
import { Container, PodSpec, RollingUpdateDaemonSet } from '../model/generated/structs';
import { JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';
type Shape = Pick<Field, 'type' | 'shape' | 'listType' | 'listKeys'>;
type Props = DaemonSetProps & NodeAgentDaemonSetProps & LogCollectorDaemonSetProps & NodeExporterDaemonSetProps;
type ObjectsOf<T> = { [K in keyof T]-?: NonNullable<T[K]> extends string | number | boolean ? never : K }[keyof T];

/** Props whose values merge by their shape: lists are concatenated, structs merge field by field, anything else is replaced. */
const BY_SHAPE = undefined;

/** How each prop merges whose value is an object and which is not a field of the pod spec. */
const PROPS: { readonly [K in Exclude<ObjectsOf<Props>, keyof PodSpec | `_${string}`>]: Shape | typeof BY_SHAPE } = {
  metadata: { type: 'ObjectMeta' },
  podMetadata: { type: 'ObjectMeta' },
  selector: { type: 'LabelSelector' },
  updateStrategy: { type: 'DaemonSetUpdateStrategy' },
  agentResources: { type: 'ResourceRequirements' },
  exporterResources: { type: 'ResourceRequirements' },
  webConfig: { type: 'SecretKeySelector' },
  state: { type: 'LogState' },
  externalConfig: { type: 'ExternalConfig', shape: 'list', listType: 'map', listKeys: ['kind', 'name'] },
  hotReloadedVolumes: { type: 'string', shape: 'list', listType: 'set' },
  agent: BY_SHAPE,
  capabilities: BY_SHAPE,
  clusterRules: BY_SHAPE,
  cloudIdentity: BY_SHAPE,
  collectors: BY_SHAPE,
  windowsCollectors: BY_SHAPE,
  hotReload: BY_SHAPE,
  inputs: BY_SHAPE,
  kubeRbacProxy: BY_SHAPE,
  kubernetesMetadata: BY_SHAPE,
  monitor: BY_SHAPE,
  namespaceRules: BY_SHAPE,
  notCredentials: BY_SHAPE,
  onWindows: BY_SHAPE,
  outputs: BY_SHAPE,
  routing: BY_SHAPE,
  startupTaint: BY_SHAPE,
  steps: BY_SHAPE,
};

/** Fields of which only one can be set: those of our own structs, and of one of Kubernetes. The others are in the field table. */
const ONE_OF: { readonly [type: string]: readonly string[] } = {
  RollingUpdateDaemonSet: ['maxSurge', 'maxUnavailable'] satisfies (keyof RollingUpdateDaemonSet)[],
  LogState: ['hostPath', 'lostOnRestart'] satisfies (keyof LogState)[],
  ExternalConfig: ['content', 'hash'] satisfies (keyof ExternalConfig)[],
};

const isOneOf = (type: string, name: string): boolean =>
  ownValue(ONE_OF, type)?.includes(name) ?? TYPES.get(type)?.get(name)?.oneOf ?? false;

/** Props of which only one can be set. */
const EITHER: readonly (readonly [keyof Props, keyof Props])[] = [
  ['config', 'inputs'],
  ['config', 'outputs'],
  ['config', 'steps'],
  ['webConfig', 'kubeRbacProxy'],
];

const isStruct = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const fieldOf = (type: string | undefined, name: string): Shape | undefined =>
  type === undefined ? undefined : TYPES.get(type)?.get(name);
const propOf = (name: string): Shape | undefined =>
  Object.hasOwn(PROPS, name) ? PROPS[name as keyof typeof PROPS] : fieldOf('PodSpec', name);

/** The merge key of a list entry, as in Kubernetes. An absent part has the default of the API server. */
function entryKey(entry: unknown, { type, listKeys = [] }: Shape): string {
  return listKeys
    .map((key) => String(ownValue(entry as JsonObject, key) ?? TYPES.get(type)?.get(key)?.default ?? ''))
    .join('/');
}

/** Merges the differences of one pool into the base, and rejects combinations that are not possible. */
export class Merge {
  constructor(
    private readonly fail: Fail,
    private readonly replace: ReadonlySet<string>,
  ) {}

  /** The props of a pool. Throws if a path in `replace` is not among the differences. */
  public props(base: object, differences: object): object {
    return this.propsOf({ ...base }, { ...differences });
  }

  /** A container that a construct has created, merged with the differences. */
  public container(made: Container, difference: Container): Container {
    return this.merged({ ...made }, { ...difference }, { type: 'Container' }, `containers[${made.name}]`) as Container;
  }

  private propsOf(base: JsonObject, differences: JsonObject): JsonObject {
    const paths =
      this.replace.size > 0
        ? Object.keys(differences).flatMap((name) => pathsOf(differences[name], propOf(name), name))
        : [];
    for (const path of this.replace) {
      if (!paths.includes(path)) {
        this.fail(
          `replaces '${path}', which its differences do not have; they have ${paths.map((known) => `'${known}'`).join(', ') || 'nothing'}`,
        );
      }
    }
    for (const [one, other] of [...EITHER, ...EITHER.map(([a, b]) => [b, a])]) {
      if (differences[one] === undefined || differences[other] !== undefined || base[other] === undefined) continue;
      this.fail(
        `sets '${one}' where the base has '${other}', but only one of them may be set; move '${other}' from the base to the pools that need it`,
      );
    }
    return this.structs(base, differences, undefined, propOf, '');
  }

  private merged(base: unknown, difference: unknown, shape: Shape | undefined, path: string): unknown {
    if (base === undefined || difference === undefined || this.replace.has(path)) return difference ?? base;
    if (Array.isArray(base) && Array.isArray(difference)) return this.lists(base, difference, shape, path);
    if (!isStruct(base) || !isStruct(difference)) return difference;
    const type = shape?.shape === 'map' ? undefined : shape?.type;
    return this.structs(base, difference, type, (name) => fieldOf(type, name), `${path}.`);
  }

  private structs(
    base: JsonObject,
    difference: JsonObject,
    type: string | undefined,
    shapeOf: (name: string) => Shape | undefined,
    prefix: string,
  ): JsonObject {
    if (type !== undefined) this.checkOneOf(base, difference, type, prefix);
    const own = (name: string) => (Object.hasOwn(base, name) ? base[name] : undefined);
    const changed = Object.entries(difference).map(([name, value]) => [
      name,
      this.merged(own(name), value, shapeOf(name), `${prefix}${name}`),
    ]);
    return Object.fromEntries([...Object.entries(base), ...changed]);
  }

  private lists(
    base: readonly unknown[],
    difference: readonly unknown[],
    shape: Shape | undefined,
    path: string,
  ): unknown[] {
    if (shape?.listType === 'set') return [...new Set([...base, ...difference])];
    if (!shape?.listKeys) return [...base, ...difference];
    const entries = new Map(base.map((entry) => [entryKey(entry, shape), entry]));
    const added = new Set<string>();
    for (const entry of difference) {
      const key = entryKey(entry, shape);
      if (added.has(key)) this.fail(`has '${path}[${key}]' twice in its differences; remove one of them`);
      added.add(key);
      entries.set(key, this.merged(entries.get(key), entry, { type: shape.type }, `${path}[${key}]`));
    }
    if (shape.type === 'ContainerPort') this.checkPortNames(entries, path);
    return [...entries.values()];
  }

  private checkOneOf(base: JsonObject, difference: JsonObject, type: string, prefix: string): void {
    const isMember = (struct: JsonObject, name: string) => ownValue(struct, name) !== undefined && isOneOf(type, name);
    const set = Object.keys(difference).filter((name) => isMember(difference, name));
    const there = Object.keys(base).find((name) => isMember(base, name) && !set.includes(name));
    if (set.length === 0 || there === undefined) return;
    const path = prefix.slice(0, -1);
    this.fail(
      `sets '${prefix}${set[0]}' where the base has '${prefix}${there}', but only one of them may be set; ` +
        `to use only the value of the pool: replace: ['${path}']`,
    );
  }

  private checkPortNames(entries: ReadonlyMap<string, unknown>, path: string): void {
    const names = new Map<unknown, string>();
    for (const [key, entry] of entries) {
      const { name } = entry as JsonObject;
      const other = names.get(name);
      if (name !== undefined && other !== undefined) {
        this.fail(
          `calls '${path}[${key}]' ${name}, which is the name of '${path}[${other}]' of the base; to use only the ports of the pool: replace: ['${path}']`,
        );
      }
      names.set(name, key);
    }
  }
}

/** All paths of the differences. */
function pathsOf(value: unknown, shape: Shape | undefined, path: string): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) {
    const keys = shape?.listKeys;
    return [
      path,
      ...(keys
        ? value.flatMap((entry) => pathsOf(entry, { type: shape.type }, `${path}[${entryKey(entry, shape)}]`))
        : []),
    ];
  }
  if (!isStruct(value)) return [path];
  const type = shape?.shape === 'map' ? undefined : shape?.type;
  return [
    path,
    ...Object.entries(value).flatMap(([name, part]) => pathsOf(part, fieldOf(type, name), `${path}.${name}`)),
  ];
}
