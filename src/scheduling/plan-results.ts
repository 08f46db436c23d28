import { Placement } from './placement';
import { PlanReason } from './plan-reason';
import { RolloutPlan } from './rollout-plan';

/**
 * The outcome of a DaemonSet on one node.
 */
export interface NodeOutcome {
  /**
   * The name of the node.
   */
  readonly node: string;

  /**
   * `runs` (the controller creates a pod), `keeps` (an existing pod stays, but no pod is created) or `excluded`.
   */
  readonly placement: Placement;

  /**
   * `fits` (the scheduler has room for the pod) or `pending`.
   *
   * @default - no pod is created
   */
  readonly fit?: 'fits' | 'pending';

  /**
   * Why no pod is created, or why it stays pending; the first reason is the one that the controller finds first. For a
   * pod that fits, empty, or the pods that the scheduler evicts for it.
   */
  readonly reasons: PlanReason[];
}

/**
 * Nodes with the same outcome for the same reasons.
 */
export interface OutcomeGroup {
  /**
   * `runs`, `keeps` or `excluded`.
   */
  readonly placement: Placement;

  /**
   * `fits` or `pending`.
   *
   * @default - no pod is created
   */
  readonly fit?: 'fits' | 'pending';

  /**
   * The reasons that these nodes share.
   */
  readonly reasons: PlanReason[];

  /**
   * The names of the nodes, in the order of the inventory.
   */
  readonly nodes: string[];
}

/**
 * Shares of the allocatable amounts of nodes; 0.05 means 5%.
 */
export interface ShareStats {
  /**
   * The smallest share of a node.
   */
  readonly min: number;

  /**
   * The median share; of two in the middle, the smaller one.
   */
  readonly median: number;

  /**
   * The largest share of a node.
   */
  readonly max: number;
}

/**
 * What agents reserve.
 */
export interface FleetCost {
  /**
   * The sum over all nodes by resource, in the notation of Kubernetes, such as `1500m` or `2Gi`.
   */
  readonly total: { [resource: string]: string };

  /**
   * The share of a node's allocatable amount by resource, over all nodes that run a pod and have the resource.
   */
  readonly share: { [resource: string]: ShareStats };
}

/**
 * What one DaemonSet reserves.
 */
export interface DaemonSetCost extends FleetCost {
  /**
   * The requests of one pod by resource, as the scheduler calculates them: containers, sidecars, init containers and
   * overhead.
   */
  readonly requests: { [resource: string]: string };
}

/**
 * How much of one resource of a node is requested.
 */
export interface NodeRequests {
  /**
   * The name of the resource; `pods` is the number of pods.
   */
  readonly resource: string;

  /**
   * Requested by the DaemonSets of the plan that should run there, such as `1500m`.
   */
  readonly daemonSets: string;

  /**
   * Requested by all other pods on the node.
   */
  readonly otherPods: string;

  /**
   * The allocatable amount of the node.
   */
  readonly allocatable: string;

  /**
   * The share that the DaemonSets request; 0.05 means 5%.
   *
   * @default - the node does not have the resource
   */
  readonly share?: number;
}

/**
 * The plan of one DaemonSet.
 */
export interface DaemonSetPlan {
  /**
   * The namespace; `default` if the manifest has none.
   */
  readonly namespace: string;

  /**
   * The name.
   */
  readonly name: string;

  /**
   * The number of nodes that should run a pod; desiredNumberScheduled in the status of a DaemonSet.
   */
  readonly desired: number;

  /**
   * The number of desired pods that do not fit.
   */
  readonly pending: number;

  /**
   * All judged nodes, grouped by outcome.
   */
  readonly groups: OutcomeGroup[];

  /**
   * The rollout of an update.
   */
  readonly rollout: RolloutPlan;

  /**
   * What the DaemonSet reserves.
   */
  readonly cost: DaemonSetCost;
}

/**
 * A problem that a plan shows.
 */
export interface PlanProblem {
  /**
   * `not-judged`, `duplicate`, `matches-no-node`, `pending`, `host-ports`, `selectors`, `exclusive`, `uncovered`,
   * `budget`, `rollout`, `unsuitable-nodes` or `architecture`.
   */
  readonly kind:
    | 'not-judged'
    | 'duplicate'
    | 'matches-no-node'
    | 'pending'
    | 'host-ports'
    | 'selectors'
    | 'exclusive'
    | 'uncovered'
    | 'budget'
    | 'rollout'
    | 'unsuitable-nodes'
    | 'architecture';

  /**
   * The problem in one line.
   */
  readonly message: string;

  /**
   * The affected DaemonSets as `namespace/name`.
   */
  readonly daemonSets: string[];

  /**
   * The affected nodes, in the order of the inventory.
   */
  readonly nodes: string[];
}

/**
 * The whole fleet in figures.
 */
export interface PlanTotals extends FleetCost {
  /**
   * The number of judged nodes.
   */
  readonly nodes: number;

  /**
   * The number of nodes that could not be judged. They count as not covered.
   */
  readonly notJudged: number;

  /**
   * The number of pods that should run.
   */
  readonly desired: number;

  /**
   * The number of these pods that do not fit.
   */
  readonly pending: number;
}
