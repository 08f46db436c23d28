import { Fleet } from './fleet';
import { Outcome } from './outcomes';
import { PlannedDaemonSet } from './planned-daemon-set';
import { PoolsPlan } from './pools-plan';
import { objectOf, textMapOf } from '../model/untyped';

/** The label that all DaemonSets of a daemon share. */
export const DAEMON_LABEL = 'cdk8s-daemonsets/daemon';
/** The label with the name of the pool. */
export const POOL_LABEL = 'cdk8s-daemonsets/pool';

/** A DaemonSet with the labels of a pool. */
interface Member {
  readonly daemon: string;
  readonly pool: string;
  readonly daemonSet: PlannedDaemonSet;
}

function membersByDaemon(planned: readonly PlannedDaemonSet[]): Member[][] {
  const daemons = new Map<string, Member[]>();
  for (const daemonSet of planned) {
    const { [DAEMON_LABEL]: daemon, [POOL_LABEL]: pool } = textMapOf(
      objectOf(objectOf(daemonSet.manifest).metadata).labels,
    );
    if (daemon === undefined || pool === undefined) continue;
    const key = `${daemonSet.namespace}/${daemon}`;
    const members = daemons.get(key);
    if (members === undefined) daemons.set(key, [{ daemon, pool, daemonSet }]);
    else members.push({ daemon, pool, daemonSet });
  }
  return [...daemons.values()];
}

/** The nodes of every pool, for every daemon that has pools. */
export function poolsPlans(fleet: Fleet): PoolsPlan[] {
  const runs = ({ daemonSet: { index } }: Member, outcomes: readonly Outcome[]) => outcomes[index].placement === 'runs';
  return membersByDaemon(fleet.planned).map((members): PoolsPlan => {
    const [{ daemon, daemonSet }] = members;
    const running = (outcomes: readonly Outcome[]) => members.filter((member) => runs(member, outcomes)).length;
    return {
      namespace: daemonSet.namespace,
      daemon,
      pools: members.map((member) => ({
        pool: member.pool,
        daemonSet: member.daemonSet.name,
        nodes: fleet.nodesWhere((outcomes) => runs(member, outcomes)),
      })),
      none: fleet.nodesWhere((outcomes) => running(outcomes) === 0),
      several: fleet.nodesWhere((outcomes) => running(outcomes) > 1),
    };
  });
}
