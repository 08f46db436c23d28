import { gridData } from './grid-data';
import { html } from './markup';
import { gridSection, htmlPage } from './page';
import { changeSection, figures, problemSection, section } from './sections';
import { PlanReport } from '../report';
import { htmlTable } from '../tables/column';
import { COST, costGroups } from '../tables/cost';
import { PLATFORMS, platformGroups } from '../tables/platforms';
import { POOLS, poolGroups } from '../tables/pools';
import { ROLLOUT, rolloutGroups } from '../tables/rollout';

export function htmlReport(report: PlanReport): Iterable<string> {
  const { plan, nodes, changes, problems, kubernetesVersion } = report;
  return htmlPage({
    title: 'DaemonSets on nodes',
    heading: `DaemonSets on nodes of Kubernetes ${kubernetesVersion}`,
    figures: figures(plan, problems.length),
    links: [
      ['problems', 'problems'],
      ...(changes ? [['changes', 'changes'] as const] : []),
      ...(plan.pools.length > 0 ? [['pools', 'pools'] as const] : []),
      ...(report.platforms.length > 0 ? [['platforms', 'platforms'] as const] : []),
      ['nodes', 'nodes'],
      ['cost', 'cost'],
      ['rollout', 'rollout'],
    ],
    sections: html`${problemSection(report)}
${changes !== undefined && changeSection(changes)}
${plan.pools.length > 0 && section('pools', 'Pools of one daemon', htmlTable(POOLS, poolGroups(report)))}
${report.platforms.length > 0 && section('platforms', 'Platforms of the nodes', htmlTable(PLATFORMS, platformGroups(report)))}
${gridSection({ runs: 'runs', pending: 'pending', keeps: 'keeps', excluded: 'excluded' })}
${section('cost', 'Cost', htmlTable(COST, costGroups(report)))}
${section('rollout', 'Rollout of an update', htmlTable(ROLLOUT, rolloutGroups(report)))}`,
    grid: gridData(plan, nodes),
  });
}
