import { isAppsV1DaemonSet } from '../model/daemon-set-kind';
import { isJsonObject, JsonObject } from '../model/json-object';
import { PodSelection, podSelectionOf, takesPodsOf } from '../stored/pod-selection';
import { SelectionIndex } from '../stored/selection-index';

const KINDS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'];

interface Workload {
  readonly object: JsonObject;
  readonly namespace: unknown;
  readonly selection: PodSelection;
}

/** DaemonSets whose selector matches pods of another workload in the namespace, or the other way round, with the first such workload. */
export function sharedPodsOf(objects: readonly JsonObject[]): ReadonlyMap<JsonObject, string> {
  const workloads = objects.flatMap(workloadOf);
  const first = new Map<Workload, Workload>();
  const all = indexOf(workloads);
  for (const one of workloads) {
    const taker = find(all, one);
    if (taker !== undefined) first.set(one, taker);
  }
  // those whose pods nobody takes, and who may take those of others
  const left = new Set(workloads.filter((one) => !first.has(one)));
  const takers = indexOf([...left]);
  for (const one of workloads) {
    if (left.size === 0) break;
    for (const taker of takers.candidates(String(one.namespace), one.selection)) {
      if (taker === one || !left.has(taker) || !takesPodsOf(taker.selection, one.selection)) continue;
      first.set(taker, one);
      left.delete(taker);
    }
  }
  return new Map(
    workloads.flatMap((one): [JsonObject, string][] => {
      const other = first.get(one);
      return other === undefined || !isAppsV1DaemonSet(one.object)
        ? []
        : [[one.object, `${other.object.kind} ${(other.object.metadata as JsonObject).name}`]];
    }),
  );
}

function indexOf(workloads: readonly Workload[]): SelectionIndex<Workload> {
  return new SelectionIndex(
    workloads.map((one) => ({ of: one, place: String(one.namespace), selection: one.selection })),
  );
}

/** The first workload that takes the pods of one. */
function find(index: SelectionIndex<Workload>, one: Workload): Workload | undefined {
  for (const other of index.candidates(String(one.namespace), one.selection)) {
    if (other !== one && takesPodsOf(other.selection, one.selection)) return other;
  }
  return undefined;
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
  return [{ object, namespace: metadata.namespace, selection: podSelectionOf(object) }];
}
