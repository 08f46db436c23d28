import { affinity, container, daemonSet, DaemonSetManifest, expressions, nodes } from './fleet';
import { check, DaemonSetReport, ObservedRollout, Session } from './session';
import { Planner } from '../../src/scheduling/planner';
import { RolloutPlan } from '../../src/scheduling/rollout-plan';
import { seeded } from '../../test/support/seeded';

/*
 * How the plan says that updates go, and how they do.
 */

const planner = new Planner({ kubernetesVersion: '1.36' });
const NODES = 200;
const TOLERATE = [{ operator: 'Exists' }];

const on = (from: number, count: number) => {
  const values = Array.from({ length: count }, (_, i) => `node-${from + i}`);
  return { affinity: affinity(expressions({ key: 'kubernetes.io/hostname', operator: 'In', values })) };
};
const rolling = (rollingUpdate: object, more: object = {}) => ({ updateStrategy: { type: 'RollingUpdate', rollingUpdate }, ...more });

const ONE_SLOT = { ...container(), resources: { limits: { 'example.com/slot': '1' } } };

// node-0 to node-3 are not ready
const SICK = 4;
const AGENTS: readonly DaemonSetManifest[] = [
  daemonSet('defaults', { ...on(10, 9) }),
  daemonSet('one-at-a-time', { ...on(20, 12), tolerations: TOLERATE }, rolling({ maxUnavailable: 1 })),
  daemonSet('tenth', { ...on(SICK, 150), tolerations: TOLERATE }, rolling({ maxUnavailable: '10%' })),
  daemonSet('third', { ...on(SICK, NODES - SICK), tolerations: TOLERATE }, rolling({ maxUnavailable: '30%' })),
  daemonSet('all-at-once', { ...on(SICK, NODES - SICK), tolerations: TOLERATE }, rolling({ maxUnavailable: '100%' })),
  daemonSet('rounded-up', { ...on(30, 7), tolerations: TOLERATE }, rolling({ maxUnavailable: '15%' })),
  daemonSet('more-than-there-are', { ...on(30, 7), tolerations: TOLERATE }, rolling({ maxUnavailable: 40 })),
  daemonSet('not-in-a-hurry', { ...on(40, 6), tolerations: TOLERATE }, rolling({ maxUnavailable: 2 }, { minReadySeconds: 2 })),
  daemonSet('by-hand', { ...on(50, 20), tolerations: TOLERATE }, { updateStrategy: { type: 'OnDelete' } }),
  daemonSet('surge-one', { ...on(70, 5), tolerations: TOLERATE }, rolling({ maxSurge: 1, maxUnavailable: 0 })),
  daemonSet('surge-quarter', { ...on(SICK, 100), tolerations: TOLERATE }, rolling({ maxSurge: '25%', maxUnavailable: 0 })),
  daemonSet('surge-all', { ...on(80, 30), tolerations: TOLERATE }, rolling({ maxSurge: '100%', maxUnavailable: 0 }, { minReadySeconds: 1 })),
  daemonSet('surge-host-port', { ...on(80, 12), tolerations: TOLERATE, containers: [container({}, [{ containerPort: 80, hostPort: 8080 }])] }, rolling({ maxSurge: 3, maxUnavailable: 0 })),
  daemonSet('surge-without-room', { ...on(SICK, 60), tolerations: TOLERATE, containers: [ONE_SLOT] }, rolling({ maxSurge: '50%', maxUnavailable: 0 })),
  daemonSet('host-port', { ...on(90, 12), tolerations: TOLERATE, containers: [container({}, [{ containerPort: 80, hostPort: 8081 }])] }, rolling({ maxUnavailable: 5 })),
  daemonSet('some-sick', { ...on(2, 12), tolerations: TOLERATE }, rolling({ maxUnavailable: 3 })),
  daemonSet('too-many-sick', { ...on(0, 10), tolerations: TOLERATE }, rolling({ maxUnavailable: 3 })),
  daemonSet('as-many-as-are-sick', { ...on(0, 10), tolerations: TOLERATE }, rolling({ maxUnavailable: '40%' })),
  daemonSet('some-pending', { ...on(100, 40), tolerations: TOLERATE, containers: [ONE_SLOT] }, rolling({ maxUnavailable: '80%' })),
  daemonSet('surge-some-sick', { ...on(1, 12), tolerations: TOLERATE }, rolling({ maxSurge: 4, maxUnavailable: 0 })),
];

