import { readBudgets } from './budget';
import { changesBetween } from './change';
import { daemonSetCost, fleetCost } from './cost';
import { DaemonSetChange } from './daemon-set-change';
import { readNodes } from './inventory';
import { nodeClasses } from './node-classes';
import { NodePlan } from './node-plan';
import { classOutcomes, Outcome, placementOutcome } from './outcomes';
import { PlanOptions } from './plan-options';
import { DaemonSetPlan, OutcomeGroup, PlanProblem } from './plan-results';
import { PlannedDaemonSet } from './planned-daemon-set';
import { plannedPools } from './pools';
import { findProblems, Fleet } from './problems';
import { addAmounts } from '../stored/resource-amounts';
import { rolloutPlan } from './rollout';
import { readPods } from './running-pods';
import { newestMinor } from '../stored/kubernetes-versions';

/**
 * For which cluster is planned.
 */
export interface PlannerProps {
  /**
   * Kubernetes version of the cluster: `1.28` to `1.37`, or the version that its server says, such as `v1.33.2`. Of a range (`1.30-1.34`,
   * `1.30+`), the newest version is meant.
   *
   * @default - the newest one that is known
   */
  readonly kubernetesVersion?: string;
}

/**
 * Says beforehand what the DaemonSet controller and the scheduler will do with DaemonSets on given nodes.
 *
 * DaemonSets are taken as they are: judge them with `DaemonSetValidator` before, for what the server refuses runs nowhere.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/controller/daemon/daemon_controller.go
 */
export class Planner {
  private readonly minor: number;

  public constructor(props: PlannerProps = {}) {
    this.minor = newestMinor(props.kubernetesVersion);
  }

