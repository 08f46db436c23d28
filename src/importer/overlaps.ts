import { fitting } from './fitting';
import { isDaemonSet } from './normal-form';
import { isJsonObject, JsonObject } from '../model/json-object';
import { matchesLabelSelector, UncheckedSelector } from '../model/label-selector';

const KINDS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'];

interface Workload {
  readonly object: JsonObject;
  readonly namespace: unknown;
  readonly selector: UncheckedSelector;
  readonly labels: { readonly [key: string]: string };
}

/** DaemonSets that share pods with another workload of their namespace by what their selectors say, and the first of those others. */
export function overlapsOf(objects: readonly JsonObject[]): ReadonlyMap<JsonObject, string> {
  const workloads = objects.flatMap(workloadOf);
  return new Map(
    workloads
      .filter(({ object }) => isDaemonSet(object))
      .flatMap((one): [JsonObject, string][] => {
        const other = workloads.find(
          (each) => each !== one && each.namespace === one.namespace && (takes(one, each) || takes(each, one)),
        );
        return other ? [[one.object, `${other.object.kind} ${(other.object.metadata as JsonObject).name}`]] : [];
      }),
  );
}

function takes({ selector }: Workload, { labels }: Workload): boolean {
  return matchesLabelSelector(selector, labels);
}

function workloadOf(object: JsonObject): Workload[] {
  const { apiVersion, kind, metadata, spec } = object;
  if (
    apiVersion !== 'apps/v1' ||
    !KINDS.includes(kind as string) ||
    !isJsonObject(metadata) ||
    !isJsonObject(spec) ||
    !isJsonObject(spec.template)
  ) {
    return [];
  }
  const selector = fitting(spec.selector, 'LabelSelector') as UncheckedSelector | undefined;
  const podMetadata = fitting(spec.template.metadata, 'ObjectMeta') as
    | { readonly labels?: Workload['labels'] }
    | undefined;
  return selector ? [{ object, namespace: metadata.namespace, selector, labels: podMetadata?.labels ?? {} }] : [];
}
