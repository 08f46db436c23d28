import { isJsonObject, isSameJson, JsonObject } from '../../model/json-object';
import { ownValue } from '../../model/own-value';

type Container = JsonObject & { readonly name: string };
type Pod = JsonObject & { readonly containers?: readonly Container[]; readonly initContainers?: readonly Container[] };
interface Template {
  readonly metadata?: JsonObject;
  readonly spec: Pod;
}
interface DaemonSetShape {
  readonly metadata: JsonObject;
  readonly spec: JsonObject & { readonly template: Template; readonly selector?: JsonObject };
}

/** Fields of a container, and the option that says them for a container by its name. */
const BY_CONTAINER = [
  ['image', 'containerImages'],
  ['resources', 'containerResources'],
  ['securityContext', 'containerSecurity'],
] as const;
const LISTS = ['containers', 'initContainers'] as const;

/**
 * The options that every agent of the catalogue takes, as far as they are needed to make one DaemonSet of another; whatever else differs, still
 * does then.
 */
export function overrides(made: unknown, wanted: unknown): JsonObject {
  const [from, to] = [made as DaemonSetShape, wanted as DaemonSetShape];
  const { template: fromTemplate, selector: fromSelector, ...fromSpec } = from.spec;
  const { template, selector, ...spec } = to.spec;
  const hasOwnSelector = !isSameJson(fromSelector, selector);
  const metadata = hasOwnSelector ? to.metadata : changed(from.metadata, to.metadata);
  const podMetadata = hasOwnSelector
    ? (template.metadata ?? {})
    : changed(fromTemplate.metadata ?? {}, template.metadata ?? {});
  const { containers: _containers, initContainers: _init, volumes: _volumes, ...pod } = template.spec;
  return {
    ...(Object.keys(metadata).length > 0 && { metadata }),
    ...(Object.keys(podMetadata).length > 0 && { podMetadata }),
    ...(hasOwnSelector && { selector }),
    ...changed(fromSpec, spec),
    ...changed(fromTemplate.spec, pod),
    ...ofContainers(fromTemplate.spec, template.spec),
  };
}

/** The fields of `to` that are others in `from`; of maps of texts, the entries. */
function changed(from: JsonObject, to: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(to).flatMap(([key, value]) => {
      const before = ownValue(from, key);
      if (isSameJson(before, value)) return [];
      const isTexts = (key === 'labels' || key === 'annotations') && isJsonObject(before) && isJsonObject(value);
      return [[key, isTexts ? changed(before, value) : value] as const];
    }),
  );
}

function ofContainers(from: Pod, to: Pod): JsonObject {
  const pairs = LISTS.flatMap((list) =>
    (to[list] ?? []).map((container) => [from[list]?.find(({ name }) => name === container.name), container] as const),
  );
  return Object.fromEntries(
    BY_CONTAINER.flatMap(([field, option]) => {
      const entries = pairs.flatMap(([before, container]) =>
        before && container[field] !== undefined && !isSameJson(before[field], container[field])
          ? [[container.name, container[field]] as const]
          : [],
      );
      return entries.length > 0 ? [[option, Object.fromEntries(entries)] as const] : [];
    }),
  );
}
