import { each, html, Markup } from './markup';
import { folded, name } from './names';
import { DaemonSetChange, FieldDifference } from '../../../scheduling/daemon-set-change';
import { NodePlan } from '../../../scheduling/node-plan';
import { findingLine } from '../../validate/text';
import { PlanReport } from '../report';
import { headOf } from '../tables/column';

export function section(id: string, title: string, content: Markup | readonly Markup[]): Markup {
  return html`<section id="${id}"><h2>${title}</h2>${content}</section>`;
}

export function figures({ daemonSets, totals }: NodePlan, problems: number): Markup {
  const figure = (value: number, words: string, isBad = false) =>
    html`<div class="${isBad ? 'figure bad' : 'figure'}"><b>${value}</b> ${words}</div>`;
  return html`<div class="figures">${[
    figure(daemonSets.length, daemonSets.length === 1 ? 'DaemonSet' : 'DaemonSets'),
    figure(totals.nodes, totals.nodes === 1 ? 'node' : 'nodes'),
    figure(totals.desired, 'desired pods'),
    figure(totals.pending, 'pending pods', totals.pending > 0),
    figure(totals.notJudged, 'nodes not judged', totals.notJudged > 0),
    figure(problems, problems === 1 ? 'problem' : 'problems', problems > 0),
  ]}</div>`;
}

export function problemSection({ problems, rejected }: PlanReport): Markup {
  const rows = each(
    problems,
    ({ kind, message, nodes }) =>
      html`<li><span class="kind">${kind}</span> ${message}${nodes.length > 0 && folded(nodes, 'node')}</li>`,
  );
  const refused = rejected
    .flatMap(({ source, findings }) => findings.map((finding) => findingLine(source, finding, (_, text) => text)))
    .map((line) => html`<li><span class="kind">rejected</span> <code>${line}</code></li>`);
  return section(
    'problems',
    'Problems',
    problems.length + refused.length === 0 ? html`<p class="none">none</p>` : html`<ul>${refused}${rows}</ul>`,
  );
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
  return section('changes', 'Changes', [
    html`${each(
      changes.filter((change) => !isQuiet(change)),
      changeArticle,
    )}`,
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
    'fields that restart pods',
    change.templateDifferences,
  )}${differences('fields that restart no pods', change.otherDifferences)}</article>`;
}

function differences(caption: string, fields: readonly FieldDifference[]): Markup | false {
  return (
    fields.length > 0 &&
    html`<table><caption>${caption}</caption>${headOf(['FIELD', 'BEFORE', 'AFTER'])}<tbody>${fields.map(
      ({ field, before, after }) =>
        html`<tr><th scope="row"><code>${field}</code></th><td><code>${before}</code></td><td><code>${after}</code></td></tr>`,
    )}</tbody></table>`
  );
}
