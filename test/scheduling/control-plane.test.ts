import { existsSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { Planner } from '../../src/scheduling/planner';

interface Recording {
  readonly nodes: any[];
  readonly daemonSets: any[];
  readonly rejected: { name: string }[];
  readonly status: { name: string; desired: number }[];
  /** Nothing of DaemonSets without pods. */
  readonly result: { [name: string]: { scheduled: string[]; pending: { [node: string]: string } } };
}

/** What a real control plane of Kubernetes 1.36 did; it lies beside the project, and the tests are skipped, visibly, where it is absent. */
const path = resolve(__dirname, '../../../shared/placement/control-plane-1.36.json');
const present = existsSync(path);
const placementTest = present ? test : test.skip;

function replay() {
  const recording: Recording = JSON.parse(readFileSync(path, 'utf8'));
  const rejected = new Set(recording.rejected.map(({ name }) => name));
  const daemonSets = recording.daemonSets.filter(({ metadata }) => !rejected.has(metadata.name));
  return { recording, daemonSets, plan: new Planner({ kubernetesVersion: '1.36' }).plan(daemonSets, recording.nodes) };
}

placementTest('a real control plane made a pod for every node that the plan says, and for no other', () => {
  const { recording, daemonSets, plan } = replay();
  expect(daemonSets.length).toBeGreaterThan(30);
  for (const { metadata: { name } } of daemonSets) {
    const { scheduled, pending } = recording.result[name] ?? { scheduled: [], pending: {} };
    const runs = plan.outcomesOf(name).filter(({ placement }) => placement === 'runs').map(({ node }) => node);
    expect({ name, runs: runs.sort() }).toEqual({ name, runs: [...scheduled, ...Object.keys(pending)].sort() });
  }
});

placementTest('its own counts are those of the plan', () => {
  const { recording, plan } = replay();
  expect(Object.fromEntries(plan.daemonSets.map(({ name, desired }) => [name, desired])))
    .toEqual(Object.fromEntries(recording.status.map(({ name, desired }) => [name, desired])));
});

placementTest('a node is full in the plan exactly where it was full in the cluster, whoever came last', () => {
  const { recording, plan } = replay();
  const inCluster = new Set(Object.values(recording.result).flatMap(({ pending }) => Object.keys(pending)));
  const inPlan = new Set(plan.daemonSets.flatMap(({ groups }) => groups.filter(({ fit }) => fit === 'pending').flatMap(({ nodes }) => nodes)));
  expect([...inPlan].sort()).toEqual([...inCluster].sort());
});
