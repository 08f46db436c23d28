import { rolloutFacts } from './rollout-text';
import { whyText } from './status-text';
import { idOf } from './words';
import { RolloutAnswer } from '../../cluster/rollout';
import { DaemonSetStatus, isWell, NodeStatus, StatusAnswer } from '../../cluster/status';
import { JsonObject } from '../../model/json-object';
import { objectOf, textMapOf, textOf } from '../../model/untyped';
import { oneLine } from '../one-line';
import { GridData, groupingLabels, State } from '../plan/html/grid-data';
import { html, Markup } from '../plan/html/markup';
import { folded, name } from '../plan/html/names';
import { gridSection, htmlPage } from '../plan/html/page';
import { section } from '../plan/html/sections';
import { Column, htmlTable } from '../plan/tables/column';
import { percentText } from '../plan/words';

/* The answers on one page, which looks and works as that of `plan`. */

const STATUS: readonly Column<DaemonSetStatus>[] = [
  { title: 'DAEMONSET', text: idOf, markup: (one) => name(idOf(one)) },
  ...(
    [
      ['WANTED', 'wanted'],
      ['RUNNING', 'running'],
      ['READY', 'ready'],
      ['UP-TO-DATE', 'upToDate'],
      ['AVAILABLE', 'available'],
    ] as const
  ).map(([title, field]): Column<DaemonSetStatus> => ({ title, text: (one) => String(one[field]), right: true })),
  { title: 'REVISION', text: ({ revision = '' }) => String(revision), right: true },
  {
    title: 'MOST USED OF REQUESTS',
    text: ({ highestUsage }) =>
      Object.entries(highestUsage)
        .map(([resource, { share, node }]) => `${resource} ${percentText(share)} (${node})`)
        .join(', '),
  },
];

export function statusHtml(answer: StatusAnswer, nodes: readonly JsonObject[]): Iterable<string> {
  const { daemonSets, kubernetesVersion, takenAt } = answer;
  const count = (state: NodeStatus['state']) =>
    daemonSets.reduce((sum, one) => sum + one.nodes.filter((node) => node.state === state).length, 0);
  const figures = [
    [daemonSets.length, daemonSets.length === 1 ? 'DaemonSet' : 'DaemonSets', false],
    [nodes.length, nodes.length === 1 ? 'node' : 'nodes', false],
    [count('ready'), 'ready pods', false],
    [count('not-ready'), 'pods not ready', true],
    [count('missing'), 'pods missing', true],
    [count('unwanted'), 'pods where they should not be', true],
  ] as const;
  return htmlPage({
    title: 'DaemonSets of a cluster',
    heading: `DaemonSets of a cluster with Kubernetes ${kubernetesVersion}, ${takenAt}`,
    figures: figuresOf(figures),
    links: [
      ['problems', 'problems'],
      ['nodes', 'nodes'],
      ['daemonsets', 'DaemonSets'],
    ],
    sections: html`${section('problems', 'Not as it should be', problems(daemonSets))}
${gridSection({ runs: 'ready', pending: 'not ready, missing or unwanted', keeps: 'kept', excluded: 'excluded' })}
${section(
  'daemonsets',
  'DaemonSets',
  htmlTable(
    STATUS,
    daemonSets.map((one) => [one]),
  ),
)}`,
    grid: statusGrid(daemonSets, nodes),
  });
}

