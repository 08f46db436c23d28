import { PlanReport } from '../../../../src/cli/plan/report';
import { poolLines } from '../../../../src/cli/plan/text/pools';
import { PoolsPlan } from '../../../../src/scheduling/pools-plan';

const DAEMON: PoolsPlan = {
  namespace: 'agents',
  daemon: 'logs',
  pools: [
    { pool: 'gpu', daemonSet: 'logs-gpu', nodes: ['a', 'b', 'c', 'd', 'e'] },
    { pool: 'rest', daemonSet: 'logs-rest', nodes: ['f'] },
  ],
  none: [],
  several: [],
};

const linesOf = (...pools: PoolsPlan[]) =>
  poolLines({ plan: { pools, totals: { nodes: 6 } } } as unknown as PlanReport, (colour, text) =>
    colour === 'red' ? `!${text}!` : text,
  );

test('a daemon is shown with its pools, and that no node is in two or none', () => {
  expect(linesOf(DAEMON)).toEqual([
    '  DAEMON       POOL  NODES  WHICH',
    '  agents/logs  gpu       5  a, b, c and 2 more',
    '  agents/logs  rest      1  f',
    '  agents/logs: each of 6 nodes runs exactly one of the pools',
  ]);
});

test('nodes in none or several are named, the latter in red', () => {
  expect(linesOf({ ...DAEMON, none: ['x', 'y'], several: ['z'] }).slice(3)).toEqual([
    '  agents/logs: 2 of 6 nodes run none of the pools: x, y',
    '  !agents/logs: 1 of 6 nodes would run more than one of the pools: z!',
  ]);
});

test('without pools there is nothing to show', () => {
  expect(linesOf()).toEqual([]);
});
