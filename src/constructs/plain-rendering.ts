import { ApiObject, App, ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import { appState } from './app-state';
import { isPlain } from './plain-json';
import { JsonObject, MutableJsonObject, setOwn } from '../model/json-object';

/** Resolvers of cdk8s, which leave plain JSON alone. */
const OWN_RESOLVERS = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

/** A part of a manifest that cdk8s resolves when it writes. */
const UNRESOLVED = Symbol('unresolved');

/**
 * A manifest of plain JSON as cdk8s renders it, in a third of the time. Undefined where cdk8s has to do it: a part is resolved later, the app has
 * resolvers of its own, or cdk8s was told not to sort keys, which the first object of an app shows.
 */
export function plainRendering(object: ApiObject, spec: object, byCdk8s: () => object): object | undefined {
  const state = appState(object);
  if (state.isRenderedAlike === false) return undefined;
  const { resolvers } = App.of(object);
  if (!resolvers.every((resolver) => OWN_RESOLVERS.some((own) => resolver instanceof own))) return undefined;
  const [metadata, written] = [rendered(object.metadata.toJson()), rendered(spec)];
  if (metadata === UNRESOLVED || written === UNRESOLVED) return undefined;
  const manifest = { apiVersion: object.apiVersion, kind: object.kind, metadata, spec: written };
  if (state.isRenderedAlike === undefined && holdsHazard(manifest)) return manifest;
  state.isRenderedAlike ??= JSON.stringify(byCdk8s()) === JSON.stringify(manifest);
  return state.isRenderedAlike ? manifest : undefined;
}

/** Whether there is a key that cdk8s takes for what every object has: it loses the one, and fails at the other. */
function holdsHazard(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.hasOwn(value, '__proto__') || Object.hasOwn(value, 'constructor')) return true;
  return Object.values(value).some(holdsHazard);
}

/** A copy with sorted keys, without null. */
function rendered(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') return typeof value === 'function' ? UNRESOLVED : value;
  if (!isPlain(value)) return UNRESOLVED;
  if (Array.isArray(value)) {
    const items = value.map(rendered);
    return items.includes(UNRESOLVED) ? UNRESOLVED : items;
  }
  const copied: MutableJsonObject = {};
  for (const key of Object.keys(value).sort()) {
    const part = rendered((value as JsonObject)[key]);
    if (part === UNRESOLVED) return UNRESOLVED;
    if (part !== undefined) setOwn(copied, key, part);
  }
  return copied;
}
