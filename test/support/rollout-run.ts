import { DaemonSetPlan } from '../../src/scheduling/plan-results';
import { Planner } from '../../src/scheduling/planner';
import { RolloutRunCase } from '../../tools/differential/rollout-run';

/** How an update went: how often the controller waited, and the nodes with an old pod at the end. */
export interface RolloutRun {
  readonly waves: number;
  readonly left: readonly string[];
}

/** One pod takes one slot. */
const SLOT = 'example.com/slot';

/** The plan of the update, made of Nodes and Pods as kubectl prints them. */
export function planOfRun({ daemonSet, nodes, pods, room }: RolloutRunCase): {
  plan: DaemonSetPlan;
  /** Ready nodes that should run a pod: an update that ends replaces the pods of all of them. */
  able: string[];
} {
  const { metadata, spec } = daemonSet as { metadata: { name: string; namespace: string }; spec: any };
  const container = { name: 'agent', image: 'i', resources: { limits: { [SLOT]: '1' } } };
  const manifest = {
    metadata,
    spec: { ...spec, template: { ...spec.template, spec: { ...spec.template.spec, containers: [container] } } },
  };
  const inventory = nodes.map((node) => ({
    kind: 'Node',
    ...node,
    status: {
      ...(node.status as object),
      allocatable: { pods: '110', [SLOT]: String(room[node.metadata.name] ?? 10) },
    },
  }));
  const existing = pods.map((pod) => ({
    kind: 'Pod',
    metadata: {
      name: pod.name,
      namespace: metadata.namespace,
      ownerReferences: [{ kind: 'DaemonSet', name: metadata.name, controller: true }],
      ...(pod.terminating ? { deletionTimestamp: '2026-01-02T03:04:05Z' } : {}),
    },
    spec: { ...(pod.unscheduled ? {} : { nodeName: pod.node }), containers: [container] },
    status: {
      phase: pod.phase,
      conditions: [{ type: 'Ready', status: pod.readySeconds === undefined ? 'False' : 'True' }],
    },
  }));
  const all = new Planner().plan([manifest], inventory, { pods: existing });
  const isReady = new Map(nodes.map(({ metadata: { name }, status }) => [name, (status as any).conditions[0].status]));
  const able = all
    .outcomesOf(metadata.name)
    .filter(({ node, placement }) => placement === 'runs' && isReady.get(node) === 'True')
    .map(({ node }) => node);
  return { plan: all.daemonSets[0], able };
}

/** What of the run is not as the plan says; undefined if nothing is. */
export function contradictionOf(one: RolloutRunCase, { waves, left }: RolloutRun): string | undefined {
  const { plan, able } = planOfRun(one);
  const { rollout } = plan;
  const stalled = left.some((node) => able.includes(node));
  if (rollout.strategy === 'OnDelete') return undefined;
  if (rollout.message === 'the update never finishes') return stalled ? undefined : `ends, not ${rollout.message}`;
  if (rollout.message === 'the update may never finish') return undefined;
  if (stalled) return `stalls, not ${rollout.message}`;
  const exact = !rollout.message.startsWith('at most');
  return waves === rollout.waves || (!exact && waves < (rollout.waves ?? 0))
    ? undefined
    : `${waves} waves, not ${rollout.message}`;
}
