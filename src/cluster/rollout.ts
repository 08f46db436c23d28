import { notObserved } from './absence';
import { ClusterState, UnreadResource } from './cluster-state';
import { Owned, OwnedObjects } from './owned';
import { CauseKind, HeldNode, heldNode, REMEDIES } from './rollout-causes';
import { RolloutNode, rolloutNodes } from './rollout-nodes';
import { secondsBetween } from './times';
import { PATIENCE_SECONDS } from './trouble';
import { objectOf } from '../model/untyped';
import { podSelectionOf, takesPodsOf } from '../stored/pod-selection';

/**
 * `complete`: every node has an available pod of the current template, but for nodes that are not ready. `progressing`: it goes on by
 * itself and ends. `partly-held`: other nodes go on, but those that are held will not end. `held`: no further pod is replaced.
 * `on-delete`: old pods wait for someone to delete them.
 */
export type RolloutState = 'complete' | 'progressing' | 'partly-held' | 'held' | 'on-delete';

export interface RolloutCause {
  readonly kind: CauseKind;
  readonly message: string;
  readonly remedy: string;
  readonly nodes: readonly HeldNode[];
}

export interface RolloutAnswer {
  readonly kubernetesVersion: string;
  readonly takenAt: string;
  readonly namespace: string;
  readonly name: string;
  readonly strategy: 'RollingUpdate' | 'OnDelete';
  readonly state: RolloutState;
  readonly willEnd: boolean;
  readonly message: string;
  readonly desired: number;
  readonly updated: number;
  /** Nodes with an available pod of the current template. */
  readonly updatedAndAvailable: number;
  /** Nodes with an available pod, whatever its template. */
  readonly available: number;
  readonly maxUnavailable: number;
  readonly maxSurge: number;
  /** Nodes that use up maxUnavailable, or maxSurge, at the moment. */
  readonly budgetUsedBy: readonly string[];
  /** Nodes that still have an old pod. */
  readonly oldPods: readonly { readonly node: string; readonly pod: string; readonly revision?: number }[];
  readonly revision?: number;
  readonly causes: readonly RolloutCause[];
  /** The smallest maxUnavailable, or maxSurge, with which a held rollout would go on. */
  readonly goesOnWith?: number;
  readonly unread: readonly UnreadResource[];
  readonly moved: readonly string[];
}

/** The rollout of the only DaemonSet of a state that is called so. */
export function rolloutAnswer(state: ClusterState, daemonSet: OwnedObjects, owned: Owned): RolloutAnswer {
  const { namespace, name, manifest, current, revisions } = daemonSet;
  const { nodes, numbers } = rolloutNodes(daemonSet, owned);
  const desired = nodes.filter(({ shouldRun }) => shouldRun);
  const done = desired.filter(({ newIsAvailable }) => newIsAvailable);
  const updated = desired.filter(({ newPod }) => newPod !== undefined);
  const old = nodes.filter(({ oldPod }) => oldPod !== undefined);
  const held = nodes.flatMap((one) => heldNode(one, daemonSet, owned) ?? []);
  const users = nodes.filter(({ usesBudget }) => usesBudget);
  const lasting = held.filter(({ usesBudget }) => usesBudget).length;
  const waiting = old.filter((one) => !one.usesBudget && one.shouldRun && one.newPod === undefined);
  const observed = Number(objectOf(manifest.status).observedGeneration ?? 0);
  const generation = Number(objectOf(manifest.metadata).generation ?? 0);
  const isObserved = observed >= generation;
  const surges = numbers.maxSurge > 0;
  const isHeld = waiting.length > 0 && lasting >= numbers.budget && numbers.type === 'RollingUpdate';
  const verdict = verdictOf({ isObserved, isHeld, held, desired, updated, old, type: numbers.type });
  const { willEnd, state: rolloutState } = verdict;
  const causes = causesOf(verdict.state, isObserved ? held : [], observed, generation, daemonSet, owned);
  return {
    kubernetesVersion: state.kubernetesVersion,
    takenAt: state.takenAt,
    namespace,
    name,
    strategy: numbers.type,
    state: rolloutState,
    willEnd,
    message: messageOf(rolloutState, desired.length, done.length, waiting.length, users.length, numbers.budget, surges),
    desired: desired.length,
    updated: updated.length,
    updatedAndAvailable: done.length,
    available: desired.filter((one) => one.newIsAvailable || one.oldIsAvailable).length,
    maxUnavailable: numbers.maxUnavailable,
    maxSurge: numbers.maxSurge,
    budgetUsedBy: numbers.type === 'OnDelete' ? [] : users.map(({ node }) => node),
    oldPods: old.map(({ node, oldPod }) => {
      const revision = revisions.find(({ hash }) => hash === oldPod!.hash)?.revision;
      return { node, pod: oldPod!.name, ...(revision === undefined ? {} : { revision }) };
    }),
    ...(current === undefined ? {} : { revision: current.revision }),
    causes,
    ...(isHeld && isObserved ? { goesOnWith: lasting + 1 } : {}),
    unread: state.unread,
    moved: state.moved,
  };
}

