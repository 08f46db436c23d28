import { check } from './check-line';
import { DaemonSetManifest, nodes, NodeManifest, PRIORITIES, priorityClasses } from './fleet';
import { placementQuestions, RecordedPlacement, refusalsOf } from './questions';
import { DaemonSetReport, PodReport, Session } from './session';
import { NodePlan } from '../../src/scheduling/node-plan';
import { NodeOutcome } from '../../src/scheduling/plan-results';
import { Planner } from '../../src/scheduling/planner';

/*
 * What the plan says of every DaemonSet and node, and what becomes of them in a cluster.
 */

const planner = new Planner({ kubernetesVersion: '1.36' });

/** Gives back what became of them before the nodes changed. */
export async function comparePlacement(session: Session, seed: number): Promise<RecordedPlacement> {
  const { random, inventory, candidates } = placementQuestions(seed);
  await session.applyAll([...priorityClasses, ...inventory]);

  const accepted: DaemonSetManifest[] = [];
  const refused: { [name: string]: string[] } = {};
  const verdicts: string[] = [];
  for (const one of candidates) {
    const { accepted: isAccepted, causes = [] } = await session.apply(one);
    const theirs = causes.map(({ reason, field }) => `${reason} ${field}`).sort();
    const ours = refusalsOf(one);
    if (String(ours) !== String(theirs)) verdicts.push(`${one.metadata.name}: ${ours} is ${theirs} to the server`);
    if (!isAccepted) {
      refused[one.metadata.name] = theirs;
      continue;
    }
    accepted.push(one);
    // one after the other, so that it is no matter of chance who gets the last room of a node
    await session.settle();
  }
  check(`${candidates.length} DaemonSets sent, ${accepted.length} accepted, as the validator says`, verdicts);

  const before = await session.settle();
  const plan = planner.plan(accepted, [await session.list('nodes')], { priorityClasses: PRIORITIES });
  const pairs = accepted.flatMap((one) => pairsOf(one, plan, before));
  check(
    `${pairs.length} pairs of DaemonSet and node: ${count(pairs)}`,
    pairs.flatMap(({ real, outcome, name }) => {
      const expected =
        outcome.placement !== 'runs' ? 'none' : outcome.fit === 'fits' ? 'runs' : `pending: ${reasonsOf(outcome)}`;
      const found =
        real === undefined ? 'none' : real.state === 'pending' ? `pending: ${saidBy(real.message ?? '')}` : 'runs';
      return found === expected ? [] : [`${name} on ${outcome.node}: ${found}, the plan says ${expected}`];
    }),
  );
  check(
    'desiredNumberScheduled',
    plan.daemonSets.flatMap(({ name, desired }) => {
      const real = reportOf(before, name).desired;
      return real === desired ? [] : [`${name}: ${real}, the plan says ${desired}`];
    }),
  );
  await compareAfterChange(session, random, accepted, inventory, before);
  const letters = (name: string): string => {
    const states = new Map(reportOf(before, name).pods.map(({ node, state }) => [node, state]));
    return inventory
      .map(
        ({ metadata }) =>
          ({ ready: 'r', bound: 'r', ending: 'x', pending: 'p', none: 'x' })[states.get(metadata.name) ?? 'none'],
      )
      .join('');
  };
  return {
    seed,
    refused,
    answers: Object.fromEntries(accepted.map(({ metadata: { name } }) => [name, letters(name)])),
  };
}

/** Taints come and go, labels change and nodes are added under running pods. */
async function compareAfterChange(
  session: Session,
  random: () => number,
  accepted: DaemonSetManifest[],
  inventory: readonly NodeManifest[],
  before: readonly DaemonSetReport[],
): Promise<void> {
  const pods = await session.list('pods');
  const changed = nodes(random, 0, inventory.length, 0).flatMap((other, i) => {
    const { metadata, spec } = inventory[i];
    if (random() < 0.75) return [];
    const taints =
      random() < 0.5
        ? [...spec.taints, { key: 'maintenance', effect: random() < 0.5 ? 'NoSchedule' : 'NoExecute' }]
        : other.spec.taints;
    const labels = { ...metadata.labels, ...(random() < 0.5 ? other.metadata.labels : {}) };
    return [{ ...inventory[i], metadata: { ...metadata, labels }, spec: { taints } }];
  });
  const added = nodes(random, inventory.length, 8, 0);
  await session.applyAll([...changed, ...added]);
  const after = await session.settle();
  const plan = planner.plan(accepted, [await session.list('nodes')], { priorityClasses: PRIORITIES, pods: [pods] });
  const pairs = accepted.flatMap((one) => pairsOf(one, plan, after));
  const had = new Set(before.flatMap(({ name, pods: list }) => list.map(({ node }) => `${name} ${node}`)));
  check(
    `${pairs.length} pairs after ${changed.length} nodes have changed and ${added.length} have come: ${count(pairs)}`,
    pairs.flatMap(({ real, outcome, name }) => {
      const expected =
        outcome.placement === 'runs' || (outcome.placement === 'keeps' && had.has(`${name} ${outcome.node}`));
      return expected === (real !== undefined)
        ? []
        : [`${name} on ${outcome.node}: ${real?.state ?? 'none'}, the plan says ${outcome.placement}`];
    }),
  );
}

interface Pair {
  readonly name: string;
  readonly outcome: NodeOutcome;
  readonly real?: PodReport;
}

function pairsOf(
  { metadata: { name } }: DaemonSetManifest,
  plan: NodePlan,
  reports: readonly DaemonSetReport[],
): Pair[] {
  const pods = new Map(reportOf(reports, name).pods.map((pod) => [pod.node, pod]));
  return plan.outcomesOf(name).map((outcome) => {
    const pod = pods.get(outcome.node);
    // where no kubelet is, a deleted pod never ends; the controller makes no other as long as it is there
    return { name, outcome, real: pod?.state === 'ending' && outcome.placement !== 'runs' ? undefined : pod };
  });
}

function reportOf(reports: readonly DaemonSetReport[], name: string): DaemonSetReport {
  return reports.find((report) => report.name === name)!;
}

function count(pairs: readonly Pair[]): string {
  const counts = new Map<string, number>();
  for (const {
    outcome: { placement, fit },
  } of pairs) {
    const key = fit ?? placement;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, number]) => `${key} ${number}`)
    .sort()
    .join(', ');
}

/** The scheduler ends with the first of its plugins that objects, and that of host ports comes first. */
function reasonsOf({ reasons }: NodeOutcome): string {
  const resources = reasons
    .filter(({ kind }) => kind === 'resource')
    .map(({ key }) => key)
    .sort()
    .join(' ');
  return reasons.some(({ kind }) => kind === 'hostPort') ? 'hostPort' : resources;
}

function saidBy(message: string): string {
  const [said] = message.split(' preemption: ');
  if (said.includes('free ports')) return 'hostPort';
  const resources = [...said.matchAll(/1 Insufficient ([\w./-]+\w)/g)].map(([, resource]) => resource);
  return [...resources, ...(said.includes('1 Too many pods') ? ['pods'] : [])].sort().join(' ');
}
