import { table } from './table';
import { FleetCost } from '../../../scheduling/plan-results';
import { Paint } from '../../colours';
import { idOf, PlanReport } from '../report';
import { amountForEyes, shareText } from '../words';

const COLUMNS = ['cpu', 'memory'];

/** What each DaemonSet and all together request: of a pod, of the fleet, and as the share of a node with the least, the median, the most. */
export function costLines({ plan: { daemonSets, totals } }: PlanReport, paint: Paint): string[] {
  const rows = daemonSets
    .filter(({ desired }) => desired > 0)
    .map((daemonSet) => costRow(idOf(daemonSet), daemonSet.cost, daemonSet.cost.requests));
  if (rows.length === 0) return [];
  const columns = [
    { title: 'DAEMONSET' },
    ...COLUMNS.flatMap((resource) => [
      { title: `${resource.toUpperCase()} A POD`, right: true },
      { title: 'IN ALL', right: true },
      { title: 'OF A NODE, MIN / MEDIAN / MAX', right: true },
    ]),
    { title: 'OTHER' },
  ];
  return table(columns, [...rows, costRow('all together', totals)], paint);
}

function costRow(
  name: string,
  { total, share }: FleetCost,
  requests?: { readonly [resource: string]: string },
): string[] {
  const cells = (resource: string): string[] => [
    requests === undefined ? '' : amountOr0(resource, requests[resource]),
    amountOr0(resource, total[resource]),
    Object.hasOwn(share, resource) ? shareText(share[resource]) : '',
  ];
  const others = Object.keys(requests ?? total)
    .filter((resource) => !COLUMNS.includes(resource))
    .map((resource) => {
      const [a, all, of] = cells(resource);
      return `${resource} ${requests === undefined ? all : `${a}, ${all} in all`}${of === '' ? '' : ` (${of})`}`;
    });
  return [name, ...COLUMNS.flatMap(cells), others.join('; ')];
}

function amountOr0(resource: string, text: string | undefined): string {
  return text === undefined ? '0' : amountForEyes(resource, text);
}
