import { Column, Group } from './column';
import { ownValue } from '../../../model/own-value';
import { FleetCost, ShareStats } from '../../../scheduling/plan-results';
import { html, Markup } from '../html/markup';
import { name } from '../html/names';
import { idOf, PlanReport } from '../report';
import { readableAmount, shareText } from '../words';

/** The requests of a DaemonSet, or of all DaemonSets, for one resource. */
interface CostRow {
  readonly daemonSet: string;
  readonly resource: string;
  /** Absent for all DaemonSets together. */
  readonly perPod?: string;
  readonly total: string;
  /** Absent if no node has the resource. */
  readonly perNode?: ShareStats;
  /** The largest share in the table, to which the bars are scaled. */
  readonly scale: number;
}

export const COST: readonly Column<CostRow>[] = [
  { title: 'DAEMONSET', text: ({ daemonSet }) => daemonSet, markup: ({ daemonSet }) => name(daemonSet) },
  { title: 'RESOURCE', text: ({ resource }) => resource, markup: ({ resource }) => name(resource) },
  { title: 'PER POD', text: ({ perPod = '' }) => perPod, right: true },
  { title: 'TOTAL', text: ({ total }) => total, right: true },
  {
    title: 'PER NODE (MIN/MED/MAX)',
    text: ({ perNode }) => (perNode === undefined ? '' : shareText(perNode)),
    markup: ({ perNode, scale }) => (perNode === undefined ? html`` : bar(perNode, scale)),
    right: true,
  },
];

/** The DaemonSets that run on any node, followed by all DaemonSets together. */
export function costGroups({ plan: { daemonSets, totals } }: PlanReport): Group<CostRow>[] {
  const running = daemonSets.filter(({ desired }) => desired > 0);
  if (running.length === 0) return [];
  const shares = [totals, ...running.map(({ cost }) => cost)].flatMap(({ share }) => Object.values(share));
  const scale = shares.reduce((most, { max }) => Math.max(most, max), 0.01);
  const group = (
    daemonSet: string,
    { total, share }: FleetCost,
    requests: { readonly [resource: string]: string } = {},
  ): CostRow[] =>
    inOrder(Object.keys(total)).map((resource) => ({
      daemonSet,
      resource,
      ...(Object.hasOwn(requests, resource) && { perPod: readableAmount(resource, requests[resource]) }),
      total: readableAmount(resource, ownValue(total, resource)!),
      ...(Object.hasOwn(share, resource) && { perNode: share[resource] }),
      scale,
    }));
  return [
    ...running.map((daemonSet) => group(idOf(daemonSet), daemonSet.cost, daemonSet.cost.requests)),
    group('all', totals),
  ];
}

const FIRST = ['cpu', 'memory'];

function inOrder(resources: readonly string[]): string[] {
  const others = resources.filter((resource) => !FIRST.includes(resource));
  return [...FIRST.filter((resource) => resources.includes(resource)), ...others];
}

/** A bar from the smallest to the largest share, with a mark at the median. */
function bar({ min, median, max }: ShareStats, scale: number): Markup {
  const at = (share: number) => `${((share / scale) * 100).toFixed(2)}%`;
  const words = shareText({ min, median, max });
  return html`<span class="bar" role="img" aria-label="${words}"><svg width="100%" height="10" aria-hidden="true"><rect class="track" width="100%" height="10"/><rect class="filled" width="${at(
    max,
  )}" height="10"/><rect class="least" width="${at(min)}" height="10"/><rect class="middle" x="${at(median)}" width="2" height="10"/></svg></span> <span class="number">${words}</span>`;
}
