import { htmlReport } from '../../../../src/cli/plan/html/report';
import { htmlTable, textTable } from '../../../../src/cli/plan/tables/column';
import { poolGroups, POOLS } from '../../../../src/cli/plan/tables/pools';
import { NodePlan } from '../../../../src/scheduling/node-plan';
import { Planner } from '../../../../src/scheduling/planner';
import { PoolsPlan } from '../../../../src/scheduling/pools-plan';
import { reportOf } from '../html/fleet';

const DAEMON: PoolsPlan = {
  namespace: 'agents',
  daemon: 'logs',
  pools: [
    { pool: 'gpu', daemonSet: 'logs-gpu', nodes: ['a', 'b', 'c', 'd', 'e'] },
    { pool: '<rest>', daemonSet: 'logs-rest', nodes: [] },
  ],
  none: ['x'],
  several: [],
};
const groups = (...pools: PoolsPlan[]) => poolGroups({ plan: { pools } as NodePlan });

test('text: every pool has a row with its nodes, and so have the nodes in none or several', () => {
  expect(textTable(POOLS, groups(DAEMON), (_, text) => text)).toEqual([
    '  DAEMON       POOL                  DAEMONSET  NODES',
    '  agents/logs  gpu                   logs-gpu   5: a, b, c and 2 more',
    '               <rest>                logs-rest  0',
    '               (no pool)                        1: x',
    '               (more than one pool)             0',
  ]);
  expect(textTable(POOLS, groups(), (_, text) => text)).toEqual([]);
});

test('page: the same rows, the nodes folded, nodes in several pools marked as bad', () => {
  const { text } = htmlTable(POOLS, groups({ ...DAEMON, several: ['y'] }));
  expect(text).toContain(
    '<th scope="rowgroup" rowspan="4"><bdi class="name">agents/logs</bdi></th><td><bdi class="name">gpu</bdi></td><td><bdi class="name">logs-gpu</bdi></td>' +
      '<td><details><summary>5 nodes</summary><p class="names"><bdi class="name">a</bdi> ',
  );
  expect(text).toContain(
    '<tr><td><bdi class="name">&#60;rest&#62;</bdi></td><td><bdi class="name">logs-rest</bdi></td><td><span class="none">none</span></td></tr>',
  );
  expect(text).toContain(
    '<tr><td><span class="none">no pool</span></td><td></td><td><details><summary>1 node</summary>',
  );
  expect(text).toContain(
    '<tr><td><span class="bad">more than one pool</span></td><td></td><td><details><summary>1 node</summary>',
  );
});

test('a plan without pools has no part for them', () => {
  const [page] = htmlReport(reportOf(new Planner().plan([], []), []));
  expect(page).not.toContain('id="pools"');
  expect(page).not.toContain('href="#pools"');
});
