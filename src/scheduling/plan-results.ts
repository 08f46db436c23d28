import { Placement } from './placement';
import { PlanReason } from './plan-reason';
import { RolloutPlan } from './rollout-plan';

/**
 * What becomes of a DaemonSet on one node.
 */
export interface NodeOutcome {
  /**
   * Name of the node.
   */
  readonly node: string;

  /**
   * `runs` (the controller puts a pod there), `keeps` (a pod that is there stays, but none is made) or `excluded`.
   */
  readonly placement: Placement;

  /**
   * `fits` (the scheduler has room for the pod) or `pending`.
   *
   * @default - no pod is made, so that none has to fit
   */
  readonly fit?: 'fits' | 'pending';

  /**
   * Why no pod is made, or why it stays pending; empty where it runs. The first one is what the controller finds first.
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
   * @default - no pod is made, so that none has to fit
   */
  readonly fit?: 'fits' | 'pending';

  /**
   * What all of these nodes have in common.
   */
  readonly reasons: PlanReason[];

  /**
   * Names of the nodes, in the order of the inventory.
   */
  readonly nodes: string[];
}

/**
 * Shares of what nodes have to give, 0.05 for 5%.
 */
export interface ShareStats {
  /**
   * Of the node with the least.
   */
  readonly min: number;

  /**
   * Of the node in the middle; of an even number, the lower of the two.
   */
  readonly median: number;

  /**
   * Of the node with the most.
   */
  readonly max: number;
}

/**
 * What is reserved for agents.
 */
export interface FleetCost {
  /**
   * Sum over all nodes by resource, as Kubernetes writes amounts, such as `1500m` or `2Gi`.
   */
  readonly total: { [resource: string]: string };

  /**
   * Share of the node's allocatable amount by resource, over the nodes that run a pod and have the resource at all.
   */
  readonly share: { [resource: string]: ShareStats };
}

/**
 * What one DaemonSet reserves.
 */
export interface DaemonSetCost extends FleetCost {
  /**
   * Of one pod by resource: its containers, sidecars, init containers and overhead, as the scheduler reckons them.
   */
  readonly requests: { [resource: string]: string };
}

/**
 * What is taken of one resource of one node.
 */
export interface NodeRequests {
  /**
   * Name of the resource; `pods` is how many of them.
   */
  readonly resource: string;

  /**
   * By the DaemonSets of the plan that should run there, such as `1500m`.
   */
  readonly daemonSets: string;

  /**
   * By all other pods that are there.
   */
  readonly otherPods: string;

  /**
   * What the node has for pods.
   */
  readonly allocatable: string;

  /**
   * The part of that which the DaemonSets take, 0.05 for 5%.
   *
   * @default - the node has nothing of it
   */
  readonly share?: number;
}

/**
 * The plan of one DaemonSet.
 */
export interface DaemonSetPlan {
  /**
   * Its namespace, `default` where the manifest names none.
   */
  readonly namespace: string;

  /**
   * Its name.
   */
  readonly name: string;

  /**
   * Nodes that should run a pod, which its status would call desiredNumberScheduled.
   */
  readonly desired: number;

  /**
   * How many of the desired pods the scheduler has no room for.
   */
  readonly pending: number;

  /**
   * All judged nodes, by what becomes of it there.
   */
  readonly groups: OutcomeGroup[];

  /**
   * How an update would go.
   */
  readonly rollout: RolloutPlan;

  /**
   * What it reserves.
   */
  readonly cost: DaemonSetCost;
}

/**
 * Something that only the whole plan shows.
 */
export interface PlanProblem {
  /**
   * `not-judged`, `duplicate`, `matches-no-node`, `pending`, `host-ports`, `selectors`, `exclusive`, `uncovered`, `budget` or `rollout`.
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
    | 'rollout';

  /**
   * What is wrong, in one line.
   */
  readonly message: string;

  /**
   * The DaemonSets that are concerned, as `namespace/name`.
   */
  readonly daemonSets: string[];

  /**
   * The nodes that are concerned, in the order of the inventory.
   */
  readonly nodes: string[];
}

/**
 * The whole fleet in figures.
 */
export interface PlanTotals extends FleetCost {
  /**
   * Nodes that were judged.
   */
  readonly nodes: number;

  /**
   * Nodes that could not be judged, and count as not covered.
   */
  readonly notJudged: number;

  /**
   * Pods that should run.
   */
  readonly desired: number;

  /**
   * How many of them the scheduler has no room for.
   */
  readonly pending: number;
}
