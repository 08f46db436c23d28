import { ClusterState } from './cluster-state';
import { Owned, OwnedObjects } from './owned';
import { Revision } from './revisions';
import { JsonObject } from '../model/json-object';
import { objectOf } from '../model/untyped';
import { FieldDifference } from '../scheduling/daemon-set-change';
import { storedDifferences } from '../stored/differences';
import { readStored } from '../stored/read';

export interface RevisionEntry {
  readonly revision: number;
  /** When its template was first applied, as Kubernetes writes times. */
  readonly created?: string;
  /** The change cause of that time. */
  readonly cause: string;
  readonly isCurrent: boolean;
  /** The number of pods that have its template. */
  readonly pods: number;
  readonly nodes: readonly string[];
  /** It was taken up again after a newer one: by `kubectl rollout undo`, or by applying the same template once more. */
  readonly isAgain: boolean;
  /** The differences from the revision before it in this list. Values that may be secret are left out. */
  readonly changes: readonly FieldDifference[];
}

export interface HistoryAnswer {
  readonly kubernetesVersion: string;
  readonly takenAt: string;
  readonly namespace: string;
  readonly name: string;
  /** Oldest number first. */
  readonly revisions: readonly RevisionEntry[];
  /** Why numbers are missing. */
  readonly notes: readonly string[];
  /** Pods of a revision that is gone, or of none. */
  readonly podsOfOthers: number;
  readonly difference?: RevisionDifference;
  readonly unread: ClusterState['unread'];
  readonly moved: ClusterState['moved'];
}

export interface RevisionDifference {
  readonly from: number;
  readonly to: number;
  readonly fields: readonly FieldDifference[];
}

export function historyAnswer(
  state: ClusterState,
  daemonSet: OwnedObjects,
  { minor }: Owned,
  between?: { readonly from: Revision; readonly to: Revision },
): HistoryAnswer {
  const { namespace, name, manifest, revisions, current, pods } = daemonSet;
  const known = new Set(revisions.map(({ hash }) => hash));
  const entries = revisions.map((revision, i): RevisionEntry => {
    const own = pods.filter(({ hash }) => hash === revision.hash);
    const before = revisions.at(i - 1);
    return {
      revision: revision.revision,
      ...(revision.created === undefined ? {} : { created: new Date(revision.created).toISOString() }),
      cause: revision.cause,
      isCurrent: revision === current,
      pods: own.length,
      nodes: own.map(({ node }) => node).sort(),
      isAgain: revisions.slice(0, i).some(({ created }) => isLater(created, revision.created)),
      changes: i === 0 || before === undefined ? [] : templateChanges(manifest, before, revision, minor),
    };
  });
  return {
    kubernetesVersion: state.kubernetesVersion,
    takenAt: state.takenAt,
    namespace,
    name,
    revisions: entries,
    notes: notesOn(entries, manifest),
    podsOfOthers: pods.filter(({ hash }) => !known.has(hash)).length,
    ...(between === undefined
      ? {}
      : {
          difference: {
            from: between.from.revision,
            to: between.to.revision,
            fields: templateChanges(manifest, between.from, between.to, minor),
          },
        }),
    unread: state.unread,
    moved: state.moved,
  };
}

function isLater(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && other !== undefined && one > other;
}

/** The fields that the server stores with another value for the template of another revision. */
function templateChanges(manifest: JsonObject, from: Revision, to: Revision, minor: number): FieldDifference[] {
  const [before, after] = [from, to].map(({ template }) => readStored(withTemplate(manifest, template), minor));
  const unreadable = [before, after].find((one) => typeof one === 'string');
  if (typeof before === 'string' || typeof after === 'string') {
    return [{ field: 'spec.template', before: 'not readable', after: String(unreadable) }];
  }
  return storedDifferences(before, after).template;
}

/** The DaemonSet as it would be with the template of a revision. */
export function withTemplate(manifest: JsonObject, template: JsonObject): JsonObject {
  return { ...manifest, spec: { ...objectOf(manifest.spec), template } };
}

function notesOn(entries: readonly RevisionEntry[], manifest: JsonObject): string[] {
  const numbers = entries.map(({ revision }) => revision);
  const again = entries.filter(({ isAgain }) => isAgain).map(({ revision }) => revision);
  const missing = numbers.flatMap((number, i) => {
    const before = i === 0 ? number - 1 : numbers[i - 1];
    return Array.from({ length: Math.max(0, number - before - 1) }, (_, j) => before + 1 + j);
  });
  const limit = objectOf(manifest.spec).revisionHistoryLimit ?? 10;
  return [
    ...(missing.length > 0
      ? [
          `${missing.length === 1 ? 'revision' : 'revisions'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not there: a template that is applied again gets a new number and gives up its old one`,
        ]
      : []),
    ...again.map((number) => `revision ${number} is older than its number: its template was applied again`),
    ...((numbers.at(0) ?? 1) > 1
      ? [
          `revisions below ${numbers[0]} were applied again, or removed: ${String(limit)} old ones are kept (spec.revisionHistoryLimit)`,
        ]
      : []),
  ];
}
