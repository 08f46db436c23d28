import { table } from './table';
import { PoolsPlan } from '../../../scheduling/pools-plan';
import { Paint } from '../../colours';
import { oneLine } from '../../one-line';
import { PlanReport } from '../report';
import { counted, someOf } from '../words';

/** The pools of every daemon that has some, and whether each node runs exactly one of them. */
export function poolLines({ plan }: PlanReport, paint: Paint): string[] {
  if (plan.pools.length === 0) return [];
  const rows = plan.pools.flatMap((daemon) =>
    daemon.pools.map(({ pool, nodes }) => [nameOf(daemon), pool, String(nodes.length), someOf(nodes)]),
  );
  const columns = [{ title: 'DAEMON' }, { title: 'POOL' }, { title: 'NODES', right: true }, { title: 'WHICH' }];
  return [
    ...table(columns, rows, paint),
    ...plan.pools.flatMap((daemon) => claimLines(daemon, plan.totals.nodes, paint)),
  ];
}

function claimLines(daemon: PoolsPlan, nodes: number, paint: Paint): string[] {
  const { none, several } = daemon;
  const name = nameOf(daemon);
  if (none.length + several.length === 0) {
    return [oneLine(`  ${name}: each of ${counted(nodes, 'node')} runs exactly one of the pools`)];
  }
  const said = (what: string, list: readonly string[]) =>
    list.length > 0 ? [oneLine(`${name}: ${list.length} of ${counted(nodes, 'node')} ${what}: ${someOf(list)}`)] : [];
  return [
    ...said('run none of the pools', none).map((line) => `  ${line}`),
    ...said('would run more than one of the pools', several).map((line) => `  ${paint('red', line)}`),
  ];
}

function nameOf({ namespace, daemon }: PoolsPlan): string {
  return `${namespace}/${daemon}`;
}
