import { ClusterState } from './cluster-state';
import { nodeTrouble } from './node-trouble';
import { DaemonPod, daemonPod } from './pods';
import { currentRevision, isUpdated, Revision, revisionsOf } from './revisions';
import { timeOf } from './times';
import { Trouble } from './trouble-kinds';
import { JsonObject } from '../model/json-object';
import { objectOf, objectsOf, textOf } from '../model/untyped';
import { PlanReason } from '../scheduling/plan-reason';
import { Planner } from '../scheduling/planner';
import { newestMinor } from '../stored/kubernetes-versions';

/** Whether the controller creates a pod on a node (`runs`), leaves one that is there (`keeps`), or neither, and why not. */
export interface NodeRule {
  readonly placement: 'runs' | 'keeps' | 'excluded';
  readonly reasons: readonly PlanReason[];
}

/** A DaemonSet with all that belongs to it. */
export interface OwnedObjects {
  readonly namespace: string;
  readonly name: string;
  readonly manifest: JsonObject;
  readonly pods: readonly DaemonPod[];
  /** Pods by the node that they are on or made for. */
  readonly podsOn: ReadonlyMap<string, readonly DaemonPod[]>;
  readonly revisions: readonly Revision[];
  /** Absent if the controller has not seen the template yet, or if the revisions could not be read. */
  readonly current?: Revision;
  /** Every node that can be judged. */
  readonly rules: ReadonlyMap<string, NodeRule>;
  /** Warnings about the DaemonSet, newest first. */
  readonly events: readonly JsonObject[];
}

/** The objects of a cluster, sorted by the DaemonSet that they belong to. */
export interface Owned {
  readonly daemonSets: readonly OwnedObjects[];
  readonly nodes: ReadonlyMap<string, JsonObject>;
  /** The nodes that are not ready, with the reason. */
  readonly unreadyNodes: ReadonlyMap<string, Trouble>;
  /** Warnings about pods by the UID of the pod, newest first. */
  readonly podEvents: ReadonlyMap<string, readonly JsonObject[]>;
  readonly now: number;
  readonly minor: number;
}

/** Names are used again and again, so that pods are found by the UID of their controller. */
export function ownedObjects(state: ClusterState): Owned {
  const { daemonsets, pods, nodes, events, controllerrevisions } = state.objects;
  const minor = newestMinor(state.kubernetesVersion);
  const rules = nodeRules(daemonsets, nodes, minor);
  const podsByOwner = grouped(pods, ({ metadata }) => controllerOf(metadata));
  const eventsByObject = grouped([...events].sort(newestFirst), ({ involvedObject }) =>
    textOf(objectOf(involvedObject).uid),
  );
  return {
    daemonSets: daemonsets.map((manifest, i) => {
      const { namespace, name, uid } = objectOf(manifest.metadata);
      const revisions = revisionsOf(textOf(uid), controllerrevisions);
      const current = currentRevision(objectOf(objectOf(manifest.spec).template), revisions);
      const own = (podsByOwner.get(textOf(uid)) ?? []).map((pod) =>
        daemonPod(pod, isUpdated(pod, manifest, current?.hash)),
      );
      return {
        namespace: textOf(namespace),
        name: textOf(name),
        manifest,
        pods: own,
        podsOn: grouped(own, ({ node }) => node),
        revisions,
        current,
        rules: rules[i],
        events: eventsByObject.get(textOf(uid)) ?? [],
      };
    }),
    nodes: new Map(nodes.map((node) => [textOf(objectOf(node.metadata).name), node])),
    unreadyNodes: unreadyNodes(nodes),
    podEvents: eventsByObject,
    now: timeOf(state.takenAt) ?? 0,
    minor,
  };
}

function nodeRules(
  daemonSets: readonly JsonObject[],
  nodes: readonly JsonObject[],
  minor: number,
): ReadonlyMap<string, NodeRule>[] {
  if (nodes.length === 0) return daemonSets.map(() => new Map());
  const { daemonSets: plans } = new Planner({ kubernetesVersion: `1.${minor}` }).plan([...daemonSets], [...nodes]);
  return plans.map(({ groups }) => {
    const rules = new Map<string, NodeRule>();
    for (const { placement, reasons, nodes: members } of groups) {
      // whether a pod fits is the scheduler's word, which pending pods carry
      const rule = { placement, reasons: placement === 'runs' ? [] : reasons };
      for (const member of members) rules.set(member, rule);
    }
    return rules;
  });
}

function unreadyNodes(nodes: readonly JsonObject[]): Map<string, Trouble> {
  const unready = new Map<string, Trouble>();
  for (const node of nodes) {
    const trouble = nodeTrouble(node);
    if (trouble !== undefined) unready.set(textOf(objectOf(node.metadata).name), trouble);
  }
  return unready;
}

function controllerOf(metadata: unknown): string {
  const owner = objectsOf(objectOf(metadata).ownerReferences).find(({ controller }) => controller === true);
  return owner?.kind === 'DaemonSet' ? textOf(owner.uid) : '';
}

/** When an event was last seen. Newer clients write `eventTime` or a series instead of `lastTimestamp`. */
export function eventTime({ lastTimestamp, eventTime: at, series, firstTimestamp }: JsonObject): number | undefined {
  return timeOf(lastTimestamp) ?? timeOf(objectOf(series).lastObservedTime) ?? timeOf(at) ?? timeOf(firstTimestamp);
}

function newestFirst(a: JsonObject, b: JsonObject): number {
  return (eventTime(b) ?? 0) - (eventTime(a) ?? 0);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
