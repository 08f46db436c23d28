import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { gridData } from './grid-data';
import { html, jsonMarkup, Markup } from './markup';
import { changeSection, figures, problemSection, section } from './sections';
import { PlanReport } from '../report';
import { htmlTable } from '../tables/column';
import { COST, costGroups } from '../tables/cost';
import { POOLS, poolGroups } from '../tables/pools';
import { ROLLOUT, rolloutGroups } from '../tables/rollout';

const ASSETS = join(__dirname, '../../../../assets/plan-report');
const SCRIPTS = ['rows.js', 'details.js', 'grid.js', 'filters.js'];

/** A self-contained page: it loads nothing from the network or from other files, and only its own script can run. */
export function htmlReport(report: PlanReport): string[] {
  const { plan, nodes, changes, problems, kubernetesVersion } = report;
  const style = asset('report.css');
  const script = `(() => {\n'use strict';\n${SCRIPTS.map(asset).join('\n')}})();\n`;
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const links = [
    ['problems', 'problems'],
    ...(changes ? [['changes', 'changes']] : []),
    ...(plan.pools.length > 0 ? [['pools', 'pools']] : []),
    ['nodes', 'nodes'],
    ['cost', 'cost'],
    ['rollout', 'rollout'],
  ];
  const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>DaemonSets on nodes</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header><h1>DaemonSets on nodes of Kubernetes ${kubernetesVersion}</h1>${figures(plan, problems.length)}
<nav>${links.map(([id, words]) => html`<a href="#${id}">${words}</a>`)}</nav></header>
<main>
${problemSection(report)}
${changes !== undefined && changeSection(changes)}
${plan.pools.length > 0 && section('pools', 'Pools of one daemon', htmlTable(POOLS, poolGroups(report)))}
${new Markup(asset('grid.html'))}
${section('cost', 'Cost', htmlTable(COST, costGroups(report)))}
${section('rollout', 'Rollout of an update', htmlTable(ROLLOUT, rolloutGroups(report)))}
</main>
<script type="application/json" id="plan">${jsonMarkup(gridData(plan, nodes))}</script>
<script>${new Markup(script)}</script>
</body>
</html>
`;
  return [page.text];
}

function asset(name: string): string {
  return readFileSync(join(ASSETS, name), 'utf8');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
