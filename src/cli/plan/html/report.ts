import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { gridData } from './grid-data';
import { html, jsonMarkup, Markup } from './markup';
import { poolSection } from './pools';
import { changeSection, costSection, figures, problemSection, rolloutSection } from './sections';
import { DaemonSetChange } from '../../../scheduling/daemon-set-change';
import { NodePlan } from '../../../scheduling/node-plan';
import { PlanProblem } from '../../../scheduling/plan-results';

export interface Report {
  readonly plan: NodePlan;
  /** The inventory that was planned on, for the labels of the nodes. */
  readonly nodes: readonly unknown[];
  /** Against older manifests, where there are any. */
  readonly changes?: readonly DaemonSetChange[];
  /** Those of the plan, and what else is wrong. */
  readonly problems?: readonly PlanProblem[];
  /** A line for each thing that keeps a DaemonSet out of the plan. */
  readonly rejected: readonly string[];
}

const ASSETS = join(__dirname, '../../../../assets/plan-report');
const SCRIPTS = ['rows.js', 'details.js', 'grid.js', 'filters.js'];

/** One page that needs nothing else: no network, no other file, and no script runs in it but ours. */
export function htmlReport({ plan, nodes, changes, rejected, problems = plan.problems }: Report): string {
  const style = asset('report.css');
  const script = `(() => {\n'use strict';\n${SCRIPTS.map(asset).join('\n')}})();\n`;
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const links = [
    ['problems', 'problems'],
    ...(changes ? [['changes', 'change']] : []),
    ...(plan.pools.length > 0 ? [['pools', 'pools']] : []),
    ['nodes', 'nodes'],
    ['cost', 'cost'],
    ['rollout', 'rollout'],
  ];
  return html`<!DOCTYPE html>
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
<header><h1>DaemonSets on nodes</h1>${figures(plan, problems.length)}
<nav>${links.map(([id, words]) => html`<a href="#${id}">${words}</a>`)}</nav></header>
<main>
${problemSection(problems, rejected)}
${changes !== undefined && changeSection(changes)}
${plan.pools.length > 0 && poolSection(plan.pools)}
${new Markup(asset('grid.html'))}
${costSection(plan)}
${rolloutSection(plan)}
</main>
<script type="application/json" id="plan">${jsonMarkup(gridData(plan, nodes))}</script>
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
}

function asset(name: string): string {
  return readFileSync(join(ASSETS, name), 'utf8');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
