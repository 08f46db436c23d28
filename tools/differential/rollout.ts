/*
 * States of a rollout: a DaemonSet, nodes, and pods old and new, ready and not, too many and none. Same random numbers, same cases.
 */

type Random = () => number;

export interface RolloutCasePod {
  readonly name: string;
  readonly node: string;
  readonly new: boolean;
  readonly phase: string;
  readonly ageSeconds: number;
  readonly readySeconds?: number;
  readonly terminating: boolean;
  readonly unscheduled: boolean;
}

export interface RolloutCase {
  readonly daemonSet: { readonly spec: { readonly minReadySeconds: number } };
  readonly nodes: { readonly metadata: { readonly name: string } }[];
  readonly pods: RolloutCasePod[];
}

const COUNTS = [0, 1, 2, 3, 100, '0%', '1%', '25%', '50%', '100%'];
const TAINTS = { none: [], keeps: [{ key: 'a', effect: 'NoSchedule' }], excluded: [{ key: 'a', effect: 'NoExecute' }] };

export function rolloutCases(random: Random, count: number): RolloutCase[] {
  const chance = (share: number) => random() < share;
  const pick = <T>(pool: readonly T[]): T => pool[Math.floor(random() * pool.length)];

  return Array.from({ length: count }, () => {
    const surges = chance(0.5);
    // how much of what the controller mends before it goes on with the rollout
    const mess = pick([0, 0, 0, 0.05, 0.3]);
    const rollingUpdate = { maxUnavailable: surges ? 0 : pick(COUNTS), ...(surges ? { maxSurge: pick(COUNTS) } : {}) };
    const nodes = Array.from({ length: 1 + Math.floor(random() * 9) }, (_, i) => ({
      metadata: { name: `node-${i}` },
      spec: { taints: chance(0.8) ? TAINTS.none : chance(0.9) ? TAINTS.keeps : TAINTS.excluded },
    }));
    const names = nodes.map(({ metadata }) => metadata.name);
    // pods of a node that is gone: of a surge the controller ends the pass with an error there
    if (!surges && chance(0.05)) names.push('gone');
    const pods = names.flatMap((node) => {
      let failed = false;
      const wanted = chance(mess) ? pick([0, 2, 3]) : surges && chance(0.3) ? 2 : 1;
      return Array.from({ length: wanted }, (_, i): RolloutCasePod => {
        const unscheduled = chance(0.1);
        // a second failed pod of a node waits for a while
        const fails = !failed && chance(mess / 3);
        failed ||= fails;
        const phase = fails ? 'Failed' : chance(mess / 3) ? 'Succeeded' : unscheduled ? 'Pending' : 'Running';
        return {
          name: `${node}-${'cab'[i]}`,
          node,
          new: wanted === 2 ? i === 0 : chance(0.4),
          phase,
          unscheduled,
          ageSeconds: pick([5, 10, 20]),
          // never the very second of minReadySeconds, of which minors think differently
          ...(phase === 'Running' && chance(0.75) ? { readySeconds: pick([0, 9, 11, 100]) } : {}),
          terminating: chance(mess / 2 + 0.03),
        };
      });
    });
    return {
      daemonSet: {
        metadata: { name: 'agent', namespace: 'agents' },
        spec: {
          selector: { matchLabels: { app: 'agent' } },
          minReadySeconds: pick([0, 0, 10]),
          updateStrategy: chance(0.05) ? { type: 'OnDelete' } : { type: 'RollingUpdate', rollingUpdate },
          template: { metadata: { labels: { app: 'agent' } }, spec: { containers: [] } },
        },
      },
      nodes,
      pods,
    };
  });
}
