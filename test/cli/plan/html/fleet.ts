import { PlanReport } from '../../../../src/cli/plan/report';
import { NodePlan } from '../../../../src/scheduling/node-plan';
import { Planner } from '../../../../src/scheduling/planner';

const EVIL = '</script><script>globalThis.stolen=1</script>"\'><img src=x onerror=globalThis.stolen=1>';

export interface Fleet {
  readonly nodes: object[];
  readonly daemonSets: object[];
}

/** Nodes of three pools, one of them tainted, and DaemonSets of every outcome; their names are as wicked as a file can make them. */
export function fleet({ nodes, daemonSets }: { nodes: number; daemonSets: number }): Fleet {
  return {
    nodes: Array.from({ length: nodes }, (_, i) => ({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name: i === 0 ? `node-0${EVIL}` : `node-${i}`,
        labels: {
          pool: ['general', 'gpu', 'storage'][i % 3],
          'kubernetes.io/hostname': `node-${i}`,
          constructor: i === 1 ? EVIL : 'x',
        },
      },
      spec: i % 3 === 1 ? { taints: [{ key: 'gpu', value: 'true', effect: 'NoSchedule' }] } : {},
      status: {
        allocatable: { cpu: '4', memory: '8Gi', pods: '110' },
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    })),
    daemonSets: Array.from({ length: daemonSets }, (_, i) => ({
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: i === 1 ? `big${EVIL}` : `agent-${i}`, namespace: 'agents' },
      spec: {
        selector: { matchLabels: { app: `${i}` } },
        template: {
          metadata: { labels: { app: `${i}` } },
          spec: {
            ...(i % 5 === 2 && { nodeSelector: { pool: 'storage' } }),
            containers: [{ name: 'a', image: 'b', resources: { requests: { cpu: i === 1 ? '8' : '10m' } } }],
          },
        },
      },
    })),
  };
}

export function planOf({ nodes, daemonSets }: Fleet) {
  return new Planner({ kubernetesVersion: '1.36' }).plan(daemonSets, nodes);
}

/** What the page shows of a plan. */
export const reportOf = (plan: NodePlan, nodes: readonly unknown[], more: Partial<PlanReport> = {}): PlanReport => ({
  plan,
  nodes,
  problems: plan.problems,
  rejected: [],
  platforms: [],
  otherKinds: 0,
  kubernetesVersion: '1.36',
  secondsToReady: 30,
  ...more,
});