  /**
   * Plans the DaemonSets together. Any JSON values are answered, and none is changed.
   *
   * @param daemonSets manifests of DaemonSets
   * @param nodes Nodes, or lists of them, as kubectl prints them with `-o json`
   * @param options what else counts
   */
  public plan(daemonSets: any[], nodes: any[], options: PlanOptions = {}): NodePlan {
    const budgets = readBudgets(options.budget ?? {});
    const planned = daemonSets.map(
      (manifest, i) => new PlannedDaemonSet(manifest, i, this.minor, options.priorityClasses ?? {}),
    );
    const indexes = new Map(planned.map(({ id, index }) => [id, index]));
    const inventory = readNodes(nodes);
    const pods = readPods(options.pods ?? [], (namespace, name) => indexes.get(`${namespace}/${name}`), this.minor);
    const { classes, placements } = nodeClasses(
      inventory.nodes,
      planned.map(({ rules }) => rules),
      (node) => pods.byNode.get(node),
    );

    const judged = placements.map(({ node }) => planned.map(({ rules }) => placementOutcome(rules.judge(node))));
    const demands = planned.map(({ demand }) => demand);
    const order = planned.map(({ index }) => index).sort((a, b) => demands[b].priority - demands[a].priority || a - b);
    const outcomes = classes.map((one) => classOutcomes(one, judged[one.placement.index], demands, order));
    const classOf = new Array<number>(inventory.nodes.length);
    classes.forEach(({ members }, i) =>
      members.forEach((member) => {
        classOf[member] = i;
      }),
    );
    const nodeNames = inventory.nodes.map(({ name }) => name);

    const runsIn = (index: number) => classes.filter((_, i) => outcomes[i][index].placement === 'runs');
    const countNodes = (holds: (outcome: readonly Outcome[], ready: boolean) => boolean) =>
      classes.reduce((sum, { members, node }, i) => (holds(outcomes[i], node.ready) ? sum + members.length : sum), 0);
    const nodesWhere: Fleet['nodesWhere'] = (holds) => {
      const chosen = outcomes.map(holds);
      return nodeNames.filter((_, i) => chosen[classOf[i]]);
    };

    const plans = planned.map(({ namespace, name, manifest, index, demand }): DaemonSetPlan => {
      const desired = countNodes((outcome) => outcome[index].placement === 'runs');
      const pending = countNodes((outcome) => outcome[index].fit === 'pending');
      const rollout = rolloutPlan(manifest, {
        desired,
        blocked: countNodes(
          (outcome, ready) => outcome[index].placement === 'runs' && (!ready || outcome[index].fit === 'pending'),
        ),
        noRoomTwice: countNodes((outcome) => outcome[index].fit === 'fits' && !outcome[index].fitsTwice),
        usesHostPorts: demand.ports.length > 0,
        secondsToReady: options.secondsToReady ?? 30,
        wantedSeconds: options.wantedSeconds,
      });
      const groups = groupNodes(
        nodeNames,
        classOf,
        outcomes.map((outcome) => outcome[index]),
      );
      return {
        namespace,
        name,
        desired,
        pending,
        groups,
        rollout,
        cost: daemonSetCost(demand.requests, runsIn(index)),
      };
    });

    const requests = classes.map((nodeClass, i) => {
      const sum = new Map<string, bigint>();
      outcomes[i].forEach(({ placement }, index) => placement === 'runs' && addAmounts(sum, demands[index].requests));
      return { nodeClass, requests: sum };
    });
    const overBudget = budgets.flatMap(({ resource, text, allows, describe }): PlanProblem[] => {
      const sums = requests.map((one) => [one.requests.get(resource) ?? 0n, one.nodeClass.node.allocatable] as const);
      const over = sums.map((sum) => !allows(...sum));
      const where = nodeNames.filter((_, node) => over[classOf[node]]);
      if (where.length === 0) return [];
      const most = sums
        .filter((_, i) => over[i])
        .map((sum) => describe(...sum))
        .reduce((a, b) => (a.size >= b.size ? a : b));
      const share = `${where.length} of ${nodeNames.length} nodes, up to ${most.text}`;
      return [
        {
          kind: 'budget',
          message: `all DaemonSets together request more than ${text} of ${resource} on ${share}`,
          daemonSets: [],
          nodes: where,
        },
      ];
    });
    const notJudged = inventory.findings.flatMap(({ node }) => node ?? []);
    const findings = [...inventory.findings, ...pods.findings].map(({ message, node }) => ({
      kind: 'not-judged',
      message,
      daemonSets: [],
      nodes: node === undefined ? [] : [node],
    }));
    const pools = plannedPools(planned, nodesWhere);
    const exclusive = [
      ...(options.exclusive ?? []),
      ...pools.map((daemon) => daemon.pools.map(({ daemonSet }) => `${daemon.namespace}/${daemonSet}`)),
    ];
    const problems = findProblems({ planned, plans, notJudged, nodesWhere }, options.required ?? [], exclusive);
    return NodePlan._of({
      planned,
      nodeNames,
      outcomes: classOf.map((i) => outcomes[i]),
      classes: classOf.map((i) => classes[i]),
      notJudged,
      daemonSets: plans,
      pools,
      problems: [...findings, ...problems, ...overBudget],
      totals: {
        nodes: nodeNames.length,
        notJudged: notJudged.length,
        desired: plans.reduce((sum, { desired }) => sum + desired, 0),
        pending: plans.reduce((sum, { pending }) => sum + pending, 0),
        ...fleetCost(requests),
      },
    });
  }

  /**
   * What applying new versions of DaemonSets over old ones would do: what the server refuses, which nodes gain or lose a pod, which pods
   * restart and for which fields.
   *
   * @param oldDaemonSets manifests as they are in the cluster
   * @param newDaemonSets manifests as they will be; those of the old ones that are not here are removed
   * @param nodes Nodes, or lists of them, as kubectl prints them with `-o json`
   * @param options what else counts
   */
  public compare(
    oldDaemonSets: any[],
    newDaemonSets: any[],
    nodes: any[],
    options: PlanOptions = {},
  ): DaemonSetChange[] {
    return changesBetween(
      this.plan(oldDaemonSets, nodes, options),
      oldDaemonSets,
      this.plan(newDaemonSets, nodes, options),
      newDaemonSets,
      this.minor,
    );
  }
}

/** Nodes by outcome and reasons, in the order in which these are first met. */
function groupNodes(
  nodeNames: readonly string[],
  classOf: readonly number[],
  outcomes: readonly Outcome[],
): OutcomeGroup[] {
  const groups = new Map<string, OutcomeGroup>();
  const groupOf = outcomes.map(({ placement, fit, reasons }) => {
    const key = `${placement} ${fit} ${reasons.map(({ message }) => message).join('\n')}`;
    const group = groups.get(key) ?? { placement, ...(fit === null ? {} : { fit }), reasons, nodes: [] };
    groups.set(key, group);
    return group;
  });
  nodeNames.forEach((name, i) => groupOf[classOf[i]].nodes.push(name));
  return [...groups.values()];
}
