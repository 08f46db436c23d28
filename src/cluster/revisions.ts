import { timeOf } from './times';
import { isSameJson, JsonObject } from '../model/json-object';
import { objectOf, objectsOf, textOf } from '../model/untyped';

/*
 * The ControllerRevisions of a DaemonSet: one for each template that it has had.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/controller/daemon/update.go (constructHistory, snapshot)
 */

export const HASH_LABEL = 'controller-revision-hash';
const GENERATION_LABEL = 'pod-template-generation';
const GENERATION_ANNOTATION = 'deprecated.daemonset.template.generation';

export interface Revision {
  readonly name: string;
  readonly revision: number;
  /** The value of the label that pods of the revision have. */
  readonly hash: string;
  readonly created?: number;
  /** What `kubectl rollout history` shows as CHANGE-CAUSE. */
  readonly cause: string;
  readonly template: JsonObject;
}

/** The revisions that a DaemonSet owns, oldest number first. */
export function revisionsOf(uid: string, controllerRevisions: readonly JsonObject[]): Revision[] {
  return controllerRevisions
    .filter(({ metadata }) =>
      objectsOf(objectOf(metadata).ownerReferences).some((owner) => owner.controller === true && owner.uid === uid),
    )
    .map(revisionOf)
    .sort((a, b) => a.revision - b.revision || (a.name < b.name ? -1 : 1));
}

function revisionOf({ metadata, revision, data }: JsonObject): Revision {
  const { name, labels, annotations, creationTimestamp } = objectOf(metadata);
  const { $patch, ...template } = objectOf(objectOf(objectOf(data).spec).template);
  return {
    name: textOf(name),
    revision: typeof revision === 'number' ? revision : 0,
    hash: textOf(objectOf(labels)[HASH_LABEL]) || textOf(name),
    created: timeOf(creationTimestamp),
    cause: textOf(objectOf(annotations)['kubernetes.io/change-cause']),
    template,
  };
}

/** The revision of the template that the DaemonSet has now. Of several, which the controller merges, the newest. */
export function currentRevision(template: JsonObject, revisions: readonly Revision[]): Revision | undefined {
  return [...revisions].reverse().find((revision) => isSameJson(withoutNull(revision.template), withoutNull(template)));
}

/** Servers before 1.34 write `creationTimestamp: null` into templates. */
function withoutNull(template: JsonObject): JsonObject {
  const { creationTimestamp, ...metadata } = objectOf(template.metadata);
  return { ...template, metadata: creationTimestamp === null ? metadata : template.metadata };
}

/** Whether a pod is of the current template: either label matches (IsPodUpdated). */
export function isUpdated(pod: JsonObject, daemonSet: JsonObject, hash: string | undefined): boolean {
  const labels = objectOf(objectOf(pod.metadata).labels);
  const generation = textOf(objectOf(objectOf(daemonSet.metadata).annotations)[GENERATION_ANNOTATION]);
  return (
    (hash !== undefined && hash !== '' && labels[HASH_LABEL] === hash) ||
    (generation !== '' && labels[GENERATION_LABEL] === generation)
  );
}
