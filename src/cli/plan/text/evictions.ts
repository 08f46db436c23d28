import { table } from './table';
import { Paint } from '../../colours';
import { idOf, PlanReport } from '../report';
import { someOf } from '../words';

/** One line for each DaemonSet and group of pods that the scheduler evicts for it, with the nodes. */
export function evictionLines({ plan }: PlanReport, paint: Paint): string[] {
  const rows = plan.daemonSets.flatMap((daemonSet) => {
    const nodesByOwners = new Map<string, string[]>();
    for (const { fit, reasons, nodes } of daemonSet.groups) {
      if (fit !== 'fits' || reasons.length === 0) continue;
      const owners = reasons.flatMap(({ values = [] }) => values).join(', ');
      nodesByOwners.set(owners, [...(nodesByOwners.get(owners) ?? []), ...nodes]);
    }
    return [...nodesByOwners].map(([owners, nodes]) => [
      idOf(daemonSet),
      owners,
      `${nodes.length}: ${someOf(nodes, 2)}`,
    ]);
  });
  if (rows.length === 0) return [];
  return table([{ title: 'DAEMONSET' }, { title: 'EVICTS PODS OF' }, { title: 'NODES' }], rows, paint);
}
