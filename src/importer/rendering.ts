import { fromEntries, isEqual, isMap, Json, pointer } from './json';

/** One step from what cdk8s writes to what is wanted. */
export interface Patch {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: string;
  readonly steps: readonly (string | number)[];
  readonly value?: unknown;
}

/** The name of an object that cdk8s makes up. */
const MADE_UP = '\u0000';

/** What cdk8s writes for an API object: no nulls, and in its metadata no empty lists and maps, but always a name. */
export function asWritten(object: Json): Json {
  const { metadata = {}, ...rest } = object as { metadata?: Json };
  return { ...clean(rest, false) as Json, metadata: { name: MADE_UP, ...clean(metadata, true) as Json } };
}

/** What `DaemonSet` makes of the same: the pods have metadata, and the labels of the selector where they have none. */
export function asDaemonSetWrites(object: Json): Json {
  const { metadata, spec } = asWritten(object) as { metadata: Json; spec: { template: Json; selector?: Json } };
  const podMetadata = (spec.template.metadata ?? {}) as Json;
  const labels = podMetadata.labels ?? spec.selector?.matchLabels;
  const written = { ...podMetadata, ...labels !== undefined && { labels } };
  return { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: { ...spec, template: { ...spec.template, metadata: written } } };
}

function clean(value: unknown, dropsEmpty: boolean): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => clean(item, dropsEmpty));
  }
  if (!isMap(value)) {
    return value;
  }
  return fromEntries(Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const cleaned = clean(inner, dropsEmpty);
    const isEmpty = typeof cleaned === 'object' && cleaned !== null && Object.keys(cleaned).length === 0;
    return cleaned === null || (dropsEmpty && isEmpty) ? [] : [[key, cleaned]];
  }));
}

/** The map without maps that cdk8s takes for instances of classes, or whose keys it would lose. */
export function withoutHazards(value: Json): Json {
  return fromEntries(Object.entries(value)
    .filter(([, inner]) => !hasHazard(inner))
    .map(([key, inner]) => [key, isMap(inner) ? withoutHazards(inner) : inner]));
}

function hasHazard(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.some((item) => hasHazard(item) || (isMap(item) && Object.values(item).some(hasHazard)));
  }
  return isMap(value) && ['__proto__', 'constructor', 'resolve'].some((key) => Object.hasOwn(value, key));
}

/** The steps from one object to another. */
export function patches(from: unknown, to: unknown, steps: readonly (string | number)[] = []): Patch[] {
  if (isEqual(from, to)) {
    return [];
  }
  const path = pointer(steps);
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    return from.flatMap((item, i) => patches(item, to[i], [...steps, i]));
  }
  if (!isMap(from) || !isMap(to) || [from, to].some(hasHazard)) {
    return [{ op: 'replace', path, steps, value: to }];
  }
  return [
    ...Object.keys(from).filter((key) => !Object.hasOwn(to, key)).map((key): Patch => ({ op: 'remove', path: pointer([...steps, key]), steps: [...steps, key] })),
    ...Object.entries(to).flatMap(([key, value]): Patch[] => {
      const inner = [...steps, key];
      return Object.hasOwn(from, key) ? patches(from[key], value, inner) : [{ op: 'add', path: pointer(inner), steps: inner, value }];
    }),
  ];
}
