import { ClusterState } from './cluster-state';
import { ownedObjects, OwnedObjects } from './owned';
import { nodeFacts, NodeStatus, statusOf } from './status';
import { UsageOfPods } from './usage';
import { objectOf, textMapOf } from '../model/untyped';
import { PlanReason } from '../scheduling/plan-reason';
import { NodeRequests } from '../scheduling/plan-results';
import { Planner } from '../scheduling/planner';

export interface WhyDaemonSet extends NodeStatus {
  readonly namespace: string;
  readonly name: string;
  /** What the controller decides by the template, and why. */
  readonly placement: 'runs' | 'keeps' | 'excluded' | 'unknown';
  /** Why the scheduler finds no room, by the requests of all pods on the node. Absent if it does, or if no pod is made. */
  readonly noRoom?: readonly PlanReason[];
}

export interface WhyAnswer {
  readonly kubernetesVersion: string;
  readonly takenAt: string;
  readonly node: string;
  readonly ready: string;
  readonly isUnschedulable: boolean;
  readonly taints: readonly string[];
  readonly labels: { readonly [key: string]: string };
  readonly requests: readonly NodeRequests[];
  readonly daemonSets: readonly WhyDaemonSet[];
  readonly allIsWell: boolean;
  readonly unread: ClusterState['unread'];
  readonly moved: ClusterState['moved'];
}

/** Everything about one node and the given DaemonSets. */
export function whyAnswer(state: ClusterState, node: string, isAsked: (daemonSet: OwnedObjects) => boolean): WhyAnswer {
  const owned = ownedObjects(state);
  const object = owned.nodes.get(node) ?? {};
  const usage = new UsageOfPods(state, owned.minor);
  const asked = owned.daemonSets.filter(isAsked);
  // room for a pod depends on the pods of all DaemonSets
  const plan = new Planner({ kubernetesVersion: `1.${owned.minor}` }).plan(
    owned.daemonSets.map(({ manifest }) => manifest),
    [object],
    { pods: [...state.objects.pods], ...prioritiesOf(state) },
  );
  const outcomes = plan.totals.nodes === 0 ? [] : plan.explain(node);
  const daemonSets = asked.map((one): WhyDaemonSet => {
    const only = { ...owned, nodes: new Map([[node, object]]) };
    const here = { ...one, podsOn: new Map([[node, one.podsOn.get(node) ?? []]]) };
    const status = statusOf(here, only, usage, true).nodes[0];
    const outcome = outcomes.at(owned.daemonSets.indexOf(one));
    const { namespace, name, rules } = one;
    return {
      namespace,
      name,
      placement: rules.get(node)?.placement ?? 'unknown',
      ...status,
      ...(outcome?.fit === 'pending' && status.state !== 'ready' ? { noRoom: outcome.reasons } : {}),
    };
  });
  const { ready, taints } = nodeFacts(owned, node);
  return {
    kubernetesVersion: state.kubernetesVersion,
    takenAt: state.takenAt,
    node,
    ready,
    isUnschedulable: objectOf(object.spec).unschedulable === true,
    taints,
    labels: textMapOf(objectOf(object.metadata).labels),
    requests: plan.totals.nodes === 0 ? [] : plan.requestsOn(node),
    daemonSets,
    allIsWell: daemonSets.every(({ state: one }) => one === 'ready' || one === 'kept' || one === 'excluded'),
    unread: state.unread,
    moved: state.moved,
  };
}

/** The priorities that the PriorityClasses of the cluster give. */
export function prioritiesOf({ objects }: ClusterState): {
  priorityClasses: { [name: string]: number };
  neverPreempting: string[];
} {
  const classes = objects.priorityclasses.map(({ metadata, value, globalDefault, preemptionPolicy }) => ({
    names: [String(objectOf(metadata).name), ...(globalDefault === true ? [''] : [])],
    value: typeof value === 'number' ? value : 0,
    never: preemptionPolicy === 'Never',
  }));
  return {
    priorityClasses: Object.fromEntries(classes.flatMap(({ names, value }) => names.map((name) => [name, value]))),
    neverPreempting: classes.filter(({ never }) => never).flatMap(({ names }) => names),
  };
}
