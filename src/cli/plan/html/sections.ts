import { html, Markup } from './markup';
import { DaemonSetChange, FieldDifference } from '../../../scheduling/daemon-set-change';
import { NodePlan } from '../../../scheduling/node-plan';
import { FleetCost, PlanProblem, ShareStats } from '../../../scheduling/plan-results';
import { RolloutPlan } from '../../../scheduling/rollout-plan';
import { durationText } from '../duration';
import { amountForEyes, counted, shareText } from '../words';

export const name = (text: string) => html`<bdi class="name">${text}</bdi>`;

/** Names that can be unfolded: there may be thousands. */
export function folded(names: readonly string[], noun: string): Markup {
  return names.length === 0
    ? html`<span class="none">none</span>`
    : html`<details><summary>${counted(names.length, noun)}</summary><p class="names">${names.map((each) => html`${name(each)} `)}</p></details>`;
}

export function section(id: string, title: string, content: Markup | readonly Markup[]): Markup {
  return html`<section id="${id}"><h2>${title}</h2>${content}</section>`;
}

export function figures({ daemonSets, totals }: NodePlan, problems: number): Markup {
  const figure = (value: number, words: string, isBad = false) =>
    html`<div class="${isBad ? 'figure bad' : 'figure'}"><b>${value}</b> ${words}</div>`;
  return html`<div class="figures">${[
    figure(daemonSets.length, daemonSets.length === 1 ? 'DaemonSet' : 'DaemonSets'),
    figure(totals.nodes, totals.nodes === 1 ? 'node' : 'nodes'),
    figure(totals.desired, 'pods wanted'),
    figure(totals.pending, 'of them pending', totals.pending > 0),
    figure(totals.notJudged, 'nodes not judged', totals.notJudged > 0),
    figure(problems, problems === 1 ? 'problem' : 'problems', problems > 0),
  ]}</div>`;
}

export function problemSection(problems: readonly PlanProblem[], rejected: readonly string[]): Markup {
  const rows = problems.map(
    ({ kind, message, nodes }) =>
      html`<li><span class="kind">${kind}</span> ${message}${nodes.length > 0 && folded(nodes, 'node')}</li>`,
  );
  const refused = rejected.map((line) => html`<li><span class="kind">rejected</span> <code>${line}</code></li>`);
  return section(
    'problems',
    'Problems',
    rows.length + refused.length === 0 ? html`<p class="none">none</p>` : html`<ul>${refused}${rows}</ul>`,
  );
}

export const headOf = (columns: readonly string[]) =>
  html`<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>`;

const shown = (resource: string, amount: string | undefined) => amount !== undefined && amountForEyes(resource, amount);

const AMOUNT_COLUMNS = ['DaemonSet', 'resource', 'a pod', 'all pods', 'share of a node: least, middle, most'];

export function costSection({ daemonSets, totals }: NodePlan): Markup {
  const shares = [totals, ...daemonSets.map(({ cost }) => cost)].flatMap(({ share }) => Object.values(share));
  const largest = Math.max(0.01, ...shares.map(({ max }) => max));
  const rows = (title: Markup, { total, share }: FleetCost, requests: { readonly [resource: string]: string } = {}) =>
    Object.keys(total).map(
      (resource, i, { length }) =>
        html`<tr>${i === 0 && html`<th scope="rowgroup" rowspan="${length}">${title}</th>`}<td>${name(
          resource,
        )}</td><td class="number">${shown(resource, requests[resource])}</td><td class="number">${shown(resource, total[resource])}</td><td class="measure">${
          Object.hasOwn(share, resource) && bar(share[resource], largest)
        }</td></tr>`,
    );
  const groups = [
    rows(html`all together`, totals),
    ...daemonSets.map((plan) => rows(name(`${plan.namespace}/${plan.name}`), plan.cost, plan.cost.requests)),
  ];
  return section(
    'cost',
    'Cost',
    html`<table>${headOf(AMOUNT_COLUMNS)}${groups.map((group) => html`<tbody>${group}</tbody>`)}</table>`,
  );
}

