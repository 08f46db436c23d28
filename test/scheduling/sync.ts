import { Placement } from '../../src/scheduling/placement';
import { UpdateStrategyNumbers } from '../../src/scheduling/update-strategy';

/** A pod of the DaemonSet as the controller sees it. */
export interface SyncPod {
  readonly name: string;
  /** It is of the current template. */
  readonly isNew: boolean;
  readonly ready: boolean;
  /** Ready for minReadySeconds. */
  readonly available: boolean;
  readonly phase?: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  readonly terminating?: boolean;
  /** It waits for the scheduler. */
  readonly unscheduled?: boolean;
  /** Grows with age. */
  readonly age: number;
}

/** A node with the pods on it or meant for it. Without a placement the node itself is gone. */
export interface SyncNode {
  readonly name: string;
  readonly placement?: Placement;
  readonly pods: readonly SyncPod[];
}

/** Any `count` of these: the controller goes through a map of Go, which has no order. */
export interface Choice {
  readonly action: 'create' | 'delete';
  readonly count: number;
  readonly among: string[];
}

/** What one sync does: nodes that get a pod, pods that are deleted, and what is left to chance. */
export interface SyncActions {
  readonly creates: string[];
  readonly deletes: string[];
  readonly choices: Choice[];
}

/**
 * One pass of the controller: it mends what is missing or too much, and only where nothing is, the rollout goes on.
 * Its limit of 250 creates and 250 deletes a pass is left to the caller.
 *
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/controller/daemon/daemon_controller.go (manage)
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/controller/daemon/update.go (rollingUpdate)
 */
export function syncOnce(all: readonly SyncNode[], strategy: UpdateStrategyNumbers): SyncActions {
  const nodes = all.map((node) => ({
    ...node,
    pods: node.pods.filter((pod) => !(pod.terminating && isTerminal(pod))),
  }));
  const mended = manage(nodes, strategy.allowsSurge);
  if (mended.creates.length + mended.deletes.length > 0 || strategy.type === 'OnDelete') return mended;
  const involved = nodes
    .filter(({ placement, pods }) => pods.length > 0 || placement === 'runs')
    .map((node) => ({
      ...node,
      pods: node.pods.filter(({ terminating }) => !terminating),
    }));
  return strategy.maxSurge > 0 ? surge(involved, strategy.maxSurge) : replace(involved, strategy.maxUnavailable);
}

function isTerminal({ phase }: SyncPod): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

function byAge(a: SyncPod, b: SyncPod): number {
  return Number(a.unscheduled ?? false) - Number(b.unscheduled ?? false) || b.age - a.age || (a.name < b.name ? -1 : 1);
}

function manage(nodes: readonly SyncNode[], surges: boolean): SyncActions {
  const creates: string[] = [];
  const deletes: string[] = [];
  for (const { name, placement, pods } of nodes) {
    const live = pods.filter(({ terminating }) => !terminating);
    const running = live.filter((pod) => !isTerminal(pod)).sort(byAge);
    if (placement === undefined) {
      deletes.push(...pods.filter(({ unscheduled }) => unscheduled).map((pod) => pod.name));
    } else if (placement === 'runs' && pods.length === 0) {
      creates.push(name);
    } else if (placement === 'excluded') {
      deletes.push(...live.map((pod) => pod.name));
    } else {
      deletes.push(...live.filter(isTerminal).map((pod) => pod.name));
      if (!surges) deletes.push(...running.slice(1).map((pod) => pod.name));
      else if (running.length > 1) deletes.push(...tooManyOfSurge(running));
      else if (running.length === 0 && placement === 'runs') creates.push(name);
    }
  }
  return { creates, deletes, choices: [] };
}

/** The oldest new and the oldest old pod may stay, the old one as long as it is ready and the new one is not available. */
function tooManyOfSurge(running: readonly SyncPod[]): string[] {
  const oldestNew = running.find(({ isNew }) => isNew);
  const oldestOld = running.find(({ isNew }) => !isNew);
  return running
    .filter((pod) => {
      if (pod !== oldestNew && pod !== oldestOld) return true;
      return pod === oldestOld && oldestNew !== undefined && (!pod.ready || oldestNew.available);
    })
    .map(({ name }) => name);
}

/** The one old and the one new pod of a node; undefined where there are more. */
function pairOf(pods: readonly SyncPod[]): { fresh?: SyncPod; old?: SyncPod } | undefined {
  const [fresh, ...moreNew] = pods.filter(({ isNew }) => isNew);
  const [old, ...moreOld] = pods.filter(({ isNew }) => !isNew);
  return moreNew.length + moreOld.length > 0 ? undefined : { fresh, old };
}

/** maxSurge 0: old pods that are not available go at once, the others as far as the budget of unavailable nodes reaches. */
function replace(nodes: readonly SyncNode[], maxUnavailable: number): SyncActions {
  const deletes: string[] = [];
  const among: string[] = [];
  let unavailable = 0;
  for (const { pods } of nodes) {
    const { fresh, old } = pairOf(pods) ?? {};
    if ((fresh === undefined) === (old === undefined)) {
      unavailable++;
    } else if (fresh !== undefined) {
      if (!fresh.available) unavailable++;
    } else if (old !== undefined) {
      if (old.available) {
        among.push(old.name);
      } else {
        deletes.push(old.name);
        unavailable++;
      }
    }
  }
  return { creates: [], deletes, choices: choose('delete', maxUnavailable - unavailable, among) };
}

/** maxSurge above 0: new pods come first, and the old ones go when they are available. */
function surge(nodes: readonly SyncNode[], maxSurge: number): SyncActions {
  const creates: string[] = [];
  const deletes: string[] = [];
  const among: string[] = [];
  const unwanted: string[] = [];
  let surging = 0;
  let available = 0;
  for (const { name, placement, pods } of nodes) {
    const pair = pairOf(pods);
    if (pair === undefined) {
      surging++;
      continue;
    }
    const { fresh, old } = pair;
    if ((old ?? fresh)?.available) available++;
    if (old === undefined) continue;
    if (fresh !== undefined) {
      if (fresh.available) deletes.push(old.name);
      else surging++;
    } else if (placement !== 'runs') {
      (old.available ? unwanted : deletes).push(old.name);
    } else {
      (old.available ? among : creates).push(name);
    }
  }
  const desired = nodes.filter(({ placement }) => placement === 'runs').length;
  return {
    creates,
    deletes,
    choices: [...choose('delete', available - desired, unwanted), ...choose('create', maxSurge - surging, among)],
  };
}

function choose(action: Choice['action'], budget: number, among: string[]): Choice[] {
  const count = Math.min(budget, among.length);
  return count > 0 ? [{ action, count, among }] : [];
}
