import { isAppsV1DaemonSet } from '../model/daemon-set-kind';
import { isJsonObject, JsonObject } from '../model/json-object';
import { PodSelection, podSelectionOf, takesPodsOf } from '../stored/pod-selection';

const KINDS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'];

interface Workload {
  readonly object: JsonObject;
  readonly namespace: unknown;
  readonly selection: PodSelection;
}

/** DaemonSets whose selector matches pods of another workload in the namespace, or the other way round, with the first such workload. */
export function sharedPodsOf(objects: readonly JsonObject[]): ReadonlyMap<JsonObject, string> {
  const workloads = objects.flatMap(workloadOf);
  return new Map(
    workloads
      .filter(({ object }) => isAppsV1DaemonSet(object))
      .flatMap((one): [JsonObject, string][] => {
        const other = workloads.find(
          (each) =>
            each !== one &&
            each.namespace === one.namespace &&
            (takesPodsOf(one.selection, each.selection) || takesPodsOf(each.selection, one.selection)),
        );
        return other ? [[one.object, `${other.object.kind} ${(other.object.metadata as JsonObject).name}`]] : [];
      }),
  );
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
