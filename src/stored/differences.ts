import { DecodedDaemonSet } from './decode';
import { storedJson } from './stored-json';
import { Field } from '../model/field';
import { fieldNames, TYPES } from '../model/field-table';
import { isJsonObject, JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';
import { objectOf } from '../model/untyped';

/** A field that two stored DaemonSets have different values for. */
export interface StoredDifference {
  /** Names list entries by their merge key, if the keys are unique: `spec.template.spec.containers[agent].image`. */
  readonly field: string;
  /** The values as JSON. Absent if there is no value, or if it may be secret. */
  readonly before?: string;
  readonly after?: string;
}

/** Metadata that only the server writes. Within the template it is stored like any other. */
const SERVERS_OWN = fieldNames('ObjectMeta', 'serverOnly');

/** The annotation in which kubectl keeps the whole manifest, including secrets. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Whether the values of a field, or parts of them, may be secret. In a URL, only the user and the query may be. */
function mayBeSecret({ type, secret }: Field, ...values: readonly unknown[]): boolean {
  if (secret === 'url' && !values.some((value) => typeof value === 'object' || /[?@]/.test(String(value)))) {
    return false;
  }
  return secret !== undefined || [...(TYPES.get(type)?.values() ?? [])].some((field) => mayBeSecret(field, values));
}

export interface StoredDifferences {
  /** Those of the pod template, which restart the pods. */
  readonly template: StoredDifference[];
  readonly other: StoredDifference[];
}

/** The differences between two DaemonSets as they are stored, except fields that the server or kubectl writes. */
export function storedDifferences(before: DecodedDaemonSet, after: DecodedDaemonSet): StoredDifferences {
  const [old, fresh] = [before, after].map((daemonSet) => storedJson('DaemonSet', withoutOwn(daemonSet)));
  return {
    template: structDifferences('PodTemplateSpec', 'spec.template', templateOf(old), templateOf(fresh)),
    other: structDifferences('DaemonSet', '', withoutTemplate(old), withoutTemplate(fresh)),
  };
}

function templateOf({ spec }: JsonObject): JsonObject {
  return objectOf(objectOf(spec).template);
}

function withoutTemplate({ spec, ...rest }: JsonObject): JsonObject {
  return { ...rest, spec: { ...objectOf(spec), template: undefined } };
}

function withoutOwn({ metadata, spec }: DecodedDaemonSet): JsonObject {
  const { namespace, annotations } = metadata;
  const own = SERVERS_OWN.map((name) => [name, undefined]);
  return {
    metadata: {
      ...metadata,
      ...Object.fromEntries(own),
      namespace: namespace || 'default',
      annotations: Object.fromEntries(Object.entries(annotations ?? {}).filter(([key]) => key !== LAST_APPLIED)),
    },
    spec,
  };
}

function structDifferences(type: string, path: string, before: JsonObject, after: JsonObject): StoredDifference[] {
  return [...TYPES.get(type)!.values()].flatMap((field) => {
    const at = path === '' ? field.name : `${path}.${field.name}`;
    const [from, to] = [before[field.name], after[field.name]];
    if (field.shape === 'list' && field.listKeys !== undefined) return listDifferences(field, at, from, to);
    if (field.shape === 'map') return mapDifferences(at, from, to, field.secret !== undefined);
    if (field.shape === undefined && TYPES.has(field.type) && isJsonObject(from) && isJsonObject(to)) {
      return structDifferences(field.type, at, from, to);
    }
    return valueDifference(at, from, to, mayBeSecret(field, from, to));
  });
}

function listDifferences(field: Field, path: string, before: unknown, after: unknown): StoredDifference[] {
  const lists = [before, after].map((list) => (list ?? []) as readonly JsonObject[]);
  const names = lists.map((list) => list.map((entry) => entryName(field, entry)));
  const isUnique = names.every((list) => new Set(list).size === list.length);
  const [old, fresh] = lists.map(
    (list, i) => new Map(list.map((entry, j) => [isUnique ? names[i][j] : String(j), entry])),
  );
  const differences = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name): StoredDifference[] => {
    const [from, to] = [old.get(name), fresh.get(name)];
    const at = `${path}[${name}]`;
    if (from === undefined) return [{ field: at, after: 'added' }];
    return to === undefined ? [{ field: at, before: 'removed' }] : structDifferences(field.type, at, from, to);
  });
  const [was, is] = [old, fresh].map((list, i) => [...list.keys()].filter((name) => [fresh, old][i].has(name)));
  if (was.join('\n') === is.join('\n')) return differences;
  return [...differences, { field: path, before: `order ${was.join(', ')}`, after: `order ${is.join(', ')}` }];
}

function entryName({ type, listKeys = [] }: Field, entry: JsonObject): string {
  return listKeys
    .map((key) => ownValue(entry, key) ?? TYPES.get(type)?.get(key)?.default)
    .filter((value) => value !== undefined)
    .join('/');
}

function mapDifferences(path: string, before: unknown, after: unknown, isSecret: boolean): StoredDifference[] {
  const [from, to] = [before, after].map((map) => new Map(Object.entries((map ?? {}) as JsonObject)));
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((key) =>
    valueDifference(`${path}[${key}]`, from.get(key), to.get(key), isSecret),
  );
}

function valueDifference(field: string, before: unknown, after: unknown, isSecret: boolean): StoredDifference[] {
  const [from, to] = [before, after].map((value): string | undefined => JSON.stringify(value));
  if (from === to) return [];
  if (isSecret) return [{ field }];
  return [{ field, ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) }];
}
