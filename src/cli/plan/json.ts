import { PlanReport } from './report';
import { safeJson } from '../one-line';
import { documentJson } from '../validate/json';

/**
 * Every node of every DaemonSet by name. Each DaemonSet is a part of its own, because the whole may be longer than a
 * string can be.
 */
export function* jsonReport({
  plan,
  problems,
  rejected,
  changes,
  platforms: all,
  kubernetesVersion,
}: PlanReport): Generator<string> {
  const { daemonSets, totals } = plan;
  const pools = plan.pools.length > 0 ? plan.pools : undefined;
  yield `{"kubernetesVersion":${JSON.stringify(kubernetesVersion)},"daemonSets":[`;
  for (const i of daemonSets.keys()) yield `${i === 0 ? '' : ','}\n${safeJson(plan._daemonSetJson(i))}`;
  yield '\n]';
  const platforms = all.length > 0 ? all : undefined;
  const rest = { pools, platforms, problems, totals, rejected: rejected.map(documentJson), changes };
  for (const [key, value] of Object.entries(rest)) {
    if (value !== undefined) yield `,\n${safeJson(key)}:${safeJson(value)}`;
  }
  yield '}\n';
}
