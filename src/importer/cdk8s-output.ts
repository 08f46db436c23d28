import { fromEntries, pointer } from './json-values';
import { isJsonObject, isSameJson, JsonObject } from '../model/json-object';

/** One change from the output of cdk8s to the wanted object. */
export interface Patch {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: string;
  readonly steps: readonly (string | number)[];
  readonly value?: unknown;
}

/** Keys that make cdk8s treat a map as an instance of a class, or that it loses. */
const HAZARDS = ['__proto__', 'constructor'];

/** The generated name of an object without one. */
const MADE_UP = '\u0000';

/** The part of an API object that cdk8s keeps: no nulls, and no empty lists and maps in its metadata. */
export function keptByCdk8s(object: JsonObject): JsonObject {
  return fromEntries(
    Object.entries(object).flatMap(([key, value]): [string, unknown][] => {
      const kept = clean(value, key === 'metadata');
      return kept === null ? [] : [[key, kept]];
    }),
  );
}

/** What cdk8s writes for the part that it keeps. It always adds a name. */
export function asWritten(object: JsonObject): JsonObject {
  return { ...object, metadata: { name: MADE_UP, ...(object.metadata as JsonObject | undefined) } };
}

/** What `DaemonSet` writes for the same: it adds metadata to the pods, and the labels of the selector if they have none. */
export function asDaemonSetWrites(object: JsonObject): JsonObject {
  const { metadata, spec } = asWritten(object) as {
    metadata: JsonObject;
    spec: { template: JsonObject; selector?: JsonObject };
  };
  const podMetadata = (spec.template.metadata ?? {}) as JsonObject;
  const labels = podMetadata.labels ?? spec.selector?.matchLabels;
  const written = { ...podMetadata, ...(labels !== undefined && { labels }) };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata,
    spec: { ...spec, template: { ...spec.template, metadata: written } },
  };
}

function clean(value: unknown, dropsEmpty: boolean): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => clean(item, dropsEmpty));
  }
  if (!isJsonObject(value)) {
    return value;
  }
  return fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const cleaned = clean(inner, dropsEmpty);
      const isEmpty = typeof cleaned === 'object' && cleaned !== null && Object.keys(cleaned).length === 0;
      return cleaned === null || (dropsEmpty && isEmpty) ? [] : [[key, cleaned]];
    }),
  );
}

/** The map without the keys above, however deep. */
export function withoutHazards(value: JsonObject): JsonObject {
  return fromEntries(
    Object.entries(value)
      .filter(([key]) => !HAZARDS.includes(key))
      .map(([key, inner]) => [key, sound(inner)]),
  );
}

function sound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sound);
  return isJsonObject(value) ? withoutHazards(value) : value;
}

/** The changes from one object to another. */
export function patches(from: unknown, to: unknown, steps: readonly (string | number)[] = []): Patch[] {
  if (isSameJson(from, to)) {
    return [];
  }
  const path = pointer(steps);
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    return from.flatMap((item, i) => patches(item, to[i], [...steps, i]));
  }
  // no patch can name this key, so a map that has it is replaced as a whole
  if (!isJsonObject(from) || !isJsonObject(to) || [from, to].some((map) => Object.hasOwn(map, '__proto__'))) {
    return [{ op: 'replace', path, steps, value: to }];
  }
  return [
    ...Object.keys(from)
      .filter((key) => !Object.hasOwn(to, key))
      .map((key): Patch => ({ op: 'remove', path: pointer([...steps, key]), steps: [...steps, key] })),
    ...Object.entries(to).flatMap(([key, value]): Patch[] => {
      const inner = [...steps, key];
      return Object.hasOwn(from, key)
        ? patches(from[key], value, inner)
        : [{ op: 'add', path: pointer(inner), steps: inner, value }];
    }),
  ];
}