export function rolloutHtml(answer: RolloutAnswer): Iterable<string> {
  const { title, facts, field } = rolloutFacts(answer);
  const { causes, oldPods, budgetUsedBy, desired, updatedAndAvailable, goesOnWith } = answer;
  const causeOf = ({ kind, message, remedy, nodes }: RolloutAnswer['causes'][number]) =>
    html`<li><span class="kind">${kind}</span> ${message}<p><b>remedy</b>: ${remedy}</p>${
      nodes.length > 0 &&
      html`<ul>${nodes.map((one) => html`<li>${name(one.node)}: ${one.reason}: ${one.message}</li>`)}</ul>`
    }</li>`;
  return htmlPage({
    title: `Rollout of ${idOf(answer)}`,
    heading: title,
    figures: figuresOf([
      [desired, 'nodes', false],
      [updatedAndAvailable, 'updated and available', false],
      [budgetUsedBy.length, `use ${field}`, false],
      [oldPods.length, 'old pods', false],
    ]),
    links: [
      ['progress', 'progress'],
      ['causes', 'causes'],
    ],
    sections: html`${section(
      'progress',
      'Progress',
      html`<p>${answer.message}</p>${facts.map((fact) => html`<p>${fact}</p>`)}
<p>nodes that use ${field}: ${folded(budgetUsedBy, 'node')}</p><p>nodes with an old pod: ${folded(
        oldPods.map(({ node }) => node),
        'node',
      )}</p>`,
    )}
${section(
  'causes',
  'What holds it up',
  causes.length === 0
    ? html`<p class="none">nothing</p>`
    : html`<ul>${causes.map(causeOf)}</ul>${goesOnWith !== undefined && html`<p>With ${field} ${goesOnWith}, the other nodes would go on.</p>`}`,
)}`,
  });
}

function figuresOf(figures: readonly (readonly [value: number, words: string, isBad: boolean])[]): Markup {
  return html`<div class="figures">${figures.map(
    ([value, words, isBad]) =>
      html`<div class="${isBad && value > 0 ? 'figure bad' : 'figure'}"><b>${value}</b> ${words}</div>`,
  )}</div>`;
}

function problems(daemonSets: readonly DaemonSetStatus[]): Markup {
  const rows = daemonSets.flatMap((one) => {
    const groups = new Map<string, string[]>();
    for (const node of one.nodes.filter((each) => !isWell(each))) {
      const text = `${node.state}: ${whyText(node.why)}`;
      groups.set(text, [...(groups.get(text) ?? []), node.node]);
    }
    return [...groups].map(
      ([text, names]) => html`<li><span class="kind">${idOf(one)}</span> ${text}${folded(names, 'node')}</li>`,
    );
  });
  return rows.length === 0 ? html`<p class="none">nothing</p>` : html`<ul>${rows}</ul>`;
}

const STATES: { readonly [state in NodeStatus['state']]: State } = {
  ready: 'runs',
  'not-ready': 'pending',
  missing: 'pending',
  unwanted: 'pending',
  kept: 'keeps',
  excluded: 'excluded',
};

function statusGrid(daemonSets: readonly DaemonSetStatus[], nodes: readonly JsonObject[]): GridData {
  const names = [
    ...new Set([
      ...nodes.map(({ metadata }) => textOf(objectOf(metadata).name)),
      ...daemonSets.flatMap((one) => one.nodes.map(({ node }) => node)),
    ]),
  ];
  const labels = new Map(
    nodes.map(({ metadata }) => [textOf(objectOf(metadata).name), textMapOf(objectOf(metadata).labels)]),
  );
  const outcomes = new Map<string, GridData['outcomes'][number] & { readonly index: number }>();
  const indexOf = ({ state, why }: NodeStatus): number => {
    const reasons = why === undefined ? [] : [oneLine(whyText(why))];
    const key = JSON.stringify([state, reasons]);
    const known = outcomes.get(key) ?? { state: STATES[state], words: state, reasons, index: outcomes.size };
    outcomes.set(key, known);
    return known.index;
  };
  const columns = daemonSets.map((one) => new Map(one.nodes.map((node) => [node.node, indexOf(node)])));
  const nothing = indexOf({ node: '', state: 'excluded', pods: [] });
  const rows = new Map<string, { row: number[]; index: number }>();
  const rowOf = names.map((node) => {
    const row = columns.map((column) => column.get(node) ?? nothing);
    const known = rows.get(row.join()) ?? { row, index: rows.size };
    rows.set(row.join(), known);
    return known.index;
  });
  return {
    daemonSets: daemonSets.map((one) => oneLine(idOf(one))),
    nodes: names.map(oneLine),
    outcomes: [...outcomes.values()].map(({ state, words, reasons }) => ({ state, words, reasons })),
    rows: [...rows.values()].map(({ row }) => row),
    rowOf,
    labels: groupingLabels(names.map((one) => labels.get(one) ?? {})),
  };
}
