import { check, main } from './check-line';
import { container, daemonSet, PRIORITIES, priorityClasses } from './fleet';
import { PodReport, Session } from './session';
import { Planner } from '../../src/scheduling/planner';
import { seeded } from '../../test/support/seeded';

/*
 * Which pods the scheduler evicts for DaemonSets of higher priority, and which pods stay pending.
 *
 *   npx ts-node -T --project conformance/tsconfig.json conformance/control-plane/preemption.ts [SEED]
 */

const [seed = '1'] = process.argv.slice(2);
const planner = new Planner({ kubernetesVersion: '1.36' });
const [NODES_EACH, DAEMON_SETS, ROUNDS] = [5, 24, 4];

const NEVER = { ...priorityClasses[0], metadata: { name: 'agents-polite' }, preemptionPolicy: 'Never' };
const CLASSES = [...priorityClasses, NEVER];
const values = { ...PRIORITIES, 'agents-polite': NEVER.value };

async function comparePreemption(session: Session): Promise<void> {
  const random = seeded(Number(seed));
  const pick = <T>(pool: readonly T[]): T => pool[Math.floor(random() * pool.length)];
  const nodes = Array.from({ length: NODES_EACH * DAEMON_SETS }, (_, i) => {
    const name = `node-${i}`;
    const allocatable = { cpu: '2', memory: '4Gi', pods: pick(['3', '110']) };
    return {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name, labels: { group: String(Math.floor(i / NODES_EACH)), 'kubernetes.io/hostname': name } },
      spec: {},
      status: { allocatable, capacity: allocatable, conditions: [{ type: 'Ready', status: 'True' }] },
    };
  });
  await session.applyAll([...CLASSES, ...nodes]);
  for (let round = 0; round < ROUNDS; round++) {
    const fillers = nodes.flatMap(({ metadata: { name }, status: { allocatable } }) => {
      if (random() < 0.2 || (allocatable.pods === '3' && round === 3)) return [];
      const requests = { cpu: pick(['200m', '500m', '800m']), memory: pick(['256Mi', '1Gi']) };
      const ports = random() < 0.15 && round === 0 ? [{ containerPort: 80, hostPort: 9100 }] : [];
      const priorityClassName = pick(['agents-low', 'agents-low', undefined, 'agents-high']);
      return [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: `filler-${name}-${round}`, namespace: 'fillers' },
          spec: {
            nodeName: name,
            ...(priorityClassName && { priorityClassName }),
            containers: [container(requests, ports)],
          },
        },
      ];
    });
    await session.applyAll(fillers);
    await session.settle();
    // the start of a pod is known to the second
    await new Promise((resolve) => setTimeout(resolve, 1100));
  }
  const daemonSets = Array.from({ length: DAEMON_SETS }, (_, i) =>
    daemonSet(`agent-${i}`, {
      nodeSelector: { group: String(i) },
      priorityClassName: pick(['agents-high', 'agents-high', 'system-node-critical', 'agents-polite', 'agents-low']),
      containers: [
        container(
          { cpu: pick(['100m', '500m', '1', '1900m', '3']), memory: pick(['64Mi', '2Gi']) },
          random() < 0.3 ? [{ containerPort: 9100, hostPort: 9100 }] : [],
        ),
      ],
    }),
  );
  const podsBefore = await session.list('pods');
  const options = { pods: [podsBefore], priorityClasses: values, neverPreempting: ['agents-polite'] };
  const plan = planner.plan(daemonSets, [await session.list('nodes')], options);
  await session.applyAll(daemonSets);
  const reports = await session.settle();
  const names = (list: object) =>
    (list as { items: { metadata: { name: string }; spec: { nodeName?: string } }[] }).items.map(
      ({ metadata, spec }) => [metadata.name, spec.nodeName] as const,
    );
  const left = new Set(names(await session.list('pods')).map(([name]) => name));
  const gone = names(podsBefore).filter(([name]) => !left.has(name));

  const pods = new Map(
    reports.flatMap(({ name, pods: list }) => list.map((pod): [string, PodReport] => [`${name} ${pod.node}`, pod])),
  );
  const counts = { fits: 0, evicts: 0, pending: 0 };
  const problems = daemonSets.flatMap(({ metadata: { name } }) =>
    plan.outcomesOf(name).flatMap(({ node, placement, fit, reasons }) => {
      if (placement !== 'runs') return [];
      const victims = reasons.flatMap((reason) => (reason.kind === 'preemption' ? (reason.values ?? []) : []));
      counts[fit === 'pending' ? 'pending' : victims.length > 0 ? 'evicts' : 'fits']++;
      const evicted = gone.filter(([, on]) => on === node).map(([pod]) => `fillers/${pod}`);
      const state = pods.get(`${name} ${node}`)?.state === 'pending' ? 'pending' : 'fits';
      return [
        ...(state === fit ? [] : [`${name} on ${node}: ${state}, the plan says ${fit}`]),
        ...(String(evicted.sort()) === String([...victims].sort())
          ? []
          : [
              `${name} on ${node}: evicted ${evicted.join(' ') || 'none'}, the plan says ${victims.join(' ') || 'none'}`,
            ]),
      ];
    }),
  );
  check(
    `${nodes.length} nodes: ${gone.length} pods evicted; ${Object.entries(counts)
      .map(([key, number]) => `${key} ${number}`)
      .join(', ')}`,
    problems,
  );
}

void main('cluster', [comparePreemption]);
