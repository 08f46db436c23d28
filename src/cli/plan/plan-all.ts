import { idOfManifest, Manifests, sortManifests } from './manifests';
import { platformProblems, platformsOf } from './platforms';
import { Documents } from './read-all';
import { idOf, PlanReport, ReportProblem } from './report';
import { Settings } from './settings';
import { isDaemonSet } from '../../model/daemon-set-kind';
import { objectOf, podSpecOf, textOf } from '../../model/untyped';
import { changesBetween } from '../../scheduling/change';
import { DaemonSetChange } from '../../scheduling/daemon-set-change';
import { NodePlan } from '../../scheduling/node-plan';
import { PlanOptions } from '../../scheduling/plan-options';
import { Planner } from '../../scheduling/planner';
import { UserError } from '../io';
import { sentence } from '../validate/judged';

/** The report on a plan, and notes about assumptions. */
export function planAll(
  { nodes, pods, olds, manifests }: Documents,
  { minor, options }: Settings,
): { report: PlanReport; notes: string[] } {
  const planner = new Planner({ kubernetesVersion: `1.${minor}` });
  const oldDaemonSets = new Map((olds ?? []).filter(isDaemonSet).map((manifest) => [idOfManifest(manifest), manifest]));
  const sorted = sortManifests(manifests, minor, oldDaemonSets);
  const { priorityClasses, neverPreempting } = sorted;
  const all = { ...options, pods: [...pods], priorityClasses, neverPreempting: [...neverPreempting] };
  const plan = planner.plan([...sorted.daemonSets], [...nodes], all);
  const changes =
    olds === undefined ? undefined : changesOf(planner, minor, plan, [...oldDaemonSets.values()], sorted, nodes, all);
  const planned = new Set(plan.daemonSets.map(idOf));
  const refusals = (changes ?? [])
    .filter((change) => planned.has(idOf(change)))
    .flatMap((change) =>
      change.refused.map(
        (why): ReportProblem => ({
          kind: 'refused',
          message: `${idOf(change)}: ${why}`,
          daemonSets: [idOf(change)],
          nodes: [],
        }),
      ),
    );
  const { otherKinds, rejected, problems } = sorted;
  checkBudget(options, nodes, plan);
  const platforms = platformsOf(plan, nodes, manifests);
  const report = {
    plan,
    problems: [...plan.problems, ...problems, ...refusals, ...platformProblems(platforms)],
    platforms,
    rejected,
    changes,
    otherKinds,
    nodes,
    kubernetesVersion: `1.${minor}`,
    secondsToReady: options.secondsToReady,
    wantedSeconds: options.wantedSeconds,
  };
  return { report, notes: notesOn(sorted) };
}

/** The changes. A DaemonSet whose new version is rejected does not change. */
function changesOf(
  planner: Planner,
  minor: number,
  plan: NodePlan,
  olds: unknown[],
  { daemonSets, rejected }: Manifests,
  nodes: readonly unknown[],
  options: PlanOptions,
): DaemonSetChange[] {
  const refusals = new Map(
    rejected.map(({ namespace, name = '', findings }) => [`${namespace || 'default'}/${name}`, findings]),
  );
  const kept = olds.filter((old) => refusals.has(idOfManifest(old)));
  const fresh = [...daemonSets, ...kept];
  const before = planner.plan(olds, [...nodes], options);
  const changes = changesBetween(
    before,
    olds,
    kept.length === 0 ? plan : planner.plan(fresh, [...nodes], options),
    fresh,
    minor,
  );
  return changes.map((change) => {
    const findings = refusals.get(idOf(change));
    return findings === undefined
      ? change
      : { ...change, kind: 'changed', refused: findings.map((finding) => `${finding.field}: ${sentence(finding)}`) };
  });
}

/** Rejects a budget for an unknown resource, which is probably a typing error. */
function checkBudget({ budget = {} }: PlanOptions, nodes: readonly unknown[], { totals: { total } }: NodePlan): void {
  const known = new Set([
    ...Object.keys(total),
    ...nodes.flatMap((node) => Object.keys(objectOf(objectOf(objectOf(node).status).allocatable))),
  ]);
  const unknown = Object.keys(budget).find((resource) => !known.has(resource));
  if (unknown !== undefined) {
    throw new UserError(
      `--budget names ${unknown}, which no node has and no DaemonSet requests; known resources: ${[...known].join(', ') || 'none'}`,
    );
  }
}

function notesOn({ daemonSets, priorityClasses, fromCluster }: Manifests): string[] {
  const unknown = new Set(
    daemonSets.flatMap((manifest) => {
      const { priority, priorityClassName } = podSpecOf(manifest);
      const name = textOf(priorityClassName);
      return typeof priority === 'number' ||
        name.startsWith('system-') ||
        Object.hasOwn(priorityClasses, name) ||
        name === ''
        ? []
        : [name];
    }),
  );
  return [
    ...fromCluster.map(
      (source) =>
        `${source} is as kubectl get prints it; what only the server writes (resourceVersion, status) is left aside`,
    ),
    ...[...unknown].map(
      (name) => `priority class ${name} is not among the manifests; its pods are planned with priority 0`,
    ),
  ];
}
