import { poolSection } from '../../../../src/cli/plan/html/pools';
import { htmlReport } from '../../../../src/cli/plan/html/report';
import { Planner } from '../../../../src/scheduling/planner';

const DAEMON = {
  namespace: 'agents',
  daemon: 'logs',
  pools: [
    { pool: 'gpu', daemonSet: 'logs-gpu', nodes: ['a', 'b'] },
    { pool: '<rest>', daemonSet: 'logs-rest', nodes: [] },
  ],
  none: ['x'],
  several: [],
};

test('every pool has a row with its nodes, and so have the nodes in none or several', () => {
  const { text } = poolSection([DAEMON]);
  expect(text).toContain(
    '<th scope="rowgroup" rowspan="4"><bdi class="name">agents/logs</bdi></th><td><bdi class="name">gpu</bdi></td><td><bdi class="name">logs-gpu</bdi></td>' +
      '<td><details><summary>2 nodes</summary><p class="names"><bdi class="name">a</bdi> <bdi class="name">b</bdi> </p></details></td>',
  );
  expect(text).toContain(
    '<tr><td><bdi class="name">&#60;rest&#62;</bdi></td><td><bdi class="name">logs-rest</bdi></td><td><span class="none">none</span></td></tr>',
  );
  expect(text).toContain('<tr><td>none of them</td><td></td><td><details><summary>1 node</summary>');
  expect(text).toContain('<span class="none">more than one</span></td><td></td><td><span class="none">none</span>');
});

test('nodes in several pools are bad', () => {
  expect(poolSection([{ ...DAEMON, several: ['y'] }]).text).toContain(
    '<span class="bad">more than one</span></td><td></td><td><details><summary>1 node</summary>',
  );
});

test('a plan without pools has no part for them', () => {
  const page = htmlReport({ plan: new Planner().plan([], []), nodes: [], rejected: [] });
  expect(page).not.toContain('id="pools"');
  expect(page).not.toContain('href="#pools"');
});
