import { PlanReport } from './report';
import { safeJson } from '../one-line';
import { documentJson } from '../validate/json';

/**
 * Every node of every DaemonSet by name. Each DaemonSet is a part of its own, because the whole may be longer than a
 * string can be.
 */
export function* jsonReport({ plan, problems, rejected, changes, kubernetesVersion }: PlanReport): Generator<string> {
  const { daemonSets, pools, totals } = plan.toJson();
  yield `{"kubernetesVersion":${JSON.stringify(kubernetesVersion)},"daemonSets":[`;
  for (const [i, daemonSet] of daemonSets.entries()) yield `${i === 0 ? '' : ','}\n${safeJson(daemonSet)}`;
  yield '\n]';
  const rest = { pools, problems, totals, rejected: rejected.map(documentJson), changes };
  for (const [key, value] of Object.entries(rest)) {
    if (value !== undefined) yield `,\n${safeJson(key)}:${safeJson(value)}`;
  }
  yield '}\n';
}
