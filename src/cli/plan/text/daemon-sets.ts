import { Column, table } from './table';
import { DaemonSetPlan, OutcomeGroup } from '../../../scheduling/plan-results';
import { countByReason, reasonLabel } from '../../../scheduling/reason-label';
import { Paint } from '../../colours';
import { idOf, PlanReport } from '../report';
import { counted, someOf } from '../words';

const COLUMNS: readonly Column[] = [
  { title: 'DAEMONSET' },
  { title: 'DESIRED', right: true },
  { title: 'PENDING', right: true, colour: 'yellow' },
  { title: 'EXCLUDED', right: true },
  { title: 'REASON' },
];
const MOST_REASONS = 3;

const isPending = ({ fit }: OutcomeGroup): boolean => fit === 'pending';
const hasNoPod = ({ placement }: OutcomeGroup): boolean => placement !== 'runs';

/** One line for each DaemonSet: the number of nodes that should run it, and the excluded nodes by reason. */
export function daemonSetLines({ plan }: PlanReport, paint: Paint): string[] {
  if (plan.daemonSets.length === 0) return [];
  return table(
    COLUMNS,
    plan.daemonSets.map((daemonSet) => {
      const { desired, pending, groups } = daemonSet;
      const excluded = plan.totals.nodes - desired;
      const kept = plan.coveredBy(idOf(daemonSet)).length - (desired - pending);
      const parts = [
        ...(pending > 0 ? [`pending: ${reasonCounts(groups.filter(isPending))}`] : []),
        ...(excluded > 0 ? [`excluded: ${reasonCounts(groups.filter(hasNoPod))}`] : []),
        ...(kept > 0 ? [`${kept} of the excluded ${kept === 1 ? 'keeps its' : 'keep their'} pod`] : []),
      ];
      return [idOf(daemonSet), String(desired), String(pending), String(excluded), parts.join('; ')];
    }),
    paint,
  );
}

function reasonCounts(groups: readonly OutcomeGroup[]): string {
  const counts = countByReason(groups);
  const shown = counts.slice(0, counts.length > MOST_REASONS + 1 ? MOST_REASONS : undefined);
  const rest = counts.slice(shown.length).reduce((sum, { nodes }) => sum + nodes, 0);
  return [
    ...shown.map(({ label, nodes }) => `${label} (${nodes})`),
    ...(rest > 0 ? [`${counts.length - shown.length} other reasons (${rest})`] : []),
  ].join(', ');
}

const MOST_LINES = 15;

/** One line for each reason: the nodes, and the DaemonSets that they do not run. */
export function reasonLines({ plan }: PlanReport, paint: Paint): string[] {
  const reasons = new Map<string, { readonly nodes: Set<string>; readonly daemonSets: Set<string>; pairs: number }>();
  const take = (daemonSet: DaemonSetPlan, { reasons: [...list], nodes }: OutcomeGroup) => {
    const label = reasonLabel(list);
    const known = reasons.get(label) ?? { nodes: new Set(), daemonSets: new Set(), pairs: 0 };
    reasons.set(label, known);
    nodes.forEach((node) => known.nodes.add(node));
    known.daemonSets.add(idOf(daemonSet));
    known.pairs += nodes.length;
  };
  for (const daemonSet of plan.daemonSets) {
    daemonSet.groups.filter((group) => hasNoPod(group) || isPending(group)).forEach((group) => take(daemonSet, group));
  }
  if (reasons.size === 0) return [];
  const sorted = [...reasons].sort(([, a], [, b]) => b.pairs - a.pairs);
  const rows = sorted
    .slice(0, MOST_LINES)
    .map(([label, { nodes, daemonSets }]) => [
      label,
      `${nodes.size}: ${someOf([...nodes], 2)}`,
      `${daemonSets.size}: ${someOf([...daemonSets], 2)}`,
    ]);
  const lines = table([{ title: 'REASON' }, { title: 'NODES' }, { title: 'DAEMONSETS' }], rows, paint);
  return sorted.length > MOST_LINES ? [...lines, `  and ${counted(sorted.length - MOST_LINES, 'more reason')}`] : lines;
}
