import { Fleet } from './fleet';
import { pairProblems } from './pair-problems';
import { DaemonSetPlan, PlanProblem } from './plan-results';
import { PlannedDaemonSet } from './planned-daemon-set';
import { countByReason } from './reason-label';
import { nodeCount, someOf } from './words';

/** The facts that problems are found in. */
export interface PlannedFleet {
  readonly fleet: Fleet;
  readonly plans: readonly DaemonSetPlan[];
  /** The nodes that could not be judged. No DaemonSet covers them. */
  readonly notJudged: readonly string[];
}

/** The problems of one DaemonSet. */
const SINGLES: readonly ((one: PlannedDaemonSet, plan: DaemonSetPlan, fleet: Fleet) => PlanProblem | undefined)[] = [
  ({ id }, { desired }) =>
    desired > 0
      ? undefined
      : { kind: 'matches-no-node', message: `${id} matches no node`, daemonSets: [id], nodes: [] },
  ({ id, index }, { pending, desired, groups }, fleet) => {
    if (pending === 0) return undefined;
    const waiting = groups.filter(({ fit }) => fit === 'pending');
    const why = countByReason(waiting).map(({ label, nodes }) => (nodes === pending ? label : `${label} on ${nodes}`));
    const message = `${id}: ${pending} of ${desired} pods would stay pending (${why.join(', ')})`;
    return {
      kind: 'pending',
      message,
      daemonSets: [id],
      nodes:
        waiting.length === 1 ? waiting[0].nodes : fleet.nodesWhere((outcomes) => outcomes[index].fit === 'pending'),
    };
  },
  ({ id }, { rollout: { stalls, waves, message, blockedBy } }) =>
    stalls.length === 0 || waves !== undefined
      ? undefined
      : { kind: 'rollout', message: `${id}: ${message}: ${stalls.join('; ')}`, daemonSets: [id], nodes: blockedBy },
];

export function findProblems(
  { fleet, plans, notJudged }: PlannedFleet,
  required: readonly string[],
  exclusive: readonly (readonly string[])[],
): PlanProblem[] {
  const { planned } = fleet;
  const found = [
    ...planned.flatMap((one, i) => SINGLES.map((check) => check(one, plans[i], fleet))),
    ...pairProblems(fleet),
    ...exclusive.flatMap((names) => findOverlap(fleet, names)),
    ...required.flatMap((name) => findUncovered(fleet, notJudged, name)),
  ];
  return found.filter((problem) => problem !== undefined);
}

function findOverlap(fleet: Fleet, names: readonly string[]): PlanProblem[] {
  const unknown = names.filter((name) => fleet.called(name).length === 0);
  const problems = unknown.map(
    (name): PlanProblem => ({
      kind: 'exclusive',
      message: `no DaemonSet is named ${name}, but it is listed as exclusive`,
      daemonSets: [],
      nodes: [],
    }),
  );
  const variants = [...new Set(names.flatMap((name) => fleet.called(name)))].sort((a, b) => a.index - b.index);
  const nodes = fleet.nodesWhere(
    (outcomes) => variants.filter(({ index }) => outcomes[index].placement === 'runs').length > 1,
  );
  if (nodes.length === 0) return problems;
  const ids = variants.map(({ id }) => id);
  const message = `${nodeCount(nodes.length)} would run more than one of the exclusive DaemonSets ${someOf(ids)}`;
  return [...problems, { kind: 'exclusive', message, daemonSets: ids, nodes }];
}

function findUncovered(fleet: Fleet, notJudged: readonly string[], name: string): PlanProblem[] {
  const candidates = fleet.called(name);
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
