import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { check } from './check-line';
import { container, daemonSet, nodes, priorityClasses } from './fleet';
import { run } from './live-tool';
import { Session } from './session';
import { seeded } from '../../test/support/seeded';

/*
 * What `plan --cluster` says of DaemonSets that are not there yet, and what becomes of them: on nodes some of whose room and ports are taken.
 */

const EVERYWHERE = [{ operator: 'Exists' }];
const PORT = [{ containerPort: 80, hostPort: 9100 }];
const THERE = [
  daemonSet('tenant', {
    tolerations: EVERYWHERE,
    nodeSelector: { zone: 'a' },
    containers: [container({ cpu: '700m', memory: '512Mi' }, PORT)],
  }),
];
// in the order in which the scheduler takes them
const PLANNED = [
  daemonSet('urgent', {
    tolerations: EVERYWHERE,
    priorityClassName: 'agents-high',
    containers: [container({ cpu: '100m' })],
  }),
  daemonSet('port', { tolerations: EVERYWHERE, containers: [container({ cpu: '10m' }, PORT)] }),
  daemonSet('low', { priorityClassName: 'agents-low', containers: [container({ cpu: '1200m', memory: '700Mi' })] }),
];

interface PlannedNode {
  readonly node: string;
  readonly placement: string;
  readonly fit: string | null;
}

export async function comparePlans(session: Session): Promise<void> {
  await session.applyAll([...priorityClasses, ...nodes(seeded(11), 0, 60, 0)]);
  await session.applyAll(THERE);
  await session.settle();
  const folder = mkdtempSync(join(tmpdir(), 'live-plan-'));
  writeFileSync(join(folder, 'agents.json'), JSON.stringify({ apiVersion: 'v1', kind: 'List', items: PLANNED }));
  const { code, out, err } = await run(['plan', '--cluster', folder, '-f', 'json']).finally(() =>
    rmSync(folder, { recursive: true }),
  );
  const problems = out === '' ? [`exit code ${code}: ${err}`] : [];
  const { daemonSets, kubernetesVersion } = JSON.parse(out || '{"daemonSets":[]}');
  for (const one of PLANNED) {
    await session.applyAll([one]);
    await session.settle();
  }
  const reports = await session.settle();
  const counts: { [outcome: string]: number } = {};
  for (const { metadata } of PLANNED) {
    const states = new Map(
      reports.find(({ name }) => name === metadata.name)!.pods.map(({ node, state }) => [node, state]),
    );
    const planned: PlannedNode[] = daemonSets.find(({ name }: any) => name === metadata.name)?.nodes ?? [];
    if (planned.length !== 60) problems.push(`${metadata.name} is planned for ${planned.length} nodes of 60`);
    for (const { node, placement, fit } of planned) {
      const expected = placement === 'runs' ? (fit === 'fits' ? 'runs' : 'pending') : 'none';
      const real = states.get(node) ?? 'none';
      const found = real === 'none' || real === 'pending' ? real : 'runs';
      counts[expected] = (counts[expected] ?? 0) + 1;
      if (found !== expected) problems.push(`${metadata.name} on ${node}: ${found}, the plan says ${expected}`);
    }
  }
  check(`plan --cluster for ${kubernetesVersion}: ${JSON.stringify(counts)}`, problems);
}
