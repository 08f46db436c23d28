import { HASH_LABEL } from './revisions';
import { timeOf } from './times';
import { JsonObject } from '../model/json-object';
import { objectOf, objectsOf, textOf } from '../model/untyped';

/** A pod of a DaemonSet. */
export interface DaemonPod {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** The node that it is on, or that the controller made it for. */
  readonly node: string;
  readonly isScheduled: boolean;
  readonly ip: string;
  readonly phase: string;
  readonly created?: number;
  readonly isEnding: boolean;
  readonly isReady: boolean;
  /** Since when Ready has its value. */
  readonly readySince?: number;
  /** The value of the label that names the revision. */
  readonly hash: string;
  readonly isUpdated: boolean;
  readonly object: JsonObject;
}

export function daemonPod(object: JsonObject, isUpdated: boolean): DaemonPod {
  const { namespace, name, uid, creationTimestamp, deletionTimestamp, labels } = objectOf(object.metadata);
  const { nodeName } = objectOf(object.spec);
  const { phase, podIP } = objectOf(object.status);
  const ready = conditionOf(object, 'Ready');
  return {
    namespace: textOf(namespace),
    name: textOf(name),
    uid: textOf(uid),
    node: textOf(nodeName) || targetOf(object),
    isScheduled: textOf(nodeName) !== '',
    ip: textOf(podIP),
    phase: textOf(phase),
    created: timeOf(creationTimestamp),
    isEnding: deletionTimestamp !== undefined && deletionTimestamp !== null,
    isReady: ready.status === 'True',
    readySince: timeOf(ready.lastTransitionTime),
    hash: textOf(objectOf(labels)[HASH_LABEL]),
    isUpdated,
    object,
  };
}

/** A condition of the status of a pod or node; empty if there is none. */
export function conditionOf(object: JsonObject, type: string): JsonObject {
  return objectsOf(objectOf(object.status).conditions).find((condition) => condition.type === type) ?? {};
}

/**
 * The node that the controller made a pod for, which no column of kubectl shows while the pod is pending.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/controller/daemon/util/daemonset_util.go (GetTargetNodeName)
 */
function targetOf({ spec }: JsonObject): string {
  const { nodeAffinity } = objectOf(objectOf(spec).affinity);
  const { nodeSelectorTerms } = objectOf(objectOf(nodeAffinity).requiredDuringSchedulingIgnoredDuringExecution);
  const field = objectsOf(nodeSelectorTerms)
    .flatMap(({ matchFields }) => objectsOf(matchFields))
    .find(({ key, operator }) => key === 'metadata.name' && operator === 'In');
  return textOf(Array.isArray(field?.values) ? field.values[0] : undefined);
}

/**
 * Ready, and for as long as minReadySeconds says.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/api/v1/pod/util.go (IsPodAvailable)
 */
export function isAvailable({ isReady, readySince }: DaemonPod, minReadySeconds: number, now: number): boolean {
  return isReady && (minReadySeconds === 0 || (readySince !== undefined && readySince + minReadySeconds * 1000 <= now));
}
