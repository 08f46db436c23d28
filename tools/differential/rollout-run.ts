import { RolloutCasePod } from './rollout';

/*
 * Updates of a DaemonSet where nodes are not ready, tainted, full or out of service, and pods are not ready, being deleted or
 * missing. Same random numbers, same cases.
 */

type Random = () => number;

export interface RolloutRunCase {
  readonly daemonSet: object;
  readonly nodes: readonly { readonly metadata: { readonly name: string }; readonly [field: string]: unknown }[];
  readonly pods: readonly RolloutCasePod[];
  /** By name of the node: for how many pods of the DaemonSet there is room; for all where it is not named. */
  readonly room: { readonly [node: string]: number };
}

/** What the node lifecycle controller makes of a node that says nothing any more, or says that it is not ready. */
const UNREADY = [
  { key: 'node.kubernetes.io/unreachable', status: 'Unknown' },
  { key: 'node.kubernetes.io/not-ready', status: 'False' },
];
const TAINTS = [
  { key: 'dedicated', effect: 'NoSchedule' },
  { key: 'dedicated', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/disk-pressure', effect: 'NoSchedule' },
];
const TOLERATIONS = [
  [],
  [],
  [{ operator: 'Exists' }],
  [{ operator: 'Exists', effect: 'NoSchedule' }],
  [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }],
];
const COUNTS = [1, 1, 2, 3, 4, '10%', '25%', '50%', '100%'];

export function rolloutRunCases(random: Random, count: number): RolloutRunCase[] {
  const chance = (share: number) => random() < share;
  const pick = <T>(pool: readonly T[]): T => pool[Math.floor(random() * pool.length)];
  return Array.from({ length: count }, () => {
    const surges = chance(0.4);
    const rollingUpdate = surges ? { maxUnavailable: 0, maxSurge: pick(COUNTS) } : { maxUnavailable: pick(COUNTS) };
    const [unready, sick, full] = [pick([0, 0.1, 0.3]), pick([0, 0.2]), pick([0, 0, 0.15])];
    const room: { [node: string]: number } = {};
    const pods: RolloutCasePod[] = [];
    const nodes = Array.from({ length: 1 + Math.floor(random() * 12) }, (_, i) => {
      const name = `node-${i}`;
      const { key, status } = chance(unready) ? pick(UNREADY) : { key: '', status: 'True' };
      const taints = [
        ...(key === '' ? [] : ['NoSchedule', 'NoExecute'].map((effect) => ({ key, effect }))),
        ...(chance(0.15) ? [pick(TAINTS)] : []),
      ];
      if (chance(full)) room[name] = pick([0, 1]);
      const terminating = chance(0.04);
      // of a DaemonSet without any pod, the plan assumes that each node has one
      if (i === 0 || !chance(0.1)) {
        // the node lifecycle controller marks pods of unreachable nodes as not ready, and leaves those of others alone
        const isReady = room[name] !== 0 && status !== 'Unknown' && !chance(sick);
        const unscheduled = room[name] === 0;
        pods.push({
          name: `${name}-old`,
          node: name,
          new: false,
          phase: unscheduled ? 'Pending' : 'Running',
          ageSeconds: 100,
          terminating: terminating && !unscheduled,
          unscheduled,
          ...(isReady ? { readySeconds: 100 } : {}),
        });
      }
      return { metadata: { name }, spec: { taints }, status: { conditions: [{ type: 'Ready', status }] } };
    });
    return {
      daemonSet: {
        metadata: { name: 'agent', namespace: 'agents' },
        spec: {
          selector: { matchLabels: { app: 'agent' } },
          minReadySeconds: pick([0, 0, 10]),
          updateStrategy: chance(0.03) ? { type: 'OnDelete' } : { type: 'RollingUpdate', rollingUpdate },
          template: {
            metadata: { labels: { app: 'agent' } },
            spec: { tolerations: pick(TOLERATIONS), containers: [] },
          },
        },
      },
      nodes,
      pods,
      room,
    };
  });
}
