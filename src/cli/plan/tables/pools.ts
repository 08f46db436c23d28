import { Column, Group } from './column';
import { html } from '../html/markup';
import { folded, name } from '../html/names';
import { PlanReport } from '../report';
import { someOf } from '../words';

interface PoolRow {
  readonly daemon: string;
  /** Absent for the nodes in no pool or in several pools, which `what` describes. */
  readonly pool?: string;
  readonly daemonSet?: string;
  readonly what?: string;
  readonly isBad?: boolean;
  readonly nodes: readonly string[];
}

export const POOLS: readonly Column<PoolRow>[] = [
  { title: 'DAEMON', text: ({ daemon }) => daemon, markup: ({ daemon }) => name(daemon) },
  {
    title: 'POOL',
    text: ({ pool, what = '' }) => pool ?? `(${what})`,
    markup: ({ pool, what = '', isBad }) =>
      pool === undefined ? html`<span class="${isBad ? 'bad' : 'none'}">${what}</span>` : name(pool),
  },
  {
    title: 'DAEMONSET',
    text: ({ daemonSet = '' }) => daemonSet,
    markup: ({ daemonSet }) => (daemonSet === undefined ? html`` : name(daemonSet)),
  },
  {
    title: 'NODES',
    text: ({ nodes }) => (nodes.length === 0 ? '0' : `${nodes.length}: ${someOf(nodes)}`),
    markup: ({ nodes }) => folded(nodes, 'node'),
  },
];

/** The pools of every daemon. The last rows of a daemon have the nodes that run no pool or more than one pool. */
export function poolGroups({ plan: { pools } }: Pick<PlanReport, 'plan'>): Group<PoolRow>[] {
  return pools.map(({ namespace, daemon: own, pools: list, none, several }) => {
    const daemon = `${namespace}/${own}`;
    return [
      ...list.map(({ pool, daemonSet, nodes }) => ({ daemon, pool, daemonSet, nodes })),
      { daemon, what: 'no pool', nodes: none },
      { daemon, what: 'more than one pool', nodes: several, isBad: several.length > 0 },
    ];
  });
}
