import { check, main } from './check-line';
import { container, daemonSet, DaemonSetManifest } from './fleet';
import { Session } from './session';
import { withImage } from './updates';
import { ObservedRollout } from './waves';
import { NodePlan } from '../../src/scheduling/node-plan';
import { Planner } from '../../src/scheduling/planner';
import { seeded } from '../../test/support/seeded';

/*
 * Updates in clusters where kubelets have stopped or say that their node is not ready, with the controllers of node lifecycle and
 * taint eviction.
 *
 *   npx ts-node -T --project conformance/tsconfig.json conformance/control-plane/unready.ts [SEED] [COUNT]
 */

const [seed = '1', count = '50'] = process.argv.slice(2);
const planner = new Planner({ kubernetesVersion: '1.36' });

const COUNTS = [1, 1, 2, 3, '25%', '50%', '100%'];
const TOLERATIONS = [
  [],
  [],
  [{ operator: 'Exists' }],
  [{ key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoSchedule' }],
];

/** One DaemonSet on nodes of its own. */
interface Inventory {
  readonly daemonSet: DaemonSetManifest;
  readonly nodes: readonly { readonly metadata: { readonly name: string } }[];
  readonly stopped: readonly string[];
  readonly notReady: readonly string[];
}

function inventories(random: () => number): Inventory[] {
  const chance = (share: number) => random() < share;
  const pick = <T>(pool: readonly T[]): T => pool[Math.floor(random() * pool.length)];
  return Array.from({ length: Number(count) }, (_, i) => {
    const [stopped, notReady]: string[][] = [[], []];
    const [unready, sick] = [pick([0.1, 0.2, 0.4]), pick([0, 0, 0.2])];
    const nodes = Array.from({ length: 2 + Math.floor(random() * 7) }, (__, n) => {
      const name = `node-${i}-${n}`;
      if (chance(unready)) (chance(0.7) ? stopped : notReady).push(name);
      // the old pods of some nodes never become ready
      const broken = chance(sick) ? { 'example.com/broken-tag': '1' } : {};
      const allocatable = { cpu: '16', memory: '32Gi', pods: '110' };
      return {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name, labels: { inventory: String(i), 'kubernetes.io/hostname': name, ...broken } },
        spec: {},
        status: { allocatable, capacity: allocatable, conditions: [{ type: 'Ready', status: 'True' }] },
      };
    });
    const rollingUpdate = chance(0.3)
      ? { maxUnavailable: 0, maxSurge: pick(COUNTS) }
      : { maxUnavailable: pick(COUNTS), maxSurge: 0 };
    const podSpec = {
      nodeSelector: { inventory: String(i) },
      tolerations: pick(TOLERATIONS),
      containers: [container()],
    };
    const updateStrategy = { type: 'RollingUpdate', rollingUpdate };
    return { daemonSet: daemonSet(`agent-${i}`, podSpec, { updateStrategy }), nodes, stopped, notReady };
  });
}

/** What of an update is not as it was planned. */
function contradictions(plan: NodePlan, { daemonSet: one, stopped, notReady }: Inventory, real: ObservedRollout) {
  const { name } = one.metadata;
  const { rollout } = plan.daemonSets.find((other) => other.name === name)!;
  const able = plan
    .outcomesOf(name)
    .filter(({ node, placement }) => placement === 'runs' && !stopped.includes(node) && !notReady.includes(node));
  const stalled = real.left.filter((node) => able.some((outcome) => outcome.node === node));
  const says = `the plan says ${rollout.message}`;
  if (rollout.message.includes('may never finish')) return [];
  if (rollout.waves === undefined) return stalled.length > 0 ? [] : [`it ends, ${says}`];
  if (stalled.length > 0) return [`it stalls with old pods on ${stalled.join(' ')}, ${says}`];
  const waves = real.waves.length;
  const atMost = rollout.message.startsWith('at most');
  return waves === rollout.waves || (atMost && waves < rollout.waves) ? [] : [`${waves} waves, ${says}`];
}

async function compareUnready(session: Session): Promise<void> {
  const all = inventories(seeded(Number(seed)));
  await session.applyAll(all.flatMap(({ nodes, daemonSet: one }) => [...nodes, one]));
  await session.settle();
  const [stopped, notReady] = [all.flatMap((one) => one.stopped), all.flatMap((one) => one.notReady)];
  await session.unready(stopped, notReady);
  const before = await session.settle();
  const daemonSets = all.map((one) => one.daemonSet);
  const [nodes, pods] = [await session.list('nodes'), await session.list('pods')];
  const plan = planner.plan(daemonSets, [nodes], { pods: [pods] });
  check(
    `${stopped.length} nodes unreachable and ${notReady.length} not ready: desiredNumberScheduled of ${all.length} DaemonSets`,
    plan.daemonSets.flatMap(({ name, desired }) => {
      const real = before.find((report) => report.name === name)!.desired;
      return real === desired ? [] : [`${name}: ${real}, the plan says ${desired}`];
    }),
  );
  const real = await session.rollout(
    daemonSets.map((one) => withImage(one, 'registry.example/agent:2')),
    true,
  );
  const kinds = plan.daemonSets.map(({ rollout }) =>
    rollout.waves !== undefined ? 'end' : rollout.message.includes('may never') ? 'may stall' : 'stall',
  );
  const number = (kind: string) => kinds.filter((one) => one === kind).length;
  check(
    `${all.length} updates: ${number('end')} end, ${number('stall')} stall, ${number('may stall')} may stall`,
    all.flatMap((one, i) =>
      contradictions(plan, one, real[i]).map((text) => `${one.daemonSet.metadata.name}: ${text}`),
    ),
  );
  // without pods, the plan knows of no old pod that is not ready, and none that is available on a node that is not ready
  const assumed = planner.plan(daemonSets, [nodes]);
  const healthy = all.filter(
    ({ nodes: list, notReady: some }) => some.length === 0 && !JSON.stringify(list).includes('broken-tag'),
  );
  check(
    `${healthy.length} of them planned without pods`,
    healthy.flatMap((one) =>
      contradictions(assumed, one, real[all.indexOf(one)]).map((text) => `${one.daemonSet.metadata.name}: ${text}`),
    ),
  );
}

void main('lifecycle', [compareUnready]);