/** From the least to the most, with a mark in the middle. */
function bar({ min, median, max }: ShareStats, largest: number): Markup {
  const at = (share: number) => `${((share / largest) * 100).toFixed(2)}%`;
  const words = shareText({ min, median, max });
  return html`<span class="bar" role="img" aria-label="${words}"><svg width="100%" height="10" aria-hidden="true"><rect class="track" width="100%" height="10"/><rect class="filled" width="${at(
    max,
  )}" height="10"/><rect class="least" width="${at(min)}" height="10"/><rect class="middle" x="${at(median)}" width="2" height="10"/></svg></span> <span class="number">${words}</span>`;
}

const ROLLOUT_COLUMNS = ['DaemonSet', 'strategy', 'pods', 'time at least', 'how an update goes'];
const MOST_MARKS = 60;

export function rolloutSection({ daemonSets }: NodePlan): Markup {
  const longest = Math.max(1, ...daemonSets.map(({ rollout }) => rollout.seconds ?? 0));
  const rows = daemonSets.map(
    ({ namespace, name: own, rollout }) =>
      html`<tr><th scope="row">${name(`${namespace}/${own}`)}</th><td>${
        rollout.strategy
      }</td><td class="number">${rollout.pods}</td><td class="measure">${timeline(rollout, longest)}</td><td>${rollout.message}${rollout.stalls.map(
        (stall) => html`<p class="bad">${stall}</p>`,
      )}${
        rollout.recommended !== undefined && html`<p>${`${rollout.recommended} at once would be quick enough`}</p>`
      }</td></tr>`,
  );
  return section(
    'rollout',
    'Rollout of an update',
    html`<table>${headOf(ROLLOUT_COLUMNS)}<tbody>${rows}</tbody></table>`,
  );
}

/** One mark for each wave, as long as there are not too many. */
function timeline({ seconds, waves = 0 }: RolloutPlan, longest: number): Markup {
  if (seconds === undefined) return html`<span class="none">no end</span>`;
  const length = (seconds / longest) * 100;
  const marks =
    waves > 1 && waves <= MOST_MARKS ? Array.from({ length: waves - 1 }, (_, i) => ((i + 1) / waves) * length) : [];
  return html`<span class="bar"><svg width="100%" height="10" aria-hidden="true"><rect class="track" width="100%" height="10"/><rect class="filled" width="${length.toFixed(
    2,
  )}%" height="10"/>${marks.map((x) => html`<rect class="wave" x="${x.toFixed(2)}%" width="1" height="10"/>`)}</svg></span> <span class="number">${durationText(seconds)}</span>`;
}

const MOVES = [
  ['gains', 'gain a pod'],
  ['losses', 'lose their pod'],
  ['restarts', 'restart'],
  ['untouched', 'stay as they are'],
] as const;

export function changeSection(changes: readonly DaemonSetChange[]): Markup {
  const isQuiet = ({ kind, gains, losses }: DaemonSetChange) =>
    kind === 'unchanged' && gains.length + losses.length === 0;
  const quiet = changes.filter(isQuiet).map((change) => `${change.namespace}/${change.name}`);
  return section('changes', 'What the change does', [
    ...changes.filter((change) => !isQuiet(change)).map(changeArticle),
    html`<p>${'unchanged: '}${folded(quiet, 'DaemonSet')}</p>`,
  ]);
}

function changeArticle(change: DaemonSetChange): Markup {
  const moves = MOVES.filter(([key]) => change[key].length > 0).map(
    ([key, words]) => html`<li>${folded(change[key], 'node')} ${words}</li>`,
  );
  return html`<article><h3>${name(`${change.namespace}/${change.name}`)} <span class="kind">${change.kind}</span></h3>${change.refused.map(
    (why) => html`<p class="bad">${`refused: ${why}`}</p>`,
  )}${moves.length > 0 && html`<ul class="moves">${moves}</ul>`}${differences(
    'for these fields pods restart',
    change.templateDifferences,
  )}${differences('for these fields no pod restarts', change.otherDifferences)}</article>`;
}

function differences(caption: string, fields: readonly FieldDifference[]): Markup | false {
  return (
    fields.length > 0 &&
    html`<table><caption>${caption}</caption>${headOf(['field', 'before', 'after'])}<tbody>${fields.map(
      ({ field, before, after }) =>
        html`<tr><th scope="row"><code>${field}</code></th><td><code>${before}</code></td><td><code>${after}</code></td></tr>`,
    )}</tbody></table>`
  );
}
