import { Absence, absenceOf } from './absence';
import { ClusterState, isUnread, UnreadResource } from './cluster-state';
import { NodeRule, Owned, ownedObjects, OwnedObjects } from './owned';
import { DaemonPod, isAvailable } from './pods';
import { secondsBetween } from './times';
import { troubleOf } from './trouble';
import { Trouble } from './trouble-kinds';
import { UsageByResource, UsageOfPods } from './usage';
import { objectOf, textOf } from '../model/untyped';

/**
 * `ready`: the node has a ready pod, as it should. `not-ready`: it has a pod that is not ready. `missing`: it should have a pod and has
 * none. `kept`: it has a pod that stays, but would get no new one. `unwanted`: it has a pod that it should not have. `excluded`: it has
 * none and should have none.
 */
export type NodeState = 'ready' | 'not-ready' | 'missing' | 'kept' | 'unwanted' | 'excluded';

export interface PodStatus {
  readonly name: string;
  readonly ip: string;
  readonly phase: string;
  readonly ageSeconds: number;
  /** The number of its revision; absent if the revision is gone or unknown. */
  readonly revision?: number;
  readonly isUpToDate: boolean;
  readonly isReady: boolean;
  readonly isAvailable: boolean;
  readonly isEnding: boolean;
  readonly usage?: UsageByResource;
}

/** Why something is not as it should be, in one form for nodes, pods and the controller. */
export interface StatusReason {
  readonly kind: Trouble['kind'] | Absence['kind'] | 'rule' | 'node-gone' | 'second-pod';
  readonly reason: string;
  readonly message: string;
  readonly container?: string;
}

export interface NodeStatus {
  readonly node: string;
  readonly state: NodeState;
  readonly pods: readonly PodStatus[];
  /** Absent for a ready pod. */
  readonly why?: StatusReason;
}

export interface HighestUsage {
  readonly node: string;
  readonly used: string;
  readonly requested: string;
  readonly share: number;
}

export interface DaemonSetStatus {
  readonly namespace: string;
  readonly name: string;
  readonly strategy: 'RollingUpdate' | 'OnDelete';
  /** Nodes that should run a pod. */
  readonly wanted: number;
  /** Of these, nodes that have one. */
  readonly running: number;
  readonly ready: number;
  readonly available: number;
  readonly upToDate: number;
  /** The number of the current revision. */
  readonly revision?: number;
  readonly nodes: readonly NodeStatus[];
  /** Of all nodes, the highest share of the requests that is used, by resource. */
  readonly highestUsage: { readonly [resource: string]: HighestUsage };
}

export interface StatusAnswer {
  readonly kubernetesVersion: string;
  readonly takenAt: string;
  readonly allIsWell: boolean;
  readonly daemonSets: readonly DaemonSetStatus[];
  readonly unread: readonly UnreadResource[];
  readonly moved: readonly string[];
}

/** The status of some DaemonSets of a cluster; by default, of all. */
export function statusAnswer(state: ClusterState, chosen = (owned: Owned) => owned.daemonSets): StatusAnswer {
  const owned = ownedObjects(state);
  const usage = new UsageOfPods(state, owned.minor);
  const nodesKnown = !isUnread(state, 'nodes');
  const daemonSets = chosen(owned).map((one) => statusOf(one, owned, usage, nodesKnown));
  return {
    kubernetesVersion: state.kubernetesVersion,
    takenAt: state.takenAt,
    allIsWell: daemonSets.every(({ nodes }) => nodes.every(isWell)),
    daemonSets,
    unread: state.unread,
    moved: state.moved,
  };
}

export function isWell({ state }: NodeStatus): boolean {
  return state === 'ready' || state === 'kept' || state === 'excluded';
}

export function statusOf(
  daemonSet: OwnedObjects,
  owned: Owned,
  usage: UsageOfPods,
  nodesKnown: boolean,
): DaemonSetStatus {
  const { namespace, name, manifest, rules, podsOn, current } = daemonSet;
  const { minReadySeconds, updateStrategy } = objectOf(manifest.spec);
  const minReady = typeof minReadySeconds === 'number' ? minReadySeconds : 0;
  const statusOfPod = (pod: DaemonPod): PodStatus => podStatus(pod, daemonSet, owned, usage, minReady);
  const nodes: NodeStatus[] = [];
  const wanted: NodeStatus[] = [];
  const add = (node: string): void => {
    // without nodes, each pod is where it should be, as far as can be seen
    const rule = rules.get(node) ?? (nodesKnown ? undefined : ALWAYS);
    const status = nodeStatus(node, rule, daemonSet, owned, statusOfPod);
    nodes.push(status);
    if (rule?.placement === 'runs') wanted.push(status);
  };
  for (const node of owned.nodes.keys()) add(node);
  for (const node of podsOn.keys()) if (!owned.nodes.has(node)) add(node);
  const count = (holds: (pod: PodStatus) => boolean) =>
    wanted.reduce((sum, { pods }) => (pods.some((pod) => !pod.isEnding && holds(pod)) ? sum + 1 : sum), 0);
  return {
    namespace,
    name,
    strategy: objectOf(updateStrategy).type === 'OnDelete' ? 'OnDelete' : 'RollingUpdate',
    wanted: wanted.length,
    running: wanted.filter(({ pods }) => pods.length > 0).length,
    ready: count(({ isReady }) => isReady),
    available: count((pod) => pod.isAvailable),
    upToDate: count(({ isUpToDate }) => isUpToDate),
    ...(current === undefined ? {} : { revision: current.revision }),
    nodes,
    highestUsage: highestUsage(nodes),
  };
}

