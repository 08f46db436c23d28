import { ApiObject, App, Chart } from 'cdk8s';
import { CATALOGUE, CatalogueEntry } from './entries';
import { Facts } from './facts';
import { inNamespace, likelyNamespace } from './in-namespace';
import { withoutMarks } from './marks';
import { overrides } from './overrides';
import { isJsonObject, isSameJson, JsonObject } from '../../model/json-object';

/** An agent of the catalogue that writes a DaemonSet of the input. */
export interface Recognised {
  /** The class in the submodule `agents`. */
  readonly className: string;
  readonly props: JsonObject;
  /** What the construct writes: the DaemonSet, then the objects around it. */
  readonly written: readonly JsonObject[];
  /** The namespace of the construct where the DaemonSet has none and the construct needs one. */
  readonly assumedNamespace?: string;
}

/**
 * The construct of the catalogue that writes a DaemonSet as it is, but for the marks of a renderer; undefined if there is none. Of several sets of
 * options, the one that writes the most of the other objects too, and then the shortest.
 */
export function recognised(daemonSet: JsonObject, objects: readonly JsonObject[]): Recognised | undefined {
  const found = writtenBy(daemonSet, objects);
  const { namespace } = isJsonObject(daemonSet.metadata) ? daemonSet.metadata : {};
  if (found || namespace !== undefined) return found;
  // kustomize and kubectl say the namespace of such a file, but a binding has to name it
  const assumedNamespace = likelyNamespace(objects);
  const placed = objects.map((one) => inNamespace(one, assumedNamespace));
  const there = writtenBy(inNamespace(daemonSet, assumedNamespace), placed);
  return there && { ...there, assumedNamespace };
}

function writtenBy(daemonSet: JsonObject, objects: readonly JsonObject[]): Recognised | undefined {
  const template = templateOf(daemonSet);
  const pod = template?.spec;
  if (template === undefined || !isJsonObject(pod)) return undefined;
  const images = [pod.containers, pod.initContainers]
    .flatMap((list) => (Array.isArray(list) ? (list as JsonObject[]) : []))
    .map(({ image }) => String(image));
  const facts = new Facts(template, pod, objects);
  const wanted = withoutMarks(daemonSet) as JsonObject;
  const entries = CATALOGUE.filter(({ image }) => images.some((one) => image.test(one)));
  const found = entries.flatMap((entry) => entry.sets(facts).flatMap((set) => fitted(entry, set, wanted, facts) ?? []));
  const plain = objects.map((object) => withoutMarks(object));
  const others = ({ written: made }: Recognised) =>
    made.filter((object) => !plain.some((one) => isSameJson(one, withoutMarks(object)))).length;
  const size = ({ props }: Recognised) => JSON.stringify(props).length;
  return found.sort((a, b) => others(a) - others(b) || size(a) - size(b))[0];
}

function templateOf({ spec }: JsonObject): JsonObject | undefined {
  const template = isJsonObject(spec) ? spec.template : undefined;
  return isJsonObject(template) ? template : undefined;
}

function fitted(entry: CatalogueEntry, set: JsonObject, wanted: JsonObject, facts: Facts): Recognised | undefined {
  const { namespace } = wanted.metadata as { namespace?: string };
  const { kubeletRoot } = facts;
  const place = namespace === undefined ? {} : { metadata: { namespace } };
  const base = { defaults: 'Published', ...set, ...(kubeletRoot !== undefined && { kubeletRoot }), ...place };
  const first = written(entry, base);
  if (!first) return undefined;
  const { metadata, ...more } = overrides(withoutMarks(first[0]), wanted);
  const own = { ...place.metadata, ...(metadata as JsonObject | undefined) };
  const props = { ...base, ...more, ...(Object.keys(own).length > 0 && { metadata: own }) };
  const second = isSameJson(props, base) ? first : written(entry, props);
  if (!second || !isSameJson(withoutMarks(second[0]), wanted)) return undefined;
  return { className: entry.construct.name, props, written: second };
}

/** What a construct writes, the DaemonSet first; undefined where it refuses the options. */
function written({ construct }: CatalogueEntry, props: JsonObject): JsonObject[] | undefined {
  try {
    const chart = new Chart(new App(), 'agents');
    new construct(chart, 'agent', props);
    const objects = chart.node
      .findAll()
      .flatMap((one) => (ApiObject.isApiObject(one) ? [one.toJson() as JsonObject] : []));
    return objects.sort((a, b) => Number(b.kind === 'DaemonSet') - Number(a.kind === 'DaemonSet'));
  } catch {
    return undefined;
  }
}