/** Half of the nodes have one slot, the others have two, or from node-100 on none. */
function inventory() {
  return nodes(seeded(7), 0, NODES, 0).map((node, i) => {
    const slots = i % 2 === 0 ? '1' : i < 100 ? '2' : '0';
    const allocatable = { 'cpu': '16', 'memory': '32Gi', 'pods': '110', 'example.com/slot': slots };
    return { ...node, spec: { taints: [] }, status: { allocatable, capacity: allocatable, conditions: [{ type: 'Ready', status: i < SICK ? 'False' : 'True' }] } };
  });
}

const withImage = (one: DaemonSetManifest, image: string): DaemonSetManifest => {
  const { containers, ...podSpec } = one.spec.template.spec as { containers: object[] };
  const template = { ...one.spec.template, spec: { ...podSpec, containers: containers.map((each) => ({ ...each, image })) } };
  return { ...one, spec: { ...one.spec, template } };
};

export async function compareRollouts(session: Session): Promise<void> {
  await session.applyAll([...inventory(), ...AGENTS]);
  await session.settle();
  const plan = planner.plan([...AGENTS], [await session.list('nodes')]);
  const plans = plan.daemonSets.map(({ rollout }) => rollout);

  const inStep = await session.rollout(AGENTS.map((one) => withImage(one, 'registry.example/agent:2')), true);
  const waves = inStep.reduce((sum, one) => sum + one.waves.length, 0);
  const replaced = inStep.reduce((sum, one) => sum + one.waves.flat().length, 0);
  check(`${AGENTS.length} updates in step: ${waves} waves, ${replaced} pods replaced`, AGENTS.flatMap(({ metadata: { name } }, i) => (
    [...inWaves(plans[i], inStep[i]), ...inBounds(plans[i], inStep[i])].map((objection) => `${name}: ${objection}`)
  )));

  const pods = (reports: readonly DaemonSetReport[]) => new Set(reports.flatMap((report) => report.pods.map(({ uid }) => uid)));
  const before = pods(await session.settle());
  const atOwnPace = await session.rollout(AGENTS.map((one) => withImage(one, 'registry.example/agent:3')), false);
  const fresh = [...pods(await session.settle())].filter((uid) => !before.has(uid)).length;
  check(`${AGENTS.length} updates at their own pace: ${fresh} new pods`, AGENTS.flatMap(({ metadata: { name } }, i) => (
    inBounds(plans[i], atOwnPace[i]).map((objection) => `${name}: ${objection}`)
  )));
}

function inWaves({ strategy, waves, message, maxUnavailable, maxSurge, pods }: RolloutPlan, real: ObservedRollout): string[] {
  const sizes = real.waves.map((wave) => wave.length);
  const budget = maxSurge > 0 ? maxSurge : maxUnavailable;
  const down = Math.min(maxUnavailable, pods);
  return [
    ...(waves !== undefined) === (real.left.length === 0) ? [] : [`${real.left.length} nodes have the old pod at the end, the plan says ${message}`],
    ...waves === undefined || sizes.length === waves ? [] : [`waves of ${sizes}, the plan says ${message}`],
    ...sizes.every((size) => size <= budget) ? [] : [`waves of ${sizes}, the plan says at most ${budget} at once`],
    ...maxSurge > 0 || waves === undefined || real.mostDown === down ? [] : [`${real.mostDown} nodes without an available pod at once, the plan says ${down}`],
    ...strategy === 'OnDelete' && sizes.length > 0 ? [`waves of ${sizes}, the plan says ${message}`] : [],
  ];
}

function inBounds({ maxUnavailable, maxSurge }: RolloutPlan, { mostDown, mostSurging, downBefore }: ObservedRollout): string[] {
  return [
    ...mostDown <= Math.max(maxUnavailable, downBefore) ? [] : [`${mostDown} nodes without an available pod at once, the plan says ${maxUnavailable}`],
    // where the old pod is down, a new one comes without counting
    ...mostSurging <= maxSurge + downBefore ? [] : [`${mostSurging} nodes surge at once, the plan says ${maxSurge}`],
  ];
}