const ALWAYS: NodeRule = { placement: 'runs', reasons: [] };

function nodeStatus(
  node: string,
  rule: NodeRule | undefined,
  daemonSet: OwnedObjects,
  owned: Owned,
  statusOfPod: (pod: DaemonPod) => PodStatus,
): NodeStatus {
  const own = daemonSet.podsOn.get(node) ?? [];
  const pods = own.map(statusOfPod);
  if (rule === undefined) {
    const message = owned.nodes.has(node)
      ? 'the node cannot be judged'
      : 'the node is not there any more; the pod garbage collector deletes the pod';
    return { node, state: 'unwanted', pods, why: { kind: 'node-gone', reason: 'NodeGone', message } };
  }
  if (own.length === 0) {
    if (rule.placement !== 'runs') return { node, state: 'excluded', pods, why: ruleReason(rule) };
    return { node, state: 'missing', pods, why: absenceReason(absenceOf(daemonSet, owned.nodes.get(node), owned)) };
  }
  if (rule.placement === 'excluded') return { node, state: 'unwanted', pods, why: ruleReason(rule) };
  const best = bestOf(own, owned);
  const trouble = troubleOf(best, owned);
  if (trouble === undefined) {
    return rule.placement === 'keeps'
      ? { node, state: 'kept', pods, why: ruleReason(rule) }
      : { node, state: 'ready', pods };
  }
  const { kind, reason, message, container } = trouble;
  return {
    node,
    state: 'not-ready',
    pods,
    why: { kind, reason, message, ...(container === undefined ? {} : { container }) },
  };
}

/** The pod that says how the node is served: a ready one, else the one that will stay. */
function bestOf(pods: readonly DaemonPod[], owned: Owned): DaemonPod {
  if (pods.length === 1) return pods[0];
  const rank = (pod: DaemonPod) =>
    Number(troubleOf(pod, owned) === undefined) * 4 + Number(!pod.isEnding) * 2 + Number(pod.isUpdated);
  return [...pods].sort((a, b) => rank(b) - rank(a))[0];
}

function ruleReason({ reasons }: NodeRule): StatusReason {
  return {
    kind: 'rule',
    reason: reasons[0]?.kind ?? 'rule',
    message: reasons.map(({ message }) => message).join('; '),
  };
}

function absenceReason({ kind, reason, message }: Absence): StatusReason {
  return { kind, reason, message };
}

function podStatus(
  pod: DaemonPod,
  { revisions }: OwnedObjects,
  { now }: Owned,
  usage: UsageOfPods,
  minReady: number,
): PodStatus {
  const { name, ip, phase, created, hash, isUpdated, isReady, isEnding } = pod;
  const own = revisions.find((one) => one.hash === hash);
  const revision = own?.revision;
  const used = usage.of(pod, own?.template);
  return {
    name,
    ip,
    phase,
    ageSeconds: secondsBetween(created, now),
    ...(revision === undefined ? {} : { revision }),
    isUpToDate: isUpdated,
    isReady,
    isAvailable: isAvailable(pod, minReady, now),
    isEnding,
    ...(used === undefined ? {} : { usage: used }),
  };
}

function highestUsage(nodes: readonly NodeStatus[]): { [resource: string]: HighestUsage } {
  const highest = new Map<string, HighestUsage>();
  for (const { node, pods } of nodes) {
    for (const { usage = {} } of pods) {
      for (const [resource, { used, requested, share }] of Object.entries(usage)) {
        if (requested === undefined || share === undefined) continue;
        if ((highest.get(resource)?.share ?? -1) < share) highest.set(resource, { node, used, requested, share });
      }
    }
  }
  return Object.fromEntries(highest);
}

/** The facts about a node that matter to every DaemonSet. */
export function nodeFacts(owned: Owned, node: string): { readonly ready: string; readonly taints: readonly string[] } {
  const object = owned.nodes.get(node) ?? {};
  const { taints } = objectOf(object.spec);
  const trouble = owned.unreadyNodes.get(node);
  return {
    ready: trouble === undefined ? 'True' : `${trouble.reason}: ${trouble.message}`,
    taints: (Array.isArray(taints) ? taints : []).map((taint) => {
      const { key, value, effect } = objectOf(taint);
      return `${textOf(key)}${textOf(value) === '' ? '' : `=${textOf(value)}`}:${textOf(effect)}`;
    }),
  };
}
