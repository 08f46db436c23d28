import { Column, Group } from './column';
import { folded, name } from '../html/names';
import { RefusedDaemonSet } from '../platform-nodes';
import { PlanReport } from '../report';
import { someOf } from '../words';

interface PlatformRow {
  readonly platform: string;
  readonly nodes: readonly string[];
  /** Absent for the nodes of the platform as a whole. */
  readonly refused?: RefusedDaemonSet;
}

export const PLATFORMS: readonly Column<PlatformRow>[] = [
  { title: 'PLATFORM', text: ({ platform }) => platform, markup: ({ platform }) => name(platform) },
  {
    title: 'NODES',
    text: ({ nodes }) => `${nodes.length}: ${someOf(nodes)}`,
    markup: ({ nodes }) => folded(nodes, 'node'),
  },
  { title: 'REFUSED', text: ({ refused }) => refused?.daemonSet ?? '' },
  { title: 'RULES', text: ({ refused }) => someOf(refused?.rules ?? []) },
  {
    title: 'WHAT CAN PERMIT IT',
    text: ({ refused }) => (refused === undefined ? '' : (refused.permittedBy ?? 'nothing')),
  },
];

/** The nodes of each platform, then what the platform refuses on them. */
export function platformGroups({ platforms }: Pick<PlanReport, 'platforms'>): Group<PlatformRow>[] {
  return platforms.map(({ platform, nodes, refused }) => [
    { platform, nodes },
    ...refused.map((one) => ({ platform, nodes: one.nodes, refused: one })),
  ]);
}
