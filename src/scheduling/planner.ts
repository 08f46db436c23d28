import { wrongArchitectures } from './architectures';
import { readBudgets } from './budget';
import { budgetProblems } from './budget-problems';
import { changesBetween } from './change';
import { checkOptions } from './check-options';
import { ClassRequests, daemonSetCost, fleetCost } from './cost';
import { DaemonSetChange } from './daemon-set-change';
import { Fleet } from './fleet';
import { InventoryFinding, readNodes } from './inventory';
import { NodePlan } from './node-plan';
import { PlanOptions } from './plan-options';
import { DaemonSetPlan, PlanProblem } from './plan-results';
import { PlannedDaemonSet } from './planned-daemon-set';
import { poolsPlans } from './pools';
import { findProblems } from './problems';
import { rolloutPlan } from './rollout';
import { rolloutFacts } from './rollout-facts';
import { readPods } from './running-pods';
import { unsuitableNodes } from './unsuitable-nodes';
import { updateStrategyNumbers } from './update-strategy';
import { checkList, checkObject } from '../model/readable';
import { newestMinor } from '../stored/kubernetes-versions';
import { addAmounts } from '../stored/resource-amounts';

/**
 * Properties of `Planner`.
 */
export interface PlannerProps {
  /**
   * Kubernetes version of the cluster: `1.28` to `1.37`, or the version that its server says, such as `v1.33.2`. Of a
   * range (`1.30-1.34`, `1.30+`), the newest version is meant.
   *
   * @default - the newest supported version
   */
  readonly kubernetesVersion?: string;
}

/**
 * Predicts what the DaemonSet controller and the scheduler do with DaemonSets on given nodes.
 *
 * The planner does not validate DaemonSets. Validate them with `DaemonSetValidator` first: a DaemonSet that the API
 * server rejects runs nowhere.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/controller/daemon/daemon_controller.go
 */
export class Planner {
  private readonly minor: number;

  public constructor(props: PlannerProps = {}) {
    checkObject('props', props);
    this.minor = newestMinor(props.kubernetesVersion);
  }

  /**
   * Plans the DaemonSets together. Accepts any JSON values and changes none of them.
   *
   * @param daemonSets manifests of DaemonSets
   * @param nodes Nodes, or lists of them, as kubectl prints them with `-o json`
   * @param options further options
   */
  public plan(daemonSets: any[], nodes: any[], options: PlanOptions = {}): NodePlan {
    checkList('daemonSets', daemonSets);
    checkList('nodes', nodes);
    checkOptions(options);
    const budgets = readBudgets(options.budget ?? {});
    const planned = daemonSets.map((manifest, i) => new PlannedDaemonSet(manifest, i, this.minor, options));
    const indexes = new Map(planned.map(({ id, index }) => [id, index]));
    const inventory = readNodes(nodes);
    const pods = readPods(options.pods ?? [], (namespace, name) => indexes.get(`${namespace}/${name}`), this.minor);
    const fleet = new Fleet(planned, inventory, (node) => pods.byNode.get(node));
    const plans = planned.map((one) => daemonSetPlan(one, fleet, options, pods.owners.has(one.index)));
    const pools = poolsPlans(fleet);
    const requests = requestsByClass(fleet);
    const notJudged = inventory.findings.flatMap(({ node }) => node ?? []);
    const problems = findProblems({ fleet, plans, notJudged }, options.required ?? [], [
      ...(options.exclusive ?? []),
      ...pools.map((daemon) => daemon.pools.map(({ daemonSet }) => `${daemon.namespace}/${daemonSet}`)),
    ]);
    return NodePlan._of({
      fleet,
      notJudged,
      daemonSets: plans,
      pools,
      problems: [
        ...[...inventory.findings, ...pods.findings].map(notJudgedProblem),
        ...problems,
        ...unsuitableNodes(fleet),
        ...wrongArchitectures(fleet, options.imageArchitectures),
        ...budgetProblems(budgets, requests, fleet),
      ],
      totals: {
        nodes: fleet.nodeNames.length,
        notJudged: notJudged.length,
        desired: plans.reduce((sum, { desired }) => sum + desired, 0),
        pending: plans.reduce((sum, { pending }) => sum + pending, 0),
        ...fleetCost(requests),
      },
    });
  }

  /**
   * Predicts the effect of applying new versions of DaemonSets over old ones: updates that the server rejects, nodes
   * that gain or lose a pod, and pods that restart, with the fields that cause it. The fields are those that the API
   * server stores with another value.
   *
   * @param oldDaemonSets manifests as they are in the cluster
   * @param newDaemonSets manifests as they will be; DaemonSets without a new version are removed
   * @param nodes Nodes, or lists of them, as kubectl prints them with `-o json`
   * @param options further options
   */
  public compare(
    oldDaemonSets: any[],
    newDaemonSets: any[],
    nodes: any[],
    options: PlanOptions = {},
  ): DaemonSetChange[] {
    checkList('oldDaemonSets', oldDaemonSets);
    checkList('newDaemonSets', newDaemonSets);
    return changesBetween(
      this.plan(oldDaemonSets, nodes, options),
      oldDaemonSets,
      this.plan(newDaemonSets, nodes, options),
      newDaemonSets,
      this.minor,
    );
  }
}

function daemonSetPlan(one: PlannedDaemonSet, fleet: Fleet, options: PlanOptions, podsKnown: boolean): DaemonSetPlan {
  const { namespace, name, manifest, index, demand } = one;
  const desired = fleet.countNodes(index, ({ placement }) => placement === 'runs');
  const strategy = updateStrategyNumbers(manifest, desired);
  const rollout = rolloutPlan(manifest, strategy, rolloutFacts(one, fleet, strategy, podsKnown), {
    secondsToReady: options.secondsToReady ?? 30,
    wantedSeconds: options.wantedSeconds,
  });
  return {
    namespace,
    name,
    desired,
    pending: fleet.countNodes(index, ({ fit }) => fit === 'pending'),
    groups: fleet.groups(index),
    rollout,
    cost: daemonSetCost(demand.requests, fleet.classesRunning(index)),
  };
}

/** What the DaemonSets that should run on the nodes of a class request of each, together. */
function requestsByClass({ classes, outcomes, planned }: Fleet): ClassRequests[] {
  return classes.map((nodeClass, i) => {
    const requests = new Map<string, bigint>();
    for (const { index, demand } of planned) {
      if (outcomes[i][index].placement === 'runs') addAmounts(requests, demand.requests);
    }
    return { nodeClass, requests };
  });
}

function notJudgedProblem({ message, node }: InventoryFinding): PlanProblem {
  return { kind: 'not-judged', message, daemonSets: [], nodes: node === undefined ? [] : [node] };
}
