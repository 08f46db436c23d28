import { html, Markup } from './markup';
import { folded, headOf, name, section } from './sections';
import { PoolsPlan } from '../../../scheduling/pools-plan';

const COLUMNS = ['daemon', 'pool', 'DaemonSet', 'nodes'];

/** The pools of every daemon that has some; the last rows of each are the nodes that run none of them, or more than one. */
export function poolSection(daemons: readonly PoolsPlan[]): Markup {
  const groups = daemons.map(({ namespace, daemon, pools, none, several }) => {
    const rows: [what: Markup, daemonSet: Markup, nodes: readonly string[]][] = [
      ...pools.map(({ pool, daemonSet, nodes }): [Markup, Markup, readonly string[]] => [
        name(pool),
        name(daemonSet),
        nodes,
      ]),
      [html`none of them`, html``, none],
      [html`<span class="${several.length > 0 ? 'bad' : 'none'}">more than one</span>`, html``, several],
    ];
    return html`<tbody>${rows.map(
      ([what, daemonSet, nodes], i) =>
        html`<tr>${
          i === 0 && html`<th scope="rowgroup" rowspan="${rows.length}">${name(`${namespace}/${daemon}`)}</th>`
        }<td>${what}</td><td>${daemonSet}</td><td>${folded(nodes, 'node')}</td></tr>`,
    )}</tbody>`;
  });
  return section('pools', 'Pools of one daemon', html`<table>${headOf(COLUMNS)}${groups}</table>`);
}
