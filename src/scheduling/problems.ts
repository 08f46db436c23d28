import { Fleet } from './fleet';
import { DaemonSetPlan, PlanProblem } from './plan-results';
import { PlannedDaemonSet } from './planned-daemon-set';
import { countByReason } from './reason-label';
import { portsConflict, portText } from '../stored/host-ports';
import { takesPodsOf } from '../stored/pod-selection';

/** The facts that problems are found in. */
export interface PlannedFleet {
  readonly fleet: Fleet;
  readonly plans: readonly DaemonSetPlan[];
  /** The nodes that could not be judged. No DaemonSet covers them. */
  readonly notJudged: readonly string[];
}

type Pair = (a: PlannedDaemonSet, b: PlannedDaemonSet, fleet: Fleet) => PlanProblem | undefined;

const nodeCount = (count: number): string => (count === 1 ? '1 node' : `${count} nodes`);

/** The problems of one DaemonSet. */
const SINGLES: readonly ((one: PlannedDaemonSet, plan: DaemonSetPlan, fleet: Fleet) => PlanProblem | undefined)[] = [
  ({ id }, { desired }) =>
    desired > 0
      ? undefined
      : { kind: 'matches-no-node', message: `${id} matches no node`, daemonSets: [id], nodes: [] },
  ({ id, index }, { pending, desired, groups }, fleet) => {
    if (pending === 0) return undefined;
    const why = countByReason(groups.filter(({ fit }) => fit === 'pending')).map(({ label, nodes }) =>
      nodes === pending ? label : `${label} on ${nodes}`,
    );
    const message = `${id}: ${pending} of ${desired} pods would stay pending (${why.join(', ')})`;
    return {
      kind: 'pending',
      message,
      daemonSets: [id],
      nodes: fleet.nodesWhere((outcomes) => outcomes[index].fit === 'pending'),
    };
  },
  ({ id }, { rollout: { stalls, waves, message, blockedBy } }) =>
    stalls.length === 0 || waves !== undefined
      ? undefined
      : { kind: 'rollout', message: `${id}: ${message}: ${stalls.join('; ')}`, daemonSets: [id], nodes: blockedBy },
];

/** The problems of a pair of DaemonSets. */
const PAIRS: readonly Pair[] = [
  (a, b) =>
    a.id !== b.id
      ? undefined
      : { kind: 'duplicate', message: `${a.id} is in the plan more than once`, daemonSets: [a.id], nodes: [] },
  (a, b, fleet) => {
    const port = a.demand.ports.find((one) => b.demand.ports.some((other) => portsConflict(one, other)));
    if (port === undefined) return undefined;
    const nodes = fleet.nodesWhere(
      (outcomes) => outcomes[a.index].placement === 'runs' && outcomes[b.index].placement === 'runs',
    );
    if (nodes.length === 0) return undefined;
    const message = `${a.id} and ${b.id} both use host port ${portText(port)} on ${nodeCount(nodes.length)}`;
    return { kind: 'host-ports', message, daemonSets: [a.id, b.id], nodes };
  },
  (a, b) => {
    if (a.namespace !== b.namespace || a.id === b.id || !(selects(a, b) || selects(b, a))) return undefined;
    const [one, other] = selects(a, b) ? [a, b] : [b, a];
    return {
      kind: 'selectors',
      message: `the selector of ${one.id} also matches pods of ${other.id}`,
      daemonSets: [a.id, b.id],
      nodes: [],
    };
  },
];

export function findProblems(
  { fleet, plans, notJudged }: PlannedFleet,
  required: readonly string[],
  exclusive: readonly (readonly string[])[],
): PlanProblem[] {
  const { planned } = fleet;
  const found = [
    ...planned.flatMap((one, i) => SINGLES.map((check) => check(one, plans[i], fleet))),
    ...planned.flatMap((a, i) => planned.slice(i + 1).flatMap((b) => PAIRS.map((check) => check(a, b, fleet)))),
    ...exclusive.flatMap((names) => findOverlap(fleet, names)),
    ...required.flatMap((name) => findUncovered(fleet, notJudged, name)),
  ];
  return found.filter((problem) => problem !== undefined);
}

function selects(a: PlannedDaemonSet, b: PlannedDaemonSet): boolean {
  return takesPodsOf(a.selection, b.selection);
}

function findOverlap(fleet: Fleet, names: readonly string[]): PlanProblem[] {
  const unknown = names.filter((name) => !fleet.planned.some((one) => one.isCalled(name)));
  const problems = unknown.map(
    (name): PlanProblem => ({
      kind: 'exclusive',
      message: `no DaemonSet is named ${name}, but it is listed as exclusive`,
      daemonSets: [],
      nodes: [],
    }),
  );
  const variants = fleet.planned.filter((one) => names.some((name) => one.isCalled(name)));
  const nodes = fleet.nodesWhere(
    (outcomes) => variants.filter(({ index }) => outcomes[index].placement === 'runs').length > 1,
  );
  if (nodes.length === 0) return problems;
  const ids = variants.map(({ id }) => id);
  const message = `${nodeCount(nodes.length)} would run more than one of the exclusive DaemonSets ${ids.join(', ')}`;
  return [...problems, { kind: 'exclusive', message, daemonSets: ids, nodes }];
}

function findUncovered(fleet: Fleet, notJudged: readonly string[], name: string): PlanProblem[] {
  const candidates = fleet.planned.filter((one) => one.isCalled(name));
  const nodes = [
    ...fleet.nodesWhere((outcomes) => !candidates.some(({ index }) => outcomes[index].covered)),
    ...notJudged,
  ];
  if (nodes.length === 0 && candidates.length > 0) return [];
  const message =
    candidates.length === 0
      ? `no DaemonSet is named ${name}, but it is required on every node`
      : `${name} is required but missing on ${nodeCount(nodes.length)}`;
  return [{ kind: 'uncovered', message, daemonSets: candidates.map(({ id }) => id), nodes }];
}