interface Facts {
  readonly isObserved: boolean;
  readonly isHeld: boolean;
  readonly held: readonly HeldNode[];
  readonly desired: readonly RolloutNode[];
  readonly updated: readonly RolloutNode[];
  readonly old: readonly RolloutNode[];
  readonly type: 'RollingUpdate' | 'OnDelete';
}

function verdictOf({ isObserved, isHeld, held, desired, updated, old, type }: Facts): {
  readonly state: RolloutState;
  readonly willEnd: boolean;
} {
  if (!isObserved) return { state: 'held', willEnd: false };
  const others = held.filter(({ cause }) => cause !== 'node-not-ready');
  if (type === 'OnDelete' && old.length > 0) return { state: 'on-delete', willEnd: false };
  if (isHeld) return { state: 'held', willEnd: false };
  if (others.length > 0) return { state: 'partly-held', willEnd: false };
  // nodes that are not ready count as done only with a pod of the new template
  const unready = new Set(held.map(({ node }) => node));
  const isDone = desired.every((one) => (one.newIsAvailable && one.oldPod === undefined) || unready.has(one.node));
  if (isDone && updated.length === desired.length) return { state: 'complete', willEnd: true };
  const stuck = held.filter(({ node }) => !updated.some((one) => one.node === node));
  return stuck.length > 0 ? { state: 'partly-held', willEnd: false } : { state: 'progressing', willEnd: true };
}

function causesOf(
  state: RolloutState,
  held: readonly HeldNode[],
  observed: number,
  generation: number,
  daemonSet: OwnedObjects,
  owned: Owned,
): RolloutCause[] {
  const cause = (kind: CauseKind, message: string, nodes: readonly HeldNode[] = []): RolloutCause => ({
    kind,
    message,
    remedy: REMEDIES[kind],
    nodes,
  });
  const kinds = [...new Set(held.map(({ cause: kind }) => kind))];
  const causes = kinds.map((kind) => {
    const nodes = held.filter((one) => one.cause === kind);
    return cause(kind, `${DESCRIPTIONS[kind]} on ${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}`, nodes);
  });
  if (observed < generation) causes.push(cause('not-observed', notObserved(observed, generation).message));
  if (state === 'on-delete') causes.unshift(cause('on-delete', 'the update strategy is OnDelete'));
  const rival = state === 'complete' ? undefined : rivalOf(daemonSet, owned);
  return rival === undefined ? causes : [...causes, cause('other-controller', rival)];
}

const DESCRIPTIONS: { readonly [kind in CauseKind]: string } = {
  'not-available': 'the new pod does not become available',
  'node-not-ready': 'the node is not ready, so that no pod ends or becomes available there,',
  pending: 'the scheduler finds no room for the new pod',
  'creation-refused': 'no new pod is created',
  'stuck-termination': 'the old pod does not end',
  'on-delete': 'old pods stay',
  'not-observed': 'the controller has not seen the change',
  'other-controller': 'another controller wants the same pods',
};

/** Another DaemonSet that selects the same pods, or a template that someone changes again and again. */
function rivalOf(daemonSet: OwnedObjects, { daemonSets, now }: Owned): string | undefined {
  const selection = podSelectionOf(daemonSet.manifest);
  const rival = daemonSets.find(
    (other) =>
      other !== daemonSet &&
      other.namespace === daemonSet.namespace &&
      (takesPodsOf(podSelectionOf(other.manifest), selection) ||
        takesPodsOf(selection, podSelectionOf(other.manifest))),
  );
  if (rival !== undefined) return `the selectors of ${daemonSet.name} and ${rival.name} match each other's pods`;
  const changes = recentChanges(daemonSet.revisions, now);
  return changes > 3
    ? `the template has changed ${changes} times in the last ${PATIENCE_SECONDS / 60} minutes`
    : undefined;
}

/** At least so many. A template that comes back keeps its revision, which gets a new number: where all are recent, numbers tell more. */
function recentChanges(revisions: OwnedObjects['revisions'], now: number): number {
  const recent = revisions.filter(
    ({ created }) => created !== undefined && secondsBetween(created, now) < PATIENCE_SECONDS,
  );
  return recent.length < revisions.length ? recent.length : Math.max(0, ...recent.map(({ revision }) => revision));
}

function messageOf(
  state: RolloutState,
  desired: number,
  done: number,
  waiting: number,
  used: number,
  budget: number,
  surges: boolean,
): string {
  const progress = `${done} of ${desired} nodes have an available pod of the current template`;
  const field = surges ? 'maxSurge' : 'maxUnavailable';
  switch (state) {
    case 'complete':
      return desired === 0 ? 'no node should run a pod' : progress;
    case 'progressing':
      return `${progress}; ${used} of ${field} ${budget} in use, ${waiting} nodes wait for their turn`;
    case 'held':
      return `${progress}; ${used} nodes use up ${field} (${budget}), and ${waiting} nodes wait for them`;
    case 'on-delete':
      return `${progress}; old pods stay until someone deletes them`;
    default:
      return `${progress}; the nodes named below will not get there by themselves`;
  }
}
